// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedFields } from '../../src/renderer/admin/changed-fields.ts';
import { DeviceForm } from '../../src/renderer/admin/devices/device-form.tsx';
import { frameText } from '../../src/renderer/admin/devices/doctor/frame-text.ts';
import { LineForm } from '../../src/renderer/admin/lines/line-form.tsx';
import { blankCode, draftsOf, inputOf, moved, problemOf } from '../../src/renderer/admin/outcomes/draft-codes.ts';
import { UserForm } from '../../src/renderer/admin/people/user-form.tsx';
import { TokensPage } from '../../src/renderer/admin/tokens/tokens-page.tsx';
import { ConfirmProvider } from '../../src/renderer/ui/confirm.tsx';
import type { Line } from '../../src/shared/contract/lines.ts';
import { button, click, onStage, rest, type Stage, type as typeIn } from './pop-stage.tsx';
import { labelled, readable } from './shell-wire.ts';

const CODES = draftsOf([
  { id: 'sale', label: { fa: 'فروش', en: 'Sale' }, digit: 1, needsNote: false, archived: false },
  { id: 'old', label: { fa: 'کهنه', en: 'Old' }, digit: 3, needsNote: false, archived: true },
  { id: 'ask', label: { fa: 'پرسش', en: 'Question' }, digit: 2, needsNote: true, archived: false },
]);

test('a code that moves takes its place, and the keys stay in order', () => {
  expect(moved(CODES, 0, 1).map((code) => [code.id, code.digit])).toEqual([
    ['ask', 1],
    ['sale', 2],
  ]);
  expect(moved(CODES, 0, -1)).toBe(CODES);
});

test('a new code gets the first free key; archived codes hold none', () => {
  expect(blankCode(CODES)).toMatchObject({ id: null, digit: 3 });
});

test('a code needs words in both languages and a key of its own', () => {
  const [sale, ask] = CODES;
  if (sale === undefined || ask === undefined) throw new Error('two codes were expected');
  expect(problemOf(sale, CODES)).toBeNull();
  expect(problemOf({ ...sale, fa: ' ' }, CODES)).toBe('missing');
  const twice = { ...sale, digit: 2 };
  expect(problemOf(twice, [twice, ask])).toBe('digitTwice');
  const none = { ...sale, digit: null };
  expect(problemOf(none, [none, { ...ask, digit: null }])).toBeNull();
});

test('the whole list is saved in its order', () => {
  expect(inputOf(CODES)).toEqual([
    { id: 'sale', label: { fa: 'فروش', en: 'Sale' }, digit: 1, needsNote: false },
    { id: 'ask', label: { fa: 'پرسش', en: 'Question' }, digit: 2, needsNote: true },
  ]);
});

test('a journal entry shows the fields that became others', () => {
  expect(changedFields({ name: 'Ali', age: 3, tags: ['a'] }, { name: 'Ali', age: 4, tags: ['a', 'b'] })).toEqual([
    { field: 'age', before: '3', after: '4' },
    { field: 'tags', before: '["a"]', after: '["a","b"]' },
  ]);
  expect(changedFields(null, { name: 'Ali', note: null })).toEqual([{ field: 'name', before: '', after: 'Ali' }]);
});

test('bytes are shown as the text they are, and as dots where they are none', () => {
  expect(frameText('0d0a52494e47 7fff')).toBe('··RING··');
});

let stage: Stage;
beforeEach(async () => {
  localStorage.clear();
  stage = await onStage(null);
});
afterEach(() => stage.close());
const text = () => readable(document.body);
const asked = (name: string) => stage.asked.filter((one) => one.name === name).map((one) => one.input);
async function show(...about: Parameters<typeof onStage>): Promise<void> {
  await stage.close();
  stage = await onStage(...about);
}
async function submit(): Promise<void> {
  await act(async () => document.querySelector('form')?.requestSubmit());
  await rest();
}

test('a device needs a port, and a port that one of ours has is said beside the field', async () => {
  await show(<DeviceForm action="Add" onDone={() => undefined} onCancel={() => undefined} />, {
    'devices.ports': () => [{ path: 'COM3', vendor: 'FTDI', product: null, serialNumber: null, inUse: true }],
    'devices.add': () => ({ refused: 'device_busy' }),
  });
  await submit();
  expect(text()).toContain('Choose or write a port');
  await typeIn(labelled('Port'), ' COM۳ ');
  await submit();
  expect(asked('devices.add')).toEqual([
    { kind: 'auto', address: 'COM3', baudRate: null, name: null, options: null, secret: null },
  ]);
  expect(text()).toContain('Another device of the office uses this port');
});

const LINE: Line = {
  id: 'l1',
  deviceId: 'd1',
  position: 1,
  name: 'Sales',
  ownNumber: null,
  color: '#3152c8',
  greeting: null,
  route: { ownerId: 'u1', teamId: null, everybody: true, stepSeconds: 15 },
  codeRequired: false,
  dialPrefix: null,
  twinId: null,
};

test('a line is saved with its way of routing, and empty fields as nothing', async () => {
  let closed = 0;
  const done = () => {
    closed += 1;
  };
  await show(<LineForm line={LINE} onDone={done} />, {
    'people.list': () => ({ users: [{ id: 'u1', name: 'Sara', role: 'agent', active: true }], teams: [] }),
    'lines.update': () => LINE,
  });
  await typeIn(labelled('Own number'), ' 021 8855 ');
  await submit();
  const { name, color, route, codeRequired } = LINE;
  expect(asked('lines.update')).toEqual([
    {
      id: 'l1',
      name,
      color,
      route,
      codeRequired,
      ownNumber: '021 8855',
      greeting: null,
      dialPrefix: null,
      twinId: null,
    },
  ]);
  expect(closed).toBe(1);
});

test('a user name that somebody has is said beside the field, and the form stays', async () => {
  await show(<UserForm teams={[]} onDone={() => expect.fail('the form was closed')} />, {
    'users.create': () => ({ refused: 'name_taken' }),
  });
  await typeIn(labelled('Name'), 'Sara');
  await typeIn(labelled('User name'), 'sara');
  await typeIn(labelled('Password'), 'long enough now');
  await submit();
  expect(asked('users.create')).toHaveLength(1);
  expect(text()).toContain('Somebody has this user name');
});

test('a token is revoked only after a question, and not when the answer is no', async () => {
  const token = {
    id: 't1',
    label: 'Wallboard',
    role: 'agent' as const,
    createdAt: 0,
    lastUsedAt: null,
    revokedAt: null,
  };
  await show(
    <ConfirmProvider>
      <TokensPage />
    </ConfirmProvider>,
    { 'tokens.list': () => [token], 'tokens.revoke': () => null },
  );
  await click(button(stage.page, 'Revoke'));
  expect(text()).toContain('Revoke “Wallboard”?');
  await click(button(document.body, 'Cancel'));
  expect(asked('tokens.revoke')).toEqual([]);
  await click(button(stage.page, 'Revoke'));
  const dialog = document.querySelector('[role=dialog]');
  if (dialog === null) throw new Error('no question was asked');
  await click(button(dialog, 'Revoke'));
  expect(asked('tokens.revoke')).toEqual([{ id: 't1' }]);
});
