// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FirstRun } from '../../src/renderer/first-run/first-run.tsx';
import { SignIn } from '../../src/renderer/sign-in/sign-in.tsx';
import { PasswordStrength } from '../../src/renderer/ui/password-strength.tsx';
import { type Answers, button, click, onStage, rest, type Stage, type as typeIn } from './pop-stage.tsx';
import { readable } from './shell-wire.ts';

let stage: Stage;
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => stage.close());
const text = () => readable(stage.page);
const field = (name: string) => stage.page.querySelector(`input[autocomplete="${name}"]`);
const asked = (name: string) => stage.asked.filter((one) => one.name === name).map((one) => one.input);
async function submit(): Promise<void> {
  await act(async () => stage.page.querySelector('form')?.requestSubmit());
  await rest();
}

const OFFICE = {
  needsSetup: false,
  demo: false,
  officeName: 'Aria',
  language: 'en' as const,
  version: '1',
  protocol: 1,
  me: null,
};

test('a name or password that is missing is said beside the field, and nobody is asked', async () => {
  stage = await onStage(<SignIn />, { 'auth.state': () => OFFICE });
  await submit();
  expect(text()).toContain('Write your user name');
  expect(text()).toContain('Write your password');
  expect(asked('auth.signIn')).toEqual([]);
});

test('a wrong password is said in words, and another try can be made', async () => {
  stage = await onStage(<SignIn />, {
    'auth.state': () => OFFICE,
    'auth.signIn': () => ({ refused: 'wrong_password' }),
  });
  await typeIn(field('username'), ' sara ');
  await typeIn(field('current-password'), ' with blanks ');
  await submit();
  expect(asked('auth.signIn')).toEqual([{ username: 'sara', password: ' with blanks ' }]);
  expect(stage.page.querySelector('[role=alert]')?.textContent).toContain('The name or the password is not right');
  expect(button(stage.page, 'Sign in')?.disabled).toBe(false);
});

test('who was signed out from elsewhere reads why', async () => {
  stage = await onStage(<SignIn />);
  await stage.push('session.ended', { reason: 'revoked' });
  expect(text()).toContain('ended from another place');
});

test('the strength of a password is its length, in words', async () => {
  stage = await onStage(<PasswordStrength password="seven77" />);
  expect(text()).toContain('3 more characters');
});

const FRESH = { ...OFFICE, needsSetup: true, officeName: null };

/** An office to be set up, seen by somebody who came with the link. */
async function firstRun(answers: Answers = {}): Promise<void> {
  sessionStorage.setItem('hamzang.setUpCode', 'code');
  localStorage.setItem(
    'hamzang.preferences',
    JSON.stringify({ language: 'en', digits: 'latn', calendar: 'gregorian' }),
  );
  stage = await onStage(<FirstRun />, { 'auth.state': () => FRESH, ...answers });
}

test('who comes without the link cannot make himself admin, and reads where the link is', async () => {
  localStorage.setItem('hamzang.preferences', JSON.stringify({ language: 'en' }));
  stage = await onStage(<FirstRun />, { 'auth.state': () => FRESH });
  expect(text()).toContain('one-time link');
  await typeIn(stage.page.querySelector('form input'), 'http://127.0.0.1:1/#/sign-in/pasted');
  await submit();
  expect(stage.core.session.state.get().setUpCode).toBe('pasted');
});

test('the first steps ask one thing at a time and set the office up with all of it', async () => {
  const { me } = await stageMe();
  await firstRun({ 'auth.setUp': () => ({ token: 't', me }) });
  await click(button(stage.page, 'English'));
  await click(button(stage.page, 'This computer alone'));
  await submit();
  expect(text()).toContain('Write the name of the office');
  await typeIn(stage.page.querySelector('form input'), 'Aria Trading');
  await submit();
  await typeIn(field('name'), 'Sara');
  await typeIn(field('username'), 'Sara.A');
  await typeIn(field('new-password'), 'too short');
  await submit();
  expect(text()).toContain('1 more character');
  await typeIn(field('new-password'), 'long enough now');
  await submit();
  await click(button(stage.page, 'No, begin empty'));
  expect(asked('auth.setUp')).toEqual([
    {
      code: 'code',
      officeName: 'Aria Trading',
      country: 'IR',
      areaCode: '21',
      language: 'en',
      name: 'Sara',
      username: 'sara.a',
      password: 'long enough now',
      sampleData: false,
    },
  ]);
  expect(text()).toContain('The device on your telephone lines');
});

/** The person whom the stage has signed in. */
async function stageMe() {
  stage = await onStage(null);
  const { me } = stage.core.session.state.get();
  await stage.close();
  if (me === null) throw new Error('nobody is on stage');
  return { me };
}
