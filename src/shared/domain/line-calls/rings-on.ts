import type { Draft } from './draft.ts';
import type { LineFacts } from './types.ts';

/** True while the bell may still ring for a call of which an agent has said that it is over. */
export function ringsOn(draft: Draft, facts: LineFacts): boolean {
  const { active, last, memory, reportsHook } = draft.line;
  if (active || last?.endReason !== 'agent' || last.direction !== 'incoming') return false;
  const wasLifted = reportsHook && last.answeredAt !== null && !memory.last.byTake;
  return !wasLifted && draft.mono - memory.last.heard <= facts.ringSilenceMs;
}
