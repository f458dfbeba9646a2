import type { CallRow } from '../../shared/contract/calls.ts';

/** The missed calls of one caller: his latest, how often, and all of them for taking off the desk. */
export type MissedGroup = { readonly latest: CallRow; readonly count: number; readonly ids: readonly string[] };

/** One chip per caller, the latest first. Hidden numbers are nobody's, so each stays by itself. */
export function groupMissed(rows: readonly CallRow[]): readonly MissedGroup[] {
  const groups = new Map<string, CallRow[]>();
  for (const row of rows) {
    const caller = row.customer?.id ?? (row.numberStatus === 'ok' && row.numberSure ? row.local : null) ?? row.id;
    groups.set(caller, [...(groups.get(caller) ?? []), row]);
  }
  return [...groups.values()].flatMap((calls) => {
    const sorted = calls.toSorted((a, b) => b.startedAt - a.startedAt);
    const [latest] = sorted;
    return latest === undefined ? [] : [{ latest, count: calls.length, ids: sorted.map((row) => row.id) }];
  });
}
