import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHexLine } from '../../../src/main/devices/hex-line.ts';
import { createPatternDecoder } from '../../../src/main/devices/pattern/pattern-decoder.ts';
import { findPreset, PATTERN_PRESETS } from '../../../src/main/devices/pattern/presets.ts';
import type { PatternDevice } from '../../../src/shared/contract/lines.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { dataLines, type ExpectedSignal, readExpected, SHARED_CAPTURES } from '../../support/captures.ts';

/** The shared captures, by preset, and what of them a pattern cannot tell: it has no word for it. */
const CAPTURES: Readonly<Record<string, { readonly file: string; readonly untold: readonly string[] }>> = {
  netcallerid: { file: 'netcallerid-serial.txt', untold: ['nameText', 'text'] },
  weeder: { file: 'weeder-serial.txt', untold: [] },
  'yes-identifier': { file: 'yes-identifier-serial.txt', untold: [] },
  'comdial-dsu': { file: 'comdial-dsu.hex', untold: [] },
  'avaya-ip-office': {
    file: 'avaya-ipo-smdr.txt',
    // Of outgoing calls `called` and `dialled` are the number itself.
    untold: [
      ...['dialled', 'called', 'callId', 'continued', 'party1', 'party1Name', 'party2', 'party2Name'],
      ...['holdSeconds', 'parkSeconds'],
    ],
  },
  samsung: { file: 'samsung-ds24d-smdr.txt', untold: ['flag'] },
  'lg-aria': { file: 'lg-aria-smdr.txt', untold: ['seq', 'firstRung'] },
  transtel: { file: 'transtel-dk-smdr.txt', untold: ['account', 'flag', 'text'] },
  esi: { file: 'esi-smdr.txt', untold: [] },
  // Which of the two numbers is whose is told by `number` and `extension` instead.
  definity: { file: 'definity-cdr.txt', untold: ['code', 'numbers'] },
  // The index of a call is its line, so that two calls at once stay two.
  fritzbox: { file: 'fritz-callmonitor.txt', untold: ['callIndex', 'caller', 'trunk'] },
};

const NOT_SIGNAL = ['record', 'note'];

if (existsSync(SHARED_CAPTURES)) describe('the shared captures', holdsTheShared);

function holdsTheShared(): void {
  it.each(Object.entries(CAPTURES))(
    'are decoded by the preset %s, record by record and as one stream',
    (name, { file, untold }) => {
      const path = `${SHARED_CAPTURES}/${file}`;
      const records = dataLines(path).map((line) => bytesOf(line, file));
      const expected = readExpected(path).filter((one) => one.kind !== 'none');
      const apart = records.flatMap((record) => decode(patternOf(name), [record]));
      expect(spoken(apart, expected, untold)).toEqual(wanted(expected, untold));
      expect(decode(patternOf(name), [Buffer.concat(records)])).toEqual(apart);
      expect(
        decode(
          patternOf(name),
          Array.from(Buffer.concat(records), (byte) => Uint8Array.of(byte)),
        ),
      ).toEqual(apart);
    },
  );

  it('are read alike by the engine for strangers', () => {
    for (const [name, { file }] of Object.entries(CAPTURES)) {
      const bytes = Buffer.concat(dataLines(`${SHARED_CAPTURES}/${file}`).map((line) => bytesOf(line, file)));
      // Not one of ours by its text, and the same by its meaning.
      const strange = { ...patternOf(name), pattern: `${patternOf(name).pattern}(?:)` };
      expect(decode(strange, [bytes]), name).toEqual(decode(patternOf(name), [bytes]));
    }
  });
}

