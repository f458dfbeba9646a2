import { type CallFilter, type CallRow, callFilter } from '../../shared/contract/calls.ts';
import { startOfDay } from '../../shared/domain/jalali.ts';

export const NO_FILTER: CallFilter = callFilter.parse({});

/** A view that every office has; its filter depends on who looks and when. */
export const FIXED_VIEWS = ['all', 'missed', 'toCode', 'mine', 'today'] as const;
export type FixedView = (typeof FIXED_VIEWS)[number];

/** A named view of this user. */
export type SavedView = { readonly name: string; readonly filter: CallFilter };

/** What the list remembers between visits: the view, or a filter of one's own when `view` is null. */
export type Remembered = { readonly view: FixedView | null; readonly filter: CallFilter };

export function filterOfView(view: FixedView, userId: string, now: number, zone: string): CallFilter {
  switch (view) {
    case 'all':
      return NO_FILTER;
    case 'missed':
      return { ...NO_FILTER, outcomes: ['missed', 'abandoned'] };
    case 'toCode':
      return { ...NO_FILTER, toCodeOnly: true };
    case 'mine':
      return { ...NO_FILTER, agentId: userId };
    case 'today':
      return { ...NO_FILTER, from: startOfDay(now, zone) };
  }
}

/** How many conditions beside the search text are on. */
export function filtersOn(filter: CallFilter): number {
  const { lineIds, directions, outcomes, agentId, customerId, outcomeCodeId, from, to, minTalkSeconds, toCodeOnly } =
    filter;
  const lists = [lineIds, directions, outcomes].filter((list) => list.length > 0).length;
  const values = [agentId, customerId, outcomeCodeId, minTalkSeconds].filter((value) => value !== null).length;
  return lists + values + (from !== null || to !== null ? 1 : 0) + (toCodeOnly ? 1 : 0);
}

/** Whether a call belongs in the list; null where only the hub can tell (words and digits are its search). */
export function fitsFilter(row: CallRow, filter: CallFilter): boolean | null {
  const talked = row.answeredAt === null ? 0 : ((row.endedAt ?? row.answeredAt) - row.answeredAt) / 1000;
  const fits =
    (filter.lineIds.length === 0 || filter.lineIds.includes(row.line.id)) &&
    (filter.directions.length === 0 || filter.directions.includes(row.direction)) &&
    (filter.outcomes.length === 0 || (row.outcome !== null && filter.outcomes.includes(row.outcome))) &&
    (filter.agentId === null || row.takenBy?.id === filter.agentId) &&
    (filter.customerId === null || row.customer?.id === filter.customerId) &&
    (filter.outcomeCodeId === null || row.outcomeCodeId === filter.outcomeCodeId) &&
    (filter.from === null || row.startedAt >= filter.from) &&
    (filter.to === null || row.startedAt < filter.to) &&
    (filter.minTalkSeconds === null || talked >= filter.minTalkSeconds) &&
    (!filter.toCodeOnly || row.toCode);
  return fits && filter.text.trim() !== '' ? null : fits;
}

/** The list after one call changed: in place, new at its time, or gone. The same list back means nothing changed. */
export function withCall(
  rows: readonly CallRow[],
  row: CallRow,
  filter: CallFilter,
  hasMore: boolean,
): readonly CallRow[] {
  const at = rows.findIndex((one) => one.id === row.id);
  const fits = fitsFilter(row, filter);
  if (at !== -1) return fits === false ? rows.toSpliced(at, 1) : rows.with(at, row);
  if (fits !== true) return rows;
  const before = rows.findIndex(
    (one) => one.startedAt < row.startedAt || (one.startedAt === row.startedAt && one.id < row.id),
  );
  // Older than all that is loaded: it comes with its page.
  if (before === -1) return hasMore ? rows : [...rows, row];
  return rows.toSpliced(before, 0, row);
}

/** What was stored, if this version still understands it. */
export function readRemembered(stored: unknown): Remembered | null {
  if (typeof stored !== 'object' || stored === null || !('filter' in stored)) return null;
  const filter = callFilter.safeParse(stored.filter);
  const view = 'view' in stored ? FIXED_VIEWS.find((one) => one === stored.view) : undefined;
  return filter.success ? { view: view ?? null, filter: filter.data } : null;
}

export function readViews(stored: unknown): readonly SavedView[] | null {
  if (!Array.isArray(stored)) return null;
  return stored.flatMap((one: unknown) => {
    if (
      typeof one !== 'object' ||
      one === null ||
      !('name' in one) ||
      !('filter' in one) ||
      typeof one.name !== 'string'
    )
      return [];
    const filter = callFilter.safeParse(one.filter);
    return filter.success ? [{ name: one.name, filter: filter.data }] : [];
  });
}
