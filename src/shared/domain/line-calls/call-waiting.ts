import type { TimedSignal } from '../line-signal.ts';
import { begin } from './begin.ts';
import { callerOfCall, contradicts, deviceTimeOf, withCaller } from './caller.ts';
import { asNew, type Draft, hear, put, tell } from './draft.ts';
import { ended, endWaiting, outcomeOf } from './ending.ts';
import type { CallerNumber, LineFacts } from './types.ts';

/** A second caller knocks on a line that is in use (Type II caller ID); the first call goes on. */
export function callWaiting(draft: Draft, signal: TimedSignal, facts: LineFacts, caller: CallerNumber): void {
  const { waiting } = draft.line;
  if (waiting && !contradicts(callerOfCall(waiting), caller)) {
    const next = withCaller(waiting, caller, signal);
    if (next === waiting) hear(draft, 'waiting');
    else put(draft, 'waiting', next);
    return;
  }
  if (waiting) {
    const over = ended(waiting, waiting.heardAt, 'nextCall', outcomeOf(waiting, draft.line.reportsHook));
    tell(draft, over, 'nextCall', over.outcome);
    endWaiting(draft, over);
  }
  const deviceTime = deviceTimeOf(signal);
  const call = begin(draft, facts, { direction: 'incoming', state: 'ringing', waiting: true, caller, deviceTime });
  const record = signal.dir === undefined ? 'none' : 'due';
  put(draft, 'waiting', call, asNew(draft, { callerHeard: draft.mono, record }));
  tell(draft, call, 'callerId', caller.number ?? caller.status);
}
