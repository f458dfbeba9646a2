import type { OutputOf } from '../../../../shared/contract/contract.ts';

export type Health = OutputOf<'recordings.health'>;
type Disk = Pick<Health, 'freeBytes' | 'totalBytes' | 'usedBytes'>;
type Part = { readonly bytes: number; readonly share: number };

/** The disk in its parts, each with its share of the whole; null where the disk does not say how large it is. */
export function diskParts({ freeBytes, totalBytes, usedBytes }: Disk, floorBytes: number) {
  if (freeBytes === null || totalBytes === null || totalBytes <= 0) return null;
  const part = (bytes: number): Part => {
    const within = Math.min(Math.max(0, bytes), totalBytes);
    return { bytes: within, share: within / totalBytes };
  };
  return {
    used: part(usedBytes),
    free: part(freeBytes),
    other: part(totalBytes - freeBytes - usedBytes),
    floorShare: part(floorBytes).share,
  };
}

/** What to say of it: recording has stopped, will soon, or goes on. */
export function outlook(
  { stopped, daysLeft }: { readonly stopped: boolean; readonly daysLeft: number | null },
  warnDays: number,
): 'stopped' | 'low' | 'fine' {
  if (stopped) return 'stopped';
  return daysLeft !== null && daysLeft < warnDays ? 'low' : 'fine';
}
