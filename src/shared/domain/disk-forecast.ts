/** What is known of a disk; bytes. */
export type DiskFacts = {
  readonly freeBytes: number;
  /** Below this nothing is recorded. */
  readonly floorBytes: number;
  /** At the pace of the last weeks. */
  readonly bytesPerDay: number;
};

/** Days until the floor is reached; 0: it is; null: not in sight. */
export function daysLeft({ freeBytes, floorBytes, bytesPerDay }: DiskFacts): number | null {
  const room = freeBytes - floorBytes;
  if (room <= 0) return 0;
  return bytesPerDay > 0 ? room / bytesPerDay : null;
}
