import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { HandlersFor, QueryContext } from '../handler.ts';
import type { PatternTrial } from '../ports.ts';
import { Refusal } from '../refusal.ts';

type Trial = OutputOf<'devices.testPattern'>;

/** The device that a technician tells in words: shipped patterns, and the box in which a pattern is tried. */
export const patternHandlers: HandlersFor<'devices.presets' | 'devices.testPattern'> = {
  'devices.presets': ({ info }) => [...(info.patterns?.presets ?? [])],

  'devices.testPattern'(context, { pattern, deviceId, text }) {
    if (!context.info.patterns) throw new Refusal('not_found');
    const bytes = text === null ? lastBytes(context, deviceId) : new TextEncoder().encode(text);
    return told(context.info.patterns.test(pattern, bytes));
  },
};

/** What the device sent last, as one stream: its reads were cut where the wire happened to pause. */
function lastBytes({ devices }: QueryContext, deviceId: string | null): Uint8Array {
  if (deviceId === null) return new Uint8Array();
  if (!devices.state(deviceId)) throw new Refusal('not_found');
  return Uint8Array.from(devices.frames(deviceId).flatMap(({ hex }) => bytesOf(hex)));
}

const bytesOf = (hex: string): number[] => (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));

const told = ({ error, records }: PatternTrial): Trial => ({
  error,
  records: records.map(({ text, skipped, groups, signal }) => ({
    text,
    skipped,
    groups: groups && present(groups),
    signal: signal && { ...signal },
  })),
});

/** Only the groups that took part. */
const present = (groups: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