describe('the shipped patterns', () => {
  it.each<[string, string, Partial<LineSignal>[]]>([
    [
      'netcallerid',
      '###DATE07210930...NMBR0215550123...NAMESARA KAR+++',
      [{ kind: 'callerId', number: '0215550123', name: 'SARA KAR', date: '07-21', time: '09:30' }],
    ],
    ['netcallerid', '###DATE...NMBR...NAME   -MSG ON-+++', [{ kind: 'status', state: 'message-waiting-on' }]],
    [
      'weeder',
      'B12/31 23:59 PRIVATE      PRIVATE',
      [{ kind: 'callerId', number: null, numberStatus: 'private', nameStatus: 'private' }],
    ],
    ['yes-identifier', '+8,2,004', [{ kind: 'error', line: 4 }]],
    ['yes-identifier', '+2,2,003', [{ kind: 'ring', state: 'stop', line: 3 }]],
    ['yes-identifier', '+7,1,2', []],
    ['comdial-dsu', '><407', [{ kind: 'onHook', line: 7 }]],
    [
      'avaya-ip-office',
      '2024/02/01 10:00:00,00:01:05,4,09125550039,I,201,201,,0,1,0,E201,Sara,T9001,Line 1.1,0,0',
      [
        {
          kind: 'end',
          dir: 'in',
          number: '09125550039',
          extension: '201',
          duration: 65,
          ringSeconds: 4,
          called: '201',
          date: '2024-02-01',
          time: '10:00:00',
        },
      ],
    ],
    [
      'avaya-ip-office',
      '2024/02/01 10:00:00,00:00:00,9,09125550039,I,201,201,,0,1,0,E201,Sara,T9001,Line 1.1,0,0',
      [{ kind: 'missed', duration: 0 }],
    ],
    [
      'avaya-ip-office',
      '2024/02/01 10:00:00,00:00:09,1,201,O,202,202,,1,1,0,E201,Sara,E202,Reza,0,0',
      [{ kind: 'end', dir: 'internal', number: '202' }],
    ],
    [
      'samsung',
      '    701 03/04 09:12:00 00:00:25 A 02155501234',
      [{ kind: 'missed', line: 701, ringSeconds: 25, number: '02155501234' }],
    ],
    ['samsung', 'EXT AUTH TRK MM/DD STT.TIME DURATION FG DIALED DIGIT', []],
    [
      'lg-aria',
      '0007 104 002 00:00:41 02/06/24 08:05 O 02155501234',
      [{ kind: 'end', dir: 'out', line: 2, extension: '104', number: '02155501234', duration: 41, date: '2024-06-02' }],
    ],
    [
      'transtel',
      '118 04 CLI: 09125550039 06/02 09:15 00:01\'05" 00\'07"',
      [{ kind: 'end', dir: 'in', number: '09125550039', duration: 65, ringSeconds: 7 }],
    ],
    [
      'transtel',
      '000 04 CLI NoAns: 09125550039 06/02 09:15 00\'07"',
      [{ kind: 'missed', dir: 'in', number: '09125550039', ringSeconds: 7 }],
    ],
    [
      'esi',
      '"O","06022024","091500","000105","104","02155501234","","3"',
      [
        {
          kind: 'end',
          dir: 'out',
          line: 3,
          extension: '104',
          number: '02155501234',
          duration: 65,
          date: '2024-06-02',
          time: '09:15:00',
        },
      ],
    ],
    [
      'definity',
      '060224 0915 0010 00105 9                             4104         2155501234               031',
      [{ kind: 'end', dir: 'in', extension: '4104', number: '2155501234', duration: 65 }],
    ],
    [
      'fritzbox',
      '02.06.24 09:15:00;RING;3;;55501;SIP0;',
      [{ kind: 'ring', line: 3, number: null, numberStatus: 'private', called: '55501', dir: 'in' }],
    ],
    ['fritzbox', '02.06.24 09:16:05;DISCONNECT;3;65;', [{ kind: 'end', line: 3, duration: 65 }]],
  ])('%s reads %s', (name, record, signals) => {
    const given = decode(patternOf(name), [Buffer.from(`${record}\r\n`)]);
    expect(given).toHaveLength(signals.length);
    for (const [index, signal] of given.entries()) expect(signal).toMatchObject(signals[index] ?? {});
  });

  it('read L-frames that no line end parts, with their own commands', () => {
    const bytes = Buffer.from(
      '\nL2C09125550039@\n\nL2R03@\nL2HF@\nL2D4@L2HND:0215 T0021@\nL1 02155501234@L3CallerID:110@',
    );
    expect(decode(patternOf('generic-l'), [bytes])).toEqual([
      { kind: 'callerId', line: 2, number: '09125550039', numberStatus: 'ok' },
      { kind: 'ring', line: 2, ringCount: 3 },
      { kind: 'offHook', line: 2 },
      { kind: 'digit', line: 2, digit: '4' },
      { kind: 'onHook', line: 2, dialed: '0215' },
      { kind: 'callerId', line: 1, number: '02155501234', numberStatus: 'ok' },
      { kind: 'callerId', line: 3, number: '110', numberStatus: 'ok' },
    ]);
  });

  it('have names and expressions of their own, and no repetition inside another', () => {
    expect(new Set(PATTERN_PRESETS.map((one) => one.name)).size).toBe(PATTERN_PRESETS.length);
    for (const { name, pattern } of PATTERN_PRESETS) expect(pattern.pattern, name).not.toMatch(/[+*}]\)[+*{]/);
  });
});

function patternOf(name: string): PatternDevice {
  const found = findPreset(name);
  if (!found) throw new Error(`no preset ${name}`);
  return found.pattern;
}

function decode(pattern: PatternDevice, chunks: readonly Uint8Array[]): readonly LineSignal[] {
  const decoder = createPatternDecoder(pattern);
  return chunks.flatMap((chunk) => decoder.push(chunk, 0));
}

function bytesOf(line: string, file: string): Buffer {
  return file.endsWith('.hex') ? Buffer.concat(readHexLine(line) ?? []) : Buffer.from(`${line}\r\n`);
}

const told = (signal: object, keys: readonly string[]): object =>
  Object.fromEntries(keys.map((key) => [key, (signal as Record<string, unknown>)[key] ?? null]));

const keysOf = (signal: ExpectedSignal, untold: readonly string[]): readonly string[] =>
  Object.keys(signal).filter((key) => !NOT_SIGNAL.includes(key) && !untold.includes(key));

function spoken(
  given: readonly LineSignal[],
  expected: readonly ExpectedSignal[],
  untold: readonly string[],
): object[] {
  return given.map((signal, index) => told(signal, keysOf(expected[index] ?? { record: 0, kind: '' }, untold)));
}

const wanted = (expected: readonly ExpectedSignal[], untold: readonly string[]): object[] =>
  expected.map((signal) => told(signal, keysOf(signal, untold)));
