import type { Call } from '../call.ts';
import type { Instant } from '../instant.ts';
import { close, open, put, type Slot, tell } from './draft.ts';
import { endActive, ended, endWaiting, outcomeOf } from './ending.ts';
import type { Advance, LineCalls } from './types.ts';

/** An agent takes the call. Where the box has no hooks, or the call waits, this is also the answer. */
export function takeCall(line: LineCalls, callId: string, userId: string, now: Instant, mono: number): Advance {
  const draft = open(line, now, mono);
  const found = find(line, callId);
  if (!found) return close(draft);
  const { call, slot } = found;
  const isAnswer = call.state === 'ringing' && (!line.reportsHook || slot === 'waiting');
  const taken: Call = { ...call, takenBy: userId, ...(isAnswer ? { state: 'talking', answeredAt: draft.at } : {}) };
  put(draft, slot, taken, isAnswer ? { byTake: true } : line.memory[slot]);
  tell(draft, taken, 'taken');
  return close(draft);
}

/** The agent gives the call back; where the taking was the answer, the answer is taken back too. */
export function releaseCall(line: LineCalls, callId: string, now: Instant, mono: number): Advance {
  const draft = open(line, now, mono);
  const found = find(line, callId);
  if (!found) return close(draft);
  const { call, slot } = found;
  const { byTake } = line.memory[slot];
  const free: Call = { ...call, takenBy: null, ...(byTake ? { state: 'ringing', answeredAt: null } : {}) };
  put(draft, slot, free, byTake ? { byTake: false } : line.memory[slot]);
  tell(draft, free, 'released');
  return close(draft);
}

/** The agent says that the call is over; settles what the box cannot tell. */
export function hangUpCall(line: LineCalls, callId: string, now: Instant, mono: number): Advance {
  const draft = open(line, now, mono);
  const found = find(line, callId);
  if (!found) return close(draft);
  const { call, slot } = found;
  const isTalk = call.takenBy !== null && call.answeredAt === null && call.direction === 'incoming';
  const told = isTalk ? { ...call, answeredAt: call.heardAt } : call;
  const over = ended(told, draft.at, 'agent', outcomeOf(told, line.reportsHook));
  tell(draft, over, 'hungUp', over.outcome);
  if (slot === 'waiting') endWaiting(draft, over);
  else endActive(draft, over);
  return close(draft);
}

function find(line: LineCalls, callId: string): { readonly call: Call; readonly slot: Exclude<Slot, 'last'> } | null {
  if (line.active?.id === callId) return { call: line.active, slot: 'active' };
  if (line.waiting?.id === callId) return { call: line.waiting, slot: 'waiting' };
  return null;
}
