import { expect, test } from 'vitest';
import { followLive } from '../../src/renderer/live-store.ts';
import { createClient } from '../../src/shared/client/client.ts';
import { type CallRow, callRow, type ScreenPop } from '../../src/shared/contract/calls.ts';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import type { LineState } from '../../src/shared/contract/lines.ts';
import { POP } from './pop-stage.tsx';
import { createWire, yes } from './shell-wire.ts';

const LINE: LineState = {
  id: 'l1',
  name: 'Line 1',
  color: '#000000',
  position: 1,
  deviceId: 'd1',
  state: 'idle',
  since: 0,
  call: null,
};
const EMPTY: OutputOf<'live.snapshot'> = {
  at: 0,
  lines: [LINE],
  devices: [],
  presence: [],
  pops: [],
  dock: [],
  missed: [],
};

function followed(snapshot: () => OutputOf<'live.snapshot'> = () => EMPTY) {
  const wire = createWire(() => yes(snapshot()));
  let id = 0;
  const client = createClient(
    wire.open(() => undefined),
    () => {
      id += 1;
      return String(id);
    },
  );
  return { wire, live: followLive(client) };
}
const pop = (callId: string, startedAt: number, change: Partial<ScreenPop> = {}): ScreenPop => ({
  ...POP,
  callId,
  startedAt,
  ...change,
});
const ids = (live: ReturnType<typeof followed>['live']) => live.get().pops.map((one) => one.pop.callId);

test('cards stand oldest ringing first, in whatever order they arrive', () => {
  const { wire, live } = followed();
  wire.push('pop.shown', pop('b', 20));
  wire.push('pop.shown', pop('c', 30));
  wire.push('pop.shown', pop('a', 10));
  expect(ids(live)).toEqual(['a', 'b', 'c']);
});

test('a card that changes keeps its place and the moment of its arrival', () => {
  const { wire, live } = followed();
  wire.push('pop.shown', pop('a', 10));
  const arrivedAt = live.get().pops[0]?.arrivedAt;
  wire.push('pop.changed', pop('a', 10, { ringCount: 4 }));
  expect(live.get().pops).toMatchObject([{ pop: { ringCount: 4 }, arrivedAt }]);
});

test('a change of a card that is not on this screen brings none', () => {
  const { wire, live } = followed();
  wire.push('pop.changed', pop('a', 10));
  expect(ids(live)).toEqual([]);
});

test('a folded card says who took the call', () => {
  const { wire, live } = followed();
  wire.push('pop.shown', pop('a', 10));
  wire.push('pop.folded', { callId: 'a', reason: 'taken', by: { id: 'u2', name: 'Omid' } });
  expect(live.get().pops[0]?.fold).toEqual({ reason: 'taken', by: { id: 'u2', name: 'Omid' } });
});

test('a card that comes back after it was folded stands there again', () => {
  const { wire, live } = followed();
  wire.push('pop.shown', pop('a', 10));
  wire.push('pop.folded', { callId: 'a', reason: 'taken', by: null });
  wire.push('pop.shown', pop('a', 10));
  expect(live.get().pops[0]?.fold).toBeNull();
});

test('a snapshot replaces what stood there, and what it brings is no measure of speed', async () => {
  const { wire, live } = followed(() => ({ ...EMPTY, pops: [pop('b', 20), pop('c', 30)] }));
  wire.push('pop.shown', pop('a', 10));
  wire.push('pop.shown', pop('b', 20));
  const arrivedAt = live.get().pops[1]?.arrivedAt;
  await live.sync();
  expect(live.get().pops.map((one) => [one.pop.callId, one.arrivedAt])).toEqual([
    ['b', arrivedAt],
    ['c', null],
  ]);
});

test('an event wakes only those who follow its slice', async () => {
  const { wire, live } = followed();
  await live.sync();
  const before = live.get();
  wire.push('pop.shown', pop('a', 10));
  expect(live.get().lines).toBe(before.lines);
  expect(live.get().pops).not.toBe(before.pops);
});

test('the lines of a removed device leave the strip, also when they speak once more', async () => {
  const { wire, live } = followed();
  await live.sync();
  wire.push('device.removed', { id: 'd1' });
  wire.push('line.changed', { ...LINE, deviceId: null, state: 'outOfOrder' });
  expect(live.get().lines).toEqual([]);
});

const row = (id: string, startedAt: number, change: Partial<CallRow> = {}): CallRow => ({
  ...callRow.parse({
    id,
    line: { id: 'l1', name: 'Line 1', color: '#000000' },
    direction: 'incoming',
    state: 'ended',
    number: '09121234567',
    local: '0912 123 4567',
    numberStatus: 'ok',
    numberSure: true,
    callerName: null,
    customer: null,
    startedAt,
    answeredAt: null,
    endedAt: startedAt + 1,
    ringCount: 2,
    outcome: 'missed',
    endReason: null,
    takenBy: null,
    outcomeCodeId: null,
    note: null,
    toCode: false,
    waiting: false,
    recordings: { count: 0, durationMs: 0 },
  }),
  ...change,
});
const missed = (live: ReturnType<typeof followed>['live']) => live.get().missed.map((one) => one.id);
function missOn(wire: ReturnType<typeof followed>['wire'], id: string, startedAt: number): void {
  wire.push('pop.shown', pop(id, startedAt));
  wire.push('pop.folded', { callId: id, reason: 'missed', by: null });
  wire.push('call.changed', row(id, startedAt));
}

test('a call that rang here and that nobody took stands among the missed ones, newest first, without a question', () => {
  const { wire, live } = followed();
  missOn(wire, 'a', 10);
  missOn(wire, 'b', 20);
  expect(missed(live)).toEqual(['b', 'a']);
  wire.push('call.changed', row('a', 10, { note: 'called back' }));
  expect(live.get().missed[1]?.note).toBe('called back');
  expect(wire.asked).toEqual([]);
});

test('a missed call that did not ring here is not mine, and one that still rings or was taken is not missed', () => {
  const { wire, live } = followed();
  wire.push('call.changed', row('elsewhere', 10));
  wire.push('pop.folded', { callId: 'a', reason: 'missed', by: null });
  wire.push('call.changed', row('a', 20, { state: 'ringing', outcome: null }));
  expect(missed(live)).toEqual([]);
  wire.push('call.changed', row('a', 20, { takenBy: { id: 'u2', name: 'Omid' } }));
  expect(missed(live)).toEqual([]);
});

test('no more than twenty missed calls are kept, and one that I put away does not come back', () => {
  const { wire, live } = followed();
  for (let i = 0; i < 25; i += 1) missOn(wire, `m${i}`, i);
  expect(missed(live)).toHaveLength(20);
  expect(missed(live)[0]).toBe('m24');
  live.dismissMissed('m24');
  wire.push('call.changed', row('m24', 24, { note: 'late' }));
  expect(missed(live)[0]).toBe('m23');
});

test('a call of which it is told later that somebody answered is not missed any more', () => {
  const { wire, live } = followed();
  missOn(wire, 'a', 10);
  missOn(wire, 'b', 20);
  wire.push('call.changed', row('b', 20, { outcome: 'answered' }));
  wire.push('call.changed', row('a', 10, { takenBy: { id: 'u2', name: 'Omid' } }));
  expect(missed(live)).toEqual([]);
});
