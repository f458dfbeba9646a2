import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal, SignalKind } from '../../shared/domain/line-signal.ts';

/** So many of the last times are compared; one that is far off does not move their middle. */
const KEPT = 5;
const DAY_MS = 86_400_000;
/** A day of the year may lie this far ahead before it is taken for the last year's (device notes §2, rule 5). */
const AHEAD_MS = 2 * DAY_MS;

/** Signals that are told when they happen; a record of a whole call carries the time of its beginning. */
const TOLD_AT_ONCE: ReadonlySet<SignalKind> = new Set(['ring', 'callerId', 'offHook', 'answer', 'device', 'status']);

/** How far a device's clock is from ours. */
export interface ClockDrift {
  /** Takes a signal; true where `seconds` has changed. */
  hear(signal: LineSignal, at: Instant): boolean;
  /** Device's clock minus ours; null: it has told no time. */
  readonly seconds: number | null;
}

export function createClockDrift(): ClockDrift {
  const last: number[] = [];
  let seconds: number | null = null;
  return {
    hear(signal, at) {
      const drift = TOLD_AT_ONCE.has(signal.kind) && !signal.replay ? driftOf(signal, at) : null;
      if (drift === null) return false;
      last.push(drift);
      if (last.length > KEPT) last.shift();
      const middle = [...last].sort((a, b) => a - b)[Math.floor(last.length / 2)] ?? drift;
      const changed = middle !== seconds;
      seconds = middle;
      return changed;
    },
    get seconds() {
      return seconds;
    },
  };
}

/** Whole seconds. A time without seconds is right as long as it names our minute. */
function driftOf({ date, time }: LineSignal, at: Instant): number | null {
  const told = time ? deviceTime(date ?? null, time, at) : null;
  if (told === null) return null;
  // Devices cut their seconds off, so ours are cut off too.
  const drift = Math.trunc((told - at) / 1000) || 0;
  if ((time ?? '').length > 5) return drift;
  return drift > -60 && drift <= 0 ? 0 : drift;
}

function deviceTime(date: string | null, time: string, at: Instant): Instant | null {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  const now = new Date(at);
  const on = (year: number, month: number, day: number): Instant =>
    new Date(year, month - 1, day, hour, minute, second).getTime();
  const [, year, month, day] = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(date ?? '') ?? [];
  if (!month || !day) return nearest(on(now.getFullYear(), now.getMonth() + 1, now.getDate()), at);
  const inYear = (chosen: number): Instant => on(chosen, Number(month), Number(day));
  if (year) return inYear(Number(year));
  if (inYear(now.getFullYear() + 1) - at <= AHEAD_MS) return inYear(now.getFullYear() + 1);
  const thisYear = inYear(now.getFullYear());
  return thisYear - at > AHEAD_MS ? inYear(now.getFullYear() - 1) : thisYear;
}

/** A time without a date is of the day that brings it closest: shortly before midnight, ours may be tomorrow already. */
function nearest(told: Instant, at: Instant): Instant {
  const days = Math.round((at - told) / DAY_MS);
  return told + days * DAY_MS;
}
