import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Protocol } from '../../src/main/devices/decoders.ts';
import { readHexLine } from '../../src/main/devices/hex-line.ts';
import type { LineSignal } from '../../src/shared/domain/line-signal.ts';

/** The wire bytes of one record, read by read. */
export type CaptureRecord = readonly Uint8Array[];

/** Captures and the signals that they must give; the format is that of shared/samples/README.md. */
export type Capture = {
  readonly name: string;
  readonly file: string;
  readonly protocol: Protocol;
  readonly hex: boolean;
  /** Blocks of lines between lines of `---`, or empty ones, instead of a record a line. */
  readonly blocks: boolean;
  /** Each record is a case of its own, and they do not follow each other on any wire. */
  readonly apart: boolean;
  /** Each record is a datagram of one network, where it may stand twice: the records cannot be told without each other. */
  readonly datagrams: boolean;
  readonly records: readonly CaptureRecord[];
  readonly expected: readonly ExpectedSignal[];
};

export type ExpectedSignal = Readonly<Record<string, unknown>> & { readonly record: number; readonly kind: string };

export const OWN_CAPTURES = fileURLToPath(new URL('../fixtures/captures', import.meta.url));
/** The collection that stands beside a checkout; it is not ours to copy. */
export const SHARED_CAPTURES = fileURLToPath(new URL('../../../shared/samples', import.meta.url));

const PROTOCOLS: readonly (readonly [RegExp, Protocol])[] = [
  [/^(?:hayes|modem)-/, 'modem'],
  [/^(?:ojsegal|danjeh|box)-/, 'ojsegal'],
  [/^(?:alm-caspian|keyword)-/, 'keyword'],
  [/^(?:alm-protocol1|alm1)-/, 'alm1'],
  [/^techno-/, 'techno'],
  [/^fsk-/, 'fsk'],
  [/^dtmf-/, 'dtmf'],
  [/^tci-/, 'tci'],
  [/^gsm-/, 'gsm'],
  [/^panasonic-(?!ns1000)/, 'panasonic'],
  [/^(?:ami|asterisk-ami)\b/, 'ami'],
  [/^callerid-com-/, 'callerid-com'],
];

/** Every capture of the folder that one of the protocols can read; none where there is no such folder. */
export function loadCaptures(folder: string): readonly Capture[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /\.(?:txt|hex)$/.test(file))
    .flatMap((file) => {
      const protocol = PROTOCOLS.find(([names]) => names.test(file))?.[1];
      return protocol === undefined ? [] : [loadCapture(folder, file, protocol)];
    });
}

/** The data lines of a capture file, without the comments at its head. */
export function dataLines(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
  return lines.slice(lines.findIndex((line) => !line.startsWith('# ')));
}

export function readExpected(file: string): readonly ExpectedSignal[] {
  return readFileSync(file.replace(/\.\w+$/, '.expected.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => inOurWords(JSON.parse(line) as ExpectedSignal));
}

// The collection gives a `+CRING: VOICE` the kind VOICE; its own list of words and the device notes call that a ring.
const inOurWords = (signal: ExpectedSignal): ExpectedSignal =>
  signal.kind === 'VOICE' ? { ...signal, kind: 'ring' } : signal;

/** The expected signals of one record, or of all, without the words for people. */
export function signalsOf(capture: Capture, record?: number): readonly ExpectedSignal[] {
  return capture.expected.filter((one) => one.kind !== 'none' && (record === undefined || one.record === record));
}

// `repeat` hangs on the record before, and is held by a test of its own.
const FOR_PEOPLE = /^(?:note|record|national|e164|repeat|durationIf.*)$/;

/** What of the given signals an expectation speaks about; a missing field is the same as `null`. */
export function known(given: readonly LineSignal[], expected: readonly ExpectedSignal[]): readonly unknown[] {
  return given.map((signal, index) => fieldsOf(signal, Object.keys(expected[index] ?? signal)));
}

export function expectation(expected: readonly ExpectedSignal[]): readonly unknown[] {
  return expected.map((signal) => fieldsOf(signal, Object.keys(signal)));
}

function fieldsOf(signal: object, keys: readonly string[]): Record<string, unknown> {
  const fields = new Map(Object.entries(signal));
  const entries = keys.filter((key) => !FOR_PEOPLE.test(key)).map((key) => [key, fields.get(key) ?? null]);
  return Object.fromEntries(entries);
}

function loadCapture(folder: string, name: string, protocol: Protocol): Capture {
  const file = `${folder}/${name}`;
  const hex = name.endsWith('.hex');
  const lines = dataLines(file);
  const blocks = protocol === 'ami' || lines.includes('---');
  const records =
    protocol === 'ami'
      ? splitBlocks(lines, '').map(eventRecord)
      : hex
        ? lines.map(hexRecord)
        : blocks
          ? splitBlocks(lines).map(modemRecord)
          : lines.map(textRecord);
  const datagrams = /^callerid-com-(?:udp|datagrams)/.test(name);
  const apart = /-constructed\./.test(name) && !datagrams;
  return { name, file, protocol, hex, blocks, apart, datagrams, records, expected: readExpected(file) };
}

function hexRecord(line: string): CaptureRecord {
  const chunks = readHexLine(line);
  if (chunks === null) throw new Error(`not a line of hex: ${line}`);
  return chunks;
}

function splitBlocks(lines: readonly string[], between = '---'): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line === between) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

/** A modem puts CR LF on both sides of each of its lines. */
function modemRecord(lines: readonly string[]): CaptureRecord {
  return lines.map((line) => Buffer.from(line === '' ? '\r\n' : `\r\n${line}\r\n`));
}

/** An event of a manager interface ends with an empty line. */
function eventRecord(lines: readonly string[]): CaptureRecord {
  return [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)];
}

function textRecord(line: string): CaptureRecord {
  return [Buffer.from(`${line}\r\n`)];
}
