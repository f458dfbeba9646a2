import type { Call } from '../call.ts';
import type { Instant } from '../instant.ts';
import { close, type Draft, open, tell } from './draft.ts';
import { endActive, ended, endWaiting, outcomeOf } from './ending.ts';
import { LONGEST_TALK_MS, RECORD_SILENCE_MS, WAITING_SILENCE_MS } from './limits.ts';
import type { Advance, CallMemory, LineCalls, LineFacts } from './types.ts';

type Patience = Pick<LineFacts, 'ringSilenceMs'>;

/** When silence will next mean something on this line, monotonic ms; null: never. */
export function silenceDue(line: LineCalls, facts: Patience): number | null {
  const { active, waiting, memory } = line;
  const dues = [];
  if (active) dues.push(memory.active.heard + patience(active, memory.active, facts.ringSilenceMs));
  if (waiting) dues.push(memory.waiting.heard + patience(waiting, memory.waiting, WAITING_SILENCE_MS));
  return dues.length > 0 ? Math.min(...dues) : null;
}

/** Closes what fell silent: a box says nothing of a caller who gave up (device notes §2, rule 2). */
export function settleSilence(line: LineCalls, now: Instant, mono: number, facts: Patience): Advance {
  const draft = open(line, now, mono);
  closeSilent(draft, facts);
  return close(draft);
}

/** The same within a draft: a signal may come before the timer that should have closed the call before it. */
export function closeSilent(draft: Draft, facts: Patience): void {
  const { waiting, active, memory } = draft.line;
  if (waiting && draft.mono >= memory.waiting.heard + patience(waiting, memory.waiting, WAITING_SILENCE_MS))
    endWaiting(draft, silent(draft, waiting));
  if (active && draft.mono >= memory.active.heard + patience(active, memory.active, facts.ringSilenceMs))
    endActive(draft, silent(draft, active));
}

function silent(draft: Draft, call: Call): Call {
  const over = ended(call, call.heardAt, 'silence', outcomeOf(call, draft.line.reportsHook));
  tell(draft, over, 'silence', over.outcome);
  return over;
}

function patience(call: Call, memory: CallMemory, ringing: number): number {
  if (call.state !== 'ringing') return LONGEST_TALK_MS;
  return memory.record === 'due' ? Math.max(ringing, RECORD_SILENCE_MS) : ringing;
}
