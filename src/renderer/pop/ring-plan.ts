import { type CallerClass, callerClass } from './caller-class.ts';
import type { StackEntry } from './use-pop-entries.ts';

/** The ring at which each card was last heard. */
export type Heard = ReadonlyMap<string, number>;
/** `sound` null: nothing new to hear. `silent`: nothing rings here any more, so what sounds should stop. */
export type RingTurn = { readonly heard: Heard; readonly sound: CallerClass | null; readonly silent: boolean };

/** A card sounds again at each second ring at most. */
const RINGS_BETWEEN = 2;

/**
 * What is to be heard of these cards: one sound for all that changed at once, of the newest. A call that came with a
 * snapshot, that somebody has, or that its reader folded away makes none.
 */
export function ringTurn(heard: Heard, entries: readonly StackEntry[], folded: ReadonlySet<string>): RingTurn {
  const ringing = entries.filter(({ entry }) => isRinging(entry) && !folded.has(entry.pop.callId));
  const due = ringing.filter(({ entry: { pop, arrivedAt } }) => {
    const last = heard.get(pop.callId);
    return last === undefined ? arrivedAt !== null : pop.ringCount >= last + RINGS_BETWEEN;
  });
  const newest = due.at(-1);
  const next = ringing.map(({ entry: { pop } }) => {
    const last = heard.get(pop.callId);
    const soundsNow = due.some(({ entry }) => entry.pop.callId === pop.callId);
    return [pop.callId, soundsNow || last === undefined ? pop.ringCount : last] as const;
  });
  return {
    heard: new Map(next),
    sound: newest === undefined ? null : callerClass(newest.entry.pop),
    silent: ringing.length === 0,
  };
}

function isRinging({ pop, fold }: StackEntry['entry']): boolean {
  return fold === null && pop.state === 'ringing' && pop.direction === 'incoming' && pop.takenBy === null;
}
