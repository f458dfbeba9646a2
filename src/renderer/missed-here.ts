import type { CallRow } from '../shared/contract/calls.ts';

/** The calls that rang on this screen and that nobody took, told from events alone. */
export interface MissedHere {
  /** The card of a call went because nobody took it; its row is about to come. */
  folded(callId: string): void;
  /** The list with this row in it, if it belongs there; else the same list. */
  withRow(missed: readonly CallRow[], row: CallRow): readonly CallRow[];
}

/** As many as a snapshot brings. */
const MOST = 20;
/** A row that never comes must not be waited for for ever. */
const MOST_AWAITED = 100;

const UNANSWERED: ReadonlySet<CallRow['outcome']> = new Set(['missed', 'abandoned', 'unknown']);

/** As the snapshot's question has it. A PBX may tell of an answer when the call is long over. */
const isMissed = ({ takenBy, outcome }: CallRow): boolean => takenBy === null && UNANSWERED.has(outcome);

export function followMissed(): MissedHere {
  const awaited = new Set<string>();
  return {
    folded(callId) {
      awaited.add(callId);
      const [oldest] = awaited;
      if (awaited.size > MOST_AWAITED && oldest !== undefined) awaited.delete(oldest);
    },
    withRow(missed, row) {
      const at = missed.findIndex((one) => one.id === row.id);
      if (at !== -1) return isMissed(row) ? missed.with(at, row) : missed.toSpliced(at, 1);
      if (row.state !== 'ended' || !awaited.delete(row.id) || !isMissed(row)) return missed;
      const after = missed.findIndex((one) => one.startedAt <= row.startedAt);
      return missed.toSpliced(after === -1 ? missed.length : after, 0, row).slice(0, MOST);
    },
  };
}
