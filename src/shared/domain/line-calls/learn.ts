import type { TimedSignal } from '../line-signal.ts';
import type { Draft } from './draft.ts';
import type { LineFacts } from './types.ts';

/** Finds out whether this box tells of hooks on this line; only then does its silence mean that nobody answered. */
export function learnHook(draft: Draft, signal: TimedSignal, facts: LineFacts): void {
  const { line } = draft;
  const reportsHook = facts.hook === 'always' || (facts.hook === 'learned' && (line.reportsHook || showsHook(signal)));
  if (reportsHook === line.reportsHook) return;
  draft.line = { ...line, reportsHook };
  if (reportsHook && signal.kind === 'ring') unanswer(draft);
}

function showsHook(signal: TimedSignal): boolean {
  switch (signal.kind) {
    case 'offHook':
    case 'onHook':
    case 'answer':
    case 'missed':
      return true;
    case 'ring':
      // Only models that also send hook frames number their rings (device notes §3.1).
      return signal.ringCount !== undefined;
    default:
      return false;
  }
}

/** An agent's Take was held for the answer, but this box will tell of the real one. */
function unanswer(draft: Draft): void {
  const { line } = draft;
  if (!line.active || !line.memory.active.byTake) return;
  const memory = { ...line.memory, active: { ...line.memory.active, byTake: false } };
  draft.line = { ...line, active: { ...line.active, state: 'ringing', answeredAt: null }, memory };
}
