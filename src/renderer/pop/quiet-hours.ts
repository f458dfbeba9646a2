/** From when to when the ring stays silent on this computer, as `HH:MM` of its clock; it may pass midnight. */
export type QuietHours = { readonly on: boolean; readonly from: string; readonly to: string };

export const FIRST_QUIET: QuietHours = { on: false, from: '20:00', to: '08:00' };

/** Whether the ring is silent at a minute of the day. The last minute is no longer quiet; equal ends are no quiet at all. */
export function isQuiet({ on, from, to }: QuietHours, minuteOfDay: number): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  if (!on || start === null || end === null || start === end) return false;
  return start < end ? minuteOfDay >= start && minuteOfDay < end : minuteOfDay >= start || minuteOfDay < end;
}

/** `HH:MM` as a minute of the day; null for anything else. */
export function minuteOf(clock: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}

const keyOf = (userId: string) => `hamzang.quiet.${userId}`;

/** What this user chose on this computer. */
export function readQuiet(storage: Pick<Storage, 'getItem'>, userId: string): QuietHours {
  try {
    const stored: unknown = JSON.parse(storage.getItem(keyOf(userId)) ?? 'null');
    return isQuietHours(stored) ? stored : FIRST_QUIET;
  } catch {
    return FIRST_QUIET;
  }
}

export function writeQuiet(storage: Pick<Storage, 'setItem'>, userId: string, hours: QuietHours): void {
  try {
    storage.setItem(keyOf(userId), JSON.stringify(hours));
  } catch {
    // A full storage forgets the choice; it holds until the page is closed only where it was made.
  }
}

function isQuietHours(value: unknown): value is QuietHours {
  return (
    typeof value === 'object' &&
    value !== null &&
    'on' in value &&
    typeof value.on === 'boolean' &&
    'from' in value &&
    typeof value.from === 'string' &&
    'to' in value &&
    typeof value.to === 'string'
  );
}
