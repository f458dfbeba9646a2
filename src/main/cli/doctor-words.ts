import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';
import type { DeviceReport } from '../core/ports.ts';

const ROW = 16;

/** Bytes as they came: the time, hex, and what can be read of them. */
export function bytesInWords(bytes: Uint8Array, at: Instant): readonly string[] {
  const rows: string[] = [];
  for (let from = 0; from < bytes.length; from += ROW) {
    const row = Buffer.from(bytes.subarray(from, from + ROW));
    const hex = (row.toString('hex').match(/../g) ?? []).join(' ').padEnd(ROW * 3 - 1);
    rows.push(
      `${from === 0 ? timeOf(at) : ' '.repeat(12)}  ${hex}  ${row.toString('latin1').replace(/[^\x20-\x7e]/g, '.')}`,
    );
  }
  return rows;
}

/** A signal in one line: its kind, then what it carries. */
export function signalInWords({ kind, ...fields }: LineSignal): string {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined);
  return [kind, ...told.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ');
}

/** What is new in a report. */
export function reportInWords(before: DeviceReport | null, now: DeviceReport): readonly string[] {
  const news: string[] = [];
  const changed = (name: keyof DeviceReport): boolean => (before?.[name] ?? null) !== (now[name] ?? null);
  if (changed('state') || changed('detail'))
    news.push(`state: ${now.state}${now.detail === null ? '' : ` (${now.detail})`}`);
  if (now.baudRate && changed('baudRate')) news.push(`speed: ${now.baudRate} baud`);
  if (now.recognised && changed('recognised')) news.push(`recognised: ${now.recognised}`);
  if (now.notUnderstood && changed('notUnderstood'))
    news.push('nothing of this is understood: another protocol or speed?');
  if (now.clockDrift && changed('clockDrift')) news.push(`its clock is ${now.clockDrift} s from ours`);
  if (now.signals + now.skippedBytes > 0 && (changed('signals') || changed('skippedBytes')))
    news.push(`counters: ${now.signals} signals, ${now.skippedBytes} bytes that made no sense`);
  return news.map((words) => `** ${words}`);
}

function timeOf(at: Instant): string {
  return `${new Date(at).toTimeString().slice(0, 8)}.${String(at % 1_000).padStart(3, '0')}`;
}
