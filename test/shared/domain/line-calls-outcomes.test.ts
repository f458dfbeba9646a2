import { describe, expect, it } from 'vitest';
import type { CallOutcome } from '../../../src/shared/domain/call.ts';
import {
  cid,
  deed,
  endRecord,
  HOOK_BOX,
  MODEM,
  NEW_BOX,
  off,
  on,
  other,
  play,
  RECORD_BOX,
  ring,
  type Step,
  startRecord,
  type TestDevice,
} from './line-calls-office.ts';

const ALI = '09121234567';

/** What a word of an order is; one happens every two seconds. */
const WORDS: Readonly<Record<string, (at: number) => Step>> = {
  cid: (at) => cid(at, ALI),
  private: (at) => cid(at, 'P'),
  ring: (at) => ring(at),
  'ring-1': (at) => ring(at, 1),
  'ring-2': (at) => ring(at, 2),
  off,
  on: (at) => on(at),
  digit: (at) => other('digit')(at, { digit: '1' }),
  start: (at) => startRecord(at, ALI),
  'end-0s': (at) => endRecord(at, ALI, 0),
  'end-2s': (at) => endRecord(at, ALI, 2),
  end: other('end'),
  answer: (at) => other('answer')(at, { extension: '101' }),
  missed: other('missed'),
  take: (at) => deed(at, 'take'),
  release: (at) => deed(at, 'release'),
  'hang-up': (at) => deed(at, 'hangUp'),
};

const ORDERS: readonly (readonly [string, TestDevice, string, readonly CallOutcome[]])[] = [
  ['a modem', MODEM, 'ring', ['unknown']],
  ['a modem', MODEM, 'cid', ['unknown']],
  ['a modem', MODEM, 'ring cid ring', ['unknown']],
  ['a modem', MODEM, 'ring-1 ring-2', ['unknown']],
  ['a modem', MODEM, 'ring cid end', ['unknown']],
  ['a modem', MODEM, 'ring cid take', ['answered']],
  ['a modem', MODEM, 'ring cid take hang-up', ['answered']],
  ['a modem', MODEM, 'ring cid take release', ['unknown']],
  ['a modem', MODEM, 'ring cid hang-up', ['unknown']],
  ['a modem', MODEM, 'ring cid missed', ['missed']],
  ['a modem', MODEM, 'ring cid answer end', ['answered']],
  ['a box that sends only caller IDs', NEW_BOX, 'cid', ['unknown']],
  ['a box that sends only caller IDs', NEW_BOX, 'private', ['unknown']],
  ['a box that sends caller IDs and plain rings', NEW_BOX, 'cid ring ring', ['unknown']],
  ['a box that numbers its rings', NEW_BOX, 'cid ring-1 ring-2', ['missed']],
  ['a box that shows its hooks', NEW_BOX, 'cid ring off on', ['answered']],
  ['a box that shows its hooks', NEW_BOX, 'cid ring on', ['missed']],
  ['a box that shows its hooks', NEW_BOX, 'off on cid ring', ['outgoing', 'missed']],
  ['a box that shows its hooks', NEW_BOX, 'cid ring off on cid ring', ['answered', 'missed']],
  ['a box with hooks', HOOK_BOX, 'cid', ['missed']],
  ['a box with hooks', HOOK_BOX, 'ring', ['missed']],
  ['a box with hooks', HOOK_BOX, 'private ring ring', ['missed']],
  ['a box with hooks', HOOK_BOX, 'cid ring ring on', ['missed']],
  ['a box with hooks', HOOK_BOX, 'cid off on', ['answered']],
  ['a box with hooks', HOOK_BOX, 'off on', ['outgoing']],
  ['a box with hooks', HOOK_BOX, 'off digit digit on', ['outgoing']],
  ['a box with hooks', HOOK_BOX, 'off on off on', ['outgoing', 'outgoing']],
  ['a box with hooks', HOOK_BOX, 'cid ring off on off on', ['answered', 'outgoing']],
  ['a box with hooks', HOOK_BOX, 'cid ring off digit on', ['answered']],
  ['a box with hooks', HOOK_BOX, 'answer on', ['answered']],
  ['a box with hooks', HOOK_BOX, 'ring missed', ['missed']],
  ['a box with hooks', HOOK_BOX, 'ring off missed on', ['answered', 'missed']],
  ['a box with hooks', HOOK_BOX, 'cid ring take', ['missed']],
  ['a box with hooks', HOOK_BOX, 'cid ring take off on', ['answered']],
  ['a box with hooks', HOOK_BOX, 'cid ring take hang-up', ['answered']],
  ['a box with hooks', HOOK_BOX, 'cid ring hang-up', ['missed']],
  ['a unit with records', RECORD_BOX, 'start', ['unknown']],
  ['a unit with records', RECORD_BOX, 'start end-0s', ['missed']],
  ['a unit with records', RECORD_BOX, 'start end-2s', ['answered']],
  ['a unit with records', RECORD_BOX, 'end-2s start', ['answered']],
  ['a unit with records', RECORD_BOX, 'end-0s start', ['missed']],
  ['a unit with records', RECORD_BOX, 'ring start off on end-2s', ['answered']],
  ['a unit with records', RECORD_BOX, 'ring start off end-2s on', ['answered']],
  ['a unit with records', RECORD_BOX, 'start take', ['answered']],
  ['a unit with records', RECORD_BOX, 'start take end-0s', ['answered']],
];

describe('how a call comes out', () => {
  it.each(ORDERS)('%s: %s %s gives %s', (_, device, order, outcomes) => {
    const steps = order.split(' ').map((word, index) => WORDS[word]?.(index * 2_000) ?? deed(0, 'take'));
    const run = play(device, steps, 24 * 3_600_000);
    expect([...run.calls.values()].map((call) => call.outcome)).toEqual(outcomes);
  });

  it('is tried in at least 24 orders that differ', () => {
    expect(new Set(ORDERS.map(([device, , order]) => `${device} ${order}`)).size).toBeGreaterThanOrEqual(24);
  });
});
