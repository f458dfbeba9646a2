import type { DeviceState } from '../../shared/contract/lines.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { maskDigits } from './mask-digits.ts';
import { plainSignal } from './plain-signal.ts';
import type { DeviceFrame } from './ports.ts';

/** What a report tells; a device that no hub runs has no name and no lines. */
export type ReportSubject = {
  readonly now: Instant;
  readonly version: string;
  readonly device: Omit<DeviceState, 'id' | 'lineIds' | 'fixed' | 'enabled'>;
  readonly frames: readonly DeviceFrame[];
};

const MOST_FRAMES = 100;
const MOST_CHARACTERS = 200_000;

/** Everything that support asks for, as text in English: facts, counters and the last frames, with numbers masked. */
export function deviceReport({ now, version, device, frames }: ReportSubject): string {
  const facts = [
    ['Hamzang', version],
    ['Reported', stamp(now)],
    ['Device', `${device.name} (${device.kind})`],
    ['Address', `${device.address}${device.baudRate === null ? '' : `, ${device.baudRate} baud`}`],
    ['Profile', device.options.profile ?? device.options.preset ?? '-'],
    ['State', `${device.state} since ${stamp(device.since)}${device.detail === null ? '' : ` (${device.detail})`}`],
    ['Recognised', device.recognised ?? '-'],
    ['Understood', device.notUnderstood ? 'no: another protocol or speed?' : 'yes'],
    ['Last byte', device.lastByteAt === null ? 'never' : stamp(device.lastByteAt)],
    ['Signals', String(device.signals)],
    ['Bytes that made no sense', String(device.skippedBytes)],
    ['Opened again', String(device.reopened)],
    ['Clock', device.clockDrift === null ? 'tells no time' : `${device.clockDrift} s from ours`],
  ];
  const head = facts.map(([name, value]) => `${name}: ${value}`);
  const shown = masked(frames.slice(-MOST_FRAMES));
  return [...head, '', `Last ${shown.length} frames, numbers masked:`, ...shown].join('\n').slice(0, MOST_CHARACTERS);
}

/** Masked as one text, so that a number which was cut between two reads is masked as well. */
function masked(frames: readonly DeviceFrame[]): readonly string[] {
  const bytes = frames.map(({ hex }) => Buffer.from(hex, 'hex'));
  const text = Buffer.from(maskDigits(Buffer.concat(bytes).toString('latin1')), 'latin1');
  let from = 0;
  return frames.flatMap(({ at, signals }, index) => {
    const part = text.subarray(from, from + (bytes[index]?.length ?? 0));
    from += part.length;
    const said = signals.map((signal) => `    ${maskDigits(JSON.stringify(plainSignal(signal)))}`);
    return [`${stamp(at)}  ${part.toString('hex')}  ${readable(part)}`, ...said];
  });
}

function readable(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[^\x20-\x7e]/g, '.');
}

function stamp(at: Instant): string {
  return new Date(at).toISOString();
}
