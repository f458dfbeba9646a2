// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { type Core, connect } from '../../src/renderer/connect.ts';
import type { ErrorCode, Reply, Request } from '../../src/shared/contract/wire.ts';
import { createWire, settled, type Wire, yes } from './shell-wire.ts';

const ME = { kind: 'user', id: 'u1', name: 'Sara', permissions: [] };
const OFFICE = {
  needsSetup: false,
  demo: false,
  officeName: 'Aria',
  language: 'fa',
  version: '1',
  protocol: 1,
  me: null,
};
const SNAPSHOT = { at: 0, lines: [], devices: [], presence: [], pops: [], dock: [], missed: [] };
const no = (code: ErrorCode): Reply => ({ ok: false, error: { code, message: '' } });

let wire: Wire;
function started(answers: Readonly<Record<string, (input: never) => Reply>>): Core {
  const usual = { 'auth.state': () => yes(OFFICE), 'live.snapshot': () => yes(SNAPSHOT) };
  const all = { ...usual, ...answers } as Readonly<Record<string, ((input: unknown) => Reply) | undefined>>;
  wire = createWire(({ name, input }: Request) => all[name]?.(input) ?? no('unknown_procedure'));
  return connect(wire.open);
}
const names = () => wire.asked.map((request) => request.name);
const phase = (core: Core) => core.session.state.get().phase;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  window.location.hash = '';
});

test('a one-time link opens a session, is kept for the next time, and leaves the address bar', async () => {
  window.location.hash = '#/sign-in/once%2F1';
  const core = started({ 'auth.redeem': () => yes({ token: 'kept', me: ME }) });
  wire.become('connected');
  await settled();
  expect(phase(core)).toBe('in');
  expect(wire.asked.find((request) => request.name === 'auth.redeem')?.input).toEqual({ code: 'once/1' });
  expect(localStorage.getItem('hamzang.session')).toBe('kept');
  expect(window.location.hash).not.toContain('once');
});

test('a link that was used already leads to the sign-in, which says so', async () => {
  window.location.hash = '#/sign-in/used';
  const core = started({ 'auth.redeem': () => no('link_used') });
  wire.become('connected');
  await settled();
  expect(core.session.state.get()).toMatchObject({ phase: 'signIn', ended: 'link_used' });
});

test('every new connection begins as a stranger, resumes the session and asks for everything anew', async () => {
  localStorage.setItem('hamzang.session', 'kept');
  const core = started({ 'auth.resume': () => yes(ME) });
  wire.become('connected');
  await settled();
  wire.become('lost');
  expect(core.link.get().state).toBe('lost');
  const before = wire.asked.length;
  wire.become('connected');
  await settled();
  expect(names().slice(before)).toEqual(['auth.state', 'auth.resume', 'live.snapshot', 'recordings.live']);
  expect(phase(core)).toBe('in');
});

test('what needs a person waits until the session is open again', async () => {
  localStorage.setItem('hamzang.session', 'kept');
  const core = started({ 'auth.resume': () => yes(ME), 'lines.list': () => yes([]) });
  const lines = core.client.ask('lines.list', {});
  await settled();
  expect(names()).toEqual([]);
  wire.become('connected');
  await expect(lines).resolves.toEqual([]);
  expect(names().indexOf('lines.list')).toBeGreaterThan(names().indexOf('auth.resume'));
});

test('a token that counts no more is forgotten', async () => {
  localStorage.setItem('hamzang.session', 'old');
  const core = started({ 'auth.resume': () => no('signed_out') });
  wire.become('connected');
  await settled();
  expect(phase(core)).toBe('signIn');
  expect(localStorage.getItem('hamzang.session')).toBeNull();
});

test('a session that somebody ended leads to the sign-in with the reason; a hub that stops does not', async () => {
  localStorage.setItem('hamzang.session', 'kept');
  const core = started({ 'auth.resume': () => yes(ME) });
  wire.become('connected');
  await settled();
  wire.push('session.ended', { reason: 'shutdown' });
  expect(phase(core)).toBe('in');
  wire.push('session.ended', { reason: 'revoked' });
  expect(core.session.state.get()).toMatchObject({ phase: 'signIn', ended: 'revoked', me: null });
  expect(localStorage.getItem('hamzang.session')).toBeNull();
});

test('an office without an admin is set up with the code of the link, and its admin stays for the first steps', async () => {
  window.location.hash = '#/sign-in/first';
  let done = false;
  const core = started({
    'auth.state': () => yes({ ...OFFICE, needsSetup: !done }),
    'auth.setUp': () => {
      done = true;
      return yes({ token: 'new', me: ME });
    },
  });
  wire.become('connected');
  await settled();
  expect(core.session.state.get()).toMatchObject({ phase: 'setUp', setUpCode: 'first' });
  await core.session.setUp({
    officeName: 'Aria',
    country: 'IR',
    areaCode: '21',
    language: 'fa',
    name: 'Sara',
    username: 'sara',
    password: 'ten letters',
    sampleData: false,
  });
  expect(wire.asked.find((request) => request.name === 'auth.setUp')?.input).toMatchObject({ code: 'first' });
  expect(core.session.state.get()).toMatchObject({ phase: 'in', firstSteps: true, setUpCode: null });
});
