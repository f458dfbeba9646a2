import { SILENT, two } from '../../../src/main/devices/simulator/encoder.ts';
import type { Instant } from '../../../src/shared/domain/instant.ts';
import type { PbxEvent, SimulatedPbx } from './pbx-script.ts';

/** Rows that the PBX keeps, and tells again to every program that connects. */
const BUFFER = 200;
const HEADER = ['  Date     Time    Ext CO        Dial Number        Ring Duration  Acc code  CD ', '-'.repeat(80)];

type Call = {
  readonly number: string | null;
  readonly outgoing: boolean;
  rungAt: Instant;
  extensions: string[];
  answeredAt: Instant | null;
};

/** An SMDR of pattern A (device notes §3.5): day, month, year and a 24-hour clock. */
export const createPanasonicPbx = (): SimulatedPbx => {
  const calls = new Map<number, Call>();
  const buffer: string[] = [];

  const print = (rows: readonly string[]): Uint8Array => {
    buffer.push(...rows);
    buffer.splice(0, Math.max(0, buffer.length - BUFFER));
    return bytesOf(rows);
  };

  const told = (event: PbxEvent, at: Instant): readonly string[] => {
    const call = calls.get(event.line);
    switch (event.kind) {
      case 'rings':
      case 'dials':
        return begins(event, call, at);
      case 'answers':
        return call === undefined ? [] : answers(call, event.extension, event.line, at);
      case 'handsOn':
        return call === undefined ? [] : handsOn(call, event.extension, event.line, at);
      case 'givesUp':
        return call === undefined ? [] : givesUp(call, event.line, at);
      case 'hangsUp':
        return call === undefined ? [] : hangsUp(call, event, at);
    }
  };

  const begins = (
    event: Extract<PbxEvent, { kind: 'rings' | 'dials' }>,
    call: Call | undefined,
    at: Instant,
  ): readonly string[] => {
    const { line, number, extension } = event;
    const outgoing = event.kind === 'dials';
    if (call === undefined)
      calls.set(line, { number, outgoing, rungAt: at, extensions: [extension], answeredAt: null });
    else call.extensions.push(extension);
    // Of an outgoing call the PBX tells only when it is over.
    return outgoing ? [] : [row({ at, extension, line, dial: `<I>${number ?? ''}`, code: 'RC' })];
  };

  const answers = (call: Call, extension: string, line: number, at: Instant): readonly string[] => {
    call.answeredAt = at;
    call.extensions = [extension];
    if (call.outgoing) return [];
    return [row({ at, extension, line, dial: dialOf(call), ring: rungFor(call, at), code: 'AN' })];
  };

  /** The row of the first part of the call; the second part is measured anew. */
  const handsOn = (call: Call, extension: string, line: number, at: Instant): readonly string[] => {
    const rows = [over(call, line, at, talkOf(call, at), 'TR')];
    call.extensions = [extension];
    call.rungAt = at;
    call.answeredAt = at;
    return rows;
  };

  const givesUp = (call: Call, line: number, at: Instant): readonly string[] => {
    calls.delete(line);
    return call.extensions.map((extension) =>
      row({ at, extension, line, dial: dialOf(call), ring: rungFor(call, at), duration: 0, code: 'NA' }),
    );
  };

  const hangsUp = (call: Call, event: Extract<PbxEvent, { kind: 'hangsUp' }>, at: Instant): readonly string[] => {
    calls.delete(event.line);
    return [over(call, event.line, at, event.seconds ?? talkOf(call, at), '')];
  };

  return {
    tell: (event, at) => print(told(event, at)),
    greet: () => bytesOf([...HEADER, ...buffer]),
  };
};

const bytesOf = (rows: readonly string[]): Uint8Array =>
  rows.length === 0 ? SILENT : Buffer.from(rows.map((one) => `${one}\r\n`).join(''), 'latin1');

const dialOf = (call: Call): string => (call.outgoing ? (call.number ?? '') : `<I>${call.number ?? ''}`);

const rungFor = (call: Call, at: Instant): number => Math.round(((call.answeredAt ?? at) - call.rungAt) / 1_000);

const talkOf = (call: Call, at: Instant): number => Math.round((at - (call.answeredAt ?? at)) / 1_000);

const over = (call: Call, line: number, at: Instant, duration: number, code: string): string => {
  const [extension = ''] = call.extensions;
  const ring = call.outgoing ? {} : { ring: rungFor(call, at) };
  return row({ at, extension, line, dial: dialOf(call), ...ring, duration, code });
};

type RowFields = {
  readonly at: Instant;
  readonly extension: string;
  readonly line: number;
  readonly dial: string;
  /** Seconds. */
  readonly ring?: number;
  readonly duration?: number;
  readonly code: string;
};

const row = ({ at, extension, line, dial, ring, duration, code }: RowFields): string => {
  const date = new Date(at);
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${two(date.getUTCFullYear() % 100)}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  const rung = ring === undefined ? '' : `${Math.floor(ring / 60)}'${two(ring % 60)}`;
  const place = `${extension.padStart(5)} ${two(line)} ${dial.slice(0, 25).padEnd(25)}`;
  return `${day} ${time}   ${place} ${rung.padEnd(4)} ${talk(duration).padEnd(8)} ${''.padEnd(10)} ${code.padEnd(3)}`;
};

const talk = (seconds: number | undefined): string => {
  if (seconds === undefined) return '';
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}'${two(seconds % 60)}`;
};
