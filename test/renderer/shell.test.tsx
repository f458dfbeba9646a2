// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Banners } from '../../src/renderer/shell/banners.tsx';
import { ConnectionBadge } from '../../src/renderer/shell/connection-badge.tsx';
import { LineStrip } from '../../src/renderer/shell/line-strip.tsx';
import { PresenceMenu } from '../../src/renderer/shell/presence-menu.tsx';
import { Rail } from '../../src/renderer/shell/rail.tsx';
import { SimulateMenu } from '../../src/renderer/shell/simulate-menu.tsx';
import { UserMenu } from '../../src/renderer/shell/user-menu.tsx';
import { useKey } from '../../src/renderer/ui/keys.tsx';
import { useSession } from '../../src/renderer/use-core.tsx';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import type { DeviceState, LineState } from '../../src/shared/contract/lines.ts';
import { button, click, onStage, press, rest, type Stage, type as typeIn } from './pop-stage.tsx';
import { readable } from './shell-wire.ts';

const NOW = Date.UTC(2025, 10, 22, 8, 0);
const DEVICE: DeviceState = {
  id: 'd1',
  kind: 'modem',
  name: 'Modem',
  address: 'COM3',
  baudRate: null,
  options: { profile: null, preset: null, pattern: null, username: null },
  hasSecret: false,
  recognised: null,
  notUnderstood: false,
  clockDrift: null,
  canDial: false,
  enabled: true,
  fixed: false,
  state: 'open',
  detail: null,
  since: NOW,
  lastByteAt: null,
  signals: 0,
  skippedBytes: 0,
  reopened: 0,
  lineIds: ['l1'],
};
const LINE: LineState = {
  id: 'l1',
  name: 'Sales',
  color: '#3152c8',
  position: 1,
  deviceId: 'd1',
  state: 'idle',
  since: NOW,
  call: null,
};
const now = (change: Partial<OutputOf<'live.snapshot'>>) => ({
  'live.snapshot': () => ({ at: NOW, lines: [], devices: [], presence: [], pops: [], dock: [], missed: [], ...change }),
});

/** As in the house: nothing of the shell is there before somebody is. */
function Inside({ children }: { readonly children: ReactNode }) {
  return useSession((session) => session.me !== null) ? children : null;
}

let stage: Stage;
beforeEach(() => localStorage.clear());
afterEach(() => stage.close());
const text = () => readable(stage.page);
const asked = (name: string) => stage.asked.filter((one) => one.name === name).map((one) => one.input);

test('a line says its state in a word and a shape, who calls, and who has the call', async () => {
  const call = {
    id: 'c',
    direction: 'incoming' as const,
    number: '0912 555 0039',
    name: null,
    takenBy: 'Omid',
    waiting: false,
    recordings: { count: 0, durationMs: 0 },
  };
  stage = await onStage(
    <LineStrip />,
    now({ lines: [LINE, { ...LINE, id: 'l2', name: 'Support', state: 'talking', call }] }),
  );
  const [idle, talking] = stage.page.querySelectorAll('li');
  expect(idle?.textContent).toContain('Idle');
  expect(talking?.textContent).toMatch(/Support.*Talking.*0912 555 0039.*with Omid/);
  expect(talking?.querySelector('svg')?.getAttribute('aria-label')).toBe('Talking');
  expect(talking?.querySelector('bdi[dir=ltr]')).not.toBeNull();
});

test('without a line the strip says how one comes', async () => {
  stage = await onStage(<LineStrip />);
  expect(text()).toContain('No lines yet');
  expect(text()).toContain('The admin connects a device');
});

test.each([
  ['missing', 'Check the cable'],
  ['forbidden', 'dialout'],
  ['busy', 'Another program has the port'],
  ['lost', 'connecting again'],
  ['failed', 'cannot be used at the moment'],
] as const)('a device that is %s says what to do, with the system’s words folded below', async (state, words) => {
  stage = await onStage(<Banners />, now({ devices: [{ ...DEVICE, state, detail: 'EACCES' }] }));
  expect(stage.page.querySelector('[role=alert]')?.textContent).toContain(words);
  expect(text()).toContain('COM3');
  expect(stage.page.querySelector('details:not([open])')?.textContent).toContain('EACCES');
});

test('a device that works, or is switched off, asks for nobody', async () => {
  stage = await onStage(
    <Banners />,
    now({ devices: [DEVICE, { ...DEVICE, id: 'd2', enabled: false, state: 'missing' }] }),
  );
  expect(text()).toBe('');
});

