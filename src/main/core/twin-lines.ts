import type { Line } from '../../shared/contract/lines.ts';
import type { DeviceTraits } from './ports.ts';

/**
 * Lines that an admin has called one and the same, as two devices see it: by id of each of them but the oldest, the id of
 * the oldest, which is the one that is shown.
 */
export function mainLines(lines: readonly Pick<Line, 'id' | 'deviceId' | 'twinId'>[]): ReadonlyMap<string, string> {
  const known = new Map(lines.map((line) => [line.id, line]));
  const families = new Map<string, Set<string>>();
  for (const line of lines) {
    const twin = line.twinId === null ? undefined : known.get(line.twinId);
    // Two plugs of one device are two lines, whatever somebody has chosen.
    if (!twin || twin.id === line.id || twin.deviceId === line.deviceId) continue;
    const family = new Set([...(families.get(line.id) ?? [line.id]), ...(families.get(twin.id) ?? [twin.id])]);
    for (const id of family) families.set(id, family);
  }
  const mains = new Map<string, string>();
  for (const [id, family] of families) {
    // Ids begin with the time at which they were made.
    const oldest = [...family].sort()[0];
    if (oldest !== undefined && oldest !== id) mains.set(id, oldest);
  }
  return mains;
}

const HOOKS: readonly DeviceTraits['hook'][] = ['never', 'learned', 'always'];

/** What several devices can tell of one line together: the best of each. */
export function bestTraits(all: readonly [DeviceTraits, ...DeviceTraits[]]): DeviceTraits {
  return {
    hook: HOOKS[Math.max(...all.map(({ hook }) => HOOKS.indexOf(hook)))] ?? 'never',
    ringSilenceMs: Math.max(...all.map(({ ringSilenceMs }) => ringSilenceMs)),
  };
}
