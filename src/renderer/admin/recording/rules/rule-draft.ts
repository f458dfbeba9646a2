import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';

/** A rule as the agreement has it, to be put into settings again. */
export type Rule = RecordingSettings['rules'][number];
export type Hours = NonNullable<Rule['hours']>;
export type RuleFault = 'name' | 'days';

/** A rule that fits every call, for somebody to narrow. */
export function blankRule(id: string, name: string): Rule {
  return {
    id,
    name,
    enabled: true,
    action: 'record',
    lineIds: [],
    directions: [],
    agentIds: [],
    customer: 'anybody',
    hours: null,
    classId: null,
  };
}

/** Usual office hours, to begin with: Saturday to Wednesday. */
export const USUAL_HOURS: Hours = { days: [6, 0, 1, 2, 3], from: 480, to: 1020 };

/** The list with one of it in another place; places outside of the list are its ends. */
export function movedTo<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from];
  const place = Math.max(0, Math.min(list.length - 1, to));
  if (one === undefined || place === from) return list;
  return list.toSpliced(from, 1).toSpliced(place, 0, one);
}

export function faultOf(rule: Rule): RuleFault | null {
  if (rule.name.trim() === '') return 'name';
  return rule.hours !== null && rule.hours.days.length === 0 ? 'days' : null;
}

/** The rule further up that leaves nothing for this one. */
export function covering(rules: readonly Rule[], index: number): Rule | undefined {
  return rules.slice(0, index).find((one) => one.enabled && fitsEverything(one));
}

function fitsEverything({ lineIds, directions, agentIds, customer, hours }: Rule): boolean {
  return (
    lineIds.length === 0 && directions.length !== 1 && agentIds.length === 0 && customer === 'anybody' && hours === null
  );
}

/** `08:05` of minutes after midnight. */
export function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The days of a week in the order in which the reader counts them; 0 is Sunday. */
export function weekOf(calendar: 'jalali' | 'gregorian'): readonly number[] {
  return calendar === 'jalali' ? [6, 0, 1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 0];
}

/** Days as runs without a gap, a week being round: Saturday to Wednesday is one run, whatever day comes first. */
export function runsOf(days: readonly number[], week: readonly number[]): readonly (readonly number[])[] {
  const has = new Set(days);
  if (has.size >= 7) return [week];
  const first = week.findIndex((day) => has.has(day) && !has.has((day + 6) % 7));
  const runs: number[][] = [];
  for (let step = 0; step < 7; step += 1) {
    const day = week[(Math.max(0, first) + step) % 7] ?? 0;
    if (!has.has(day)) continue;
    if (has.has((day + 6) % 7) && runs.length > 0) runs.at(-1)?.push(day);
    else runs.push([day]);
  }
  return runs;
}