test('a device that breaks later is told at once, and no longer when it is back', async () => {
  stage = await onStage(<Banners />, now({ devices: [DEVICE] }));
  await stage.push('device.changed', { ...DEVICE, state: 'lost' });
  expect(stage.page.querySelector('[role=alert]')).not.toBeNull();
  await stage.push('device.changed', DEVICE);
  expect(stage.page.querySelector('[role=alert]')).toBeNull();
});

test('calls that a stop interrupted are told, and the note can be put away', async () => {
  stage = await onStage(<Banners />);
  await stage.push('office.notice', { code: 'interruptedCalls', count: 2 });
  expect(text()).toContain('during 2 calls');
  await click(stage.page.querySelector('button'));
  expect(text()).toBe('');
});

test('a state is set with its reason, except for being available', async () => {
  const mine = {
    userId: 'me',
    name: 'Reza',
    state: 'available' as const,
    reason: null,
    since: NOW,
    online: true,
    callId: null,
  };
  stage = await onStage(
    <Inside>
      <PresenceMenu />
    </Inside>,
    { ...now({ presence: [mine] }), 'presence.set': () => null },
  );
  await click(stage.page.querySelector('button'));
  await typeIn(document.querySelector('input[maxlength="80"]'), ' lunch ');
  await click([...document.querySelectorAll('[role=radio]')].find((one) => one.textContent?.includes('On a break')));
  expect(asked('presence.set')).toEqual([{ state: 'break', reason: 'lunch' }]);
});

test('a lost connection is said with the age of what stands on the screen', async () => {
  stage = await onStage(<ConnectionBadge />);
  expect(text()).toBe('Connected');
  await act(async () => stage.core.link.set({ state: 'lost', heardAt: Date.now() - 200_000, skewMs: 0 }));
  expect(text()).toContain('No connection');
  expect(text()).toContain('3 minutes ago');
});

test('the language changes at once, with its direction and its digits, and is kept for the person', async () => {
  stage = await onStage(
    <Inside>
      <UserMenu />
      <LineStrip />
    </Inside>,
    { 'me.savePreferences': () => ({}) as never },
  );
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr']);
  await click(stage.page.querySelector('button[aria-label^="My settings"]'));
  await click(
    [...document.querySelectorAll('input[type=radio]')].find((one) => (one as HTMLInputElement).value === 'fa'),
  );
  await rest();
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['fa', 'rtl']);
  expect(text()).toContain('هنوز خطی نیست');
  expect(asked('me.savePreferences')).toEqual([{ language: 'fa', digits: 'fa', calendar: 'jalali' }]);
});

test('only the rooms that the person may enter stand in the rail', async () => {
  stage = await onStage(
    <Inside>
      <Rail />
    </Inside>,
  );
  expect([...stage.page.querySelectorAll('a')].map((one) => one.textContent)).toEqual([
    'Desk',
    'Calls',
    'Customers',
    'Admin',
  ]);
  const { me } = stage.core.session.state.get();
  if (me === null) throw new Error('nobody is on stage');
  await act(async () => stage.core.session.meChanged({ ...me, permissions: ['call.read'] }));
  expect([...stage.page.querySelectorAll('a')].map((one) => one.textContent)).toEqual(['Calls']);
});

test('simulated calls are offered where there are invented lines, and nowhere else', async () => {
  stage = await onStage(<SimulateMenu />, { 'simulator.ring': () => null });
  expect(text()).toBe('');
  await stage.push('device.changed', { ...DEVICE, kind: 'simulator' });
  await click(button(stage.page, 'Simulate a call'));
  await click([...document.querySelectorAll('[role=menuitem]')].find((one) => one.textContent === 'A hidden number'));
  expect(asked('simulator.ring')).toEqual([{ scenario: 'hidden' }]);
});

function Room({ onNote }: { readonly onNote: () => void }) {
  useKey({ code: 'KeyN' }, 'Note', onNote);
  return <input aria-label="field" />;
}

test('a key is a place on the keyboard, not a letter, and types when somebody is typing', async () => {
  let notes = 0;
  stage = await onStage(
    <Room
      onNote={() => {
        notes += 1;
      }}
    />,
  );
  await press(document.body, 'KeyN', { key: 'د' });
  expect(notes).toBe(1);
  await press(stage.page.querySelector('input'), 'KeyN');
  await press(document.body, 'KeyN', { ctrlKey: true });
  expect(notes).toBe(1);
});
