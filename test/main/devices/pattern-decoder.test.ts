import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStream } from '../../../src/main/devices/decode-stream.ts';
import { compileExpression } from '../../../src/main/devices/pattern/expression.ts';
import { createPatternDecoder } from '../../../src/main/devices/pattern/pattern-decoder.ts';
import { PATTERN_PRESETS } from '../../../src/main/devices/pattern/presets.ts';
import { LONGEST_RECORD } from '../../../src/main/devices/pattern/records.ts';
import { testPattern } from '../../../src/main/devices/pattern/test-pattern.ts';
import type { PatternDevice } from '../../../src/shared/contract/lines.ts';
import { type LineSignal, SIGNAL_KINDS } from '../../../src/shared/domain/line-signal.ts';

const BASE: PatternDevice = {
  lineEnd: 'any',
  skip: '^#',
  pattern: '^(?<event>[A-Z]+) (?<line>\\d+)(?: (?<number>\\S+))?(?: (?<name>.+))?$',
  events: { Ring: 'ring', CID: 'callerId', UP: 'offHook', DOWN: 'onHook' },
  otherwise: 'status',
  dateOrder: 'dmy',
};
const pattern = (told: Partial<PatternDevice>): PatternDevice => ({ ...BASE, ...told });
const decode = (told: Partial<PatternDevice>, ...texts: readonly string[]): readonly LineSignal[] => {
  const decoder = createPatternDecoder(pattern(told));
  return texts.flatMap((text) => decoder.push(Buffer.from(text), 0));
};

describe('a pattern', () => {
  it('reads words without case, numbers, reasons and names', () => {
    expect(decode({}, 'ring 3\r\nRING 3\r\nCID 3 0912-555-0039 Sara\nCID 2 PRIVATE\nUP 3\n\nDOWN 3 021555\n')).toEqual([
      { kind: 'ring', line: 3 },
      { kind: 'callerId', line: 3, number: '09125550039', numberStatus: 'ok', name: 'Sara' },
      { kind: 'callerId', line: 2, number: null, numberStatus: 'private' },
      { kind: 'offHook', line: 3 },
      { kind: 'onHook', line: 3, dialed: '021555' },
    ]);
  });

  it('reads Persian digits and names', () => {
    expect(decode({}, 'CID 1 ۰۲۱۲۲۵۱۴۳۲۱ مریم رضایی\n')).toEqual([
      { kind: 'callerId', line: 1, number: '02122514321', numberStatus: 'ok', name: 'مریم رضایی' },
    ]);
  });

  it('counts what it could not read, and not what it skips', () => {
    const decoder = createPatternDecoder(BASE);
    decoder.push(Buffer.from('# header\r\nwhat is this\r\nRING 1\r\n'), 0);
    expect(decoder.skipped()).toBe('what is this'.length);
  });

  it.each<[PatternDevice['lineEnd'], string, number]>([
    ['any', 'RING 1\rRING 2\nRING 3\r\n', 3],
    ['cr', 'RING 1\rRING 2\n\rRING 3', 2],
    ['lf', 'RING 1\nRING 2\r\nRING 3\r', 2],
    ['crlf', 'RING 1\r\nRING 2\r\nRING 3\n', 2],
    ['at', 'RING 1@\nRING 2@RING 3', 2],
  ])('ends a record at %s', (lineEnd, text, count) => {
    expect(decode({ lineEnd }, text)).toHaveLength(count);
    expect(decode({ lineEnd }, ...text)).toHaveLength(count);
  });

  it.each<[Partial<PatternDevice>, string, Partial<LineSignal>]>([
    [{ pattern: '(?<date>\\S+)' }, '31/12/24', { date: '2024-12-31' }],
    [{ pattern: '(?<date>\\S+)', dateOrder: 'mdy' }, '12-31-1998', { date: '1998-12-31' }],
    [{ pattern: '(?<date>\\S+)', dateOrder: 'ymd' }, '20241231', { date: '2024-12-31' }],
    [{ pattern: '(?<date>\\S+)', dateOrder: 'mdy' }, '1331', { date: null }],
    [{ pattern: '(?<date>\\S+)' }, '31.12.', { date: '12-31' }],
    [{ pattern: '(?<time>.+)' }, '12:05 AM', { time: '00:05' }],
    [{ pattern: '(?<time>.+)' }, '9:05p', { time: '21:05' }],
    [{ pattern: '(?<time>.+)' }, '2423', { time: null }],
    [{ pattern: '(?<time>.+)' }, '142359', { time: '14:23:59' }],
    [{ pattern: '(?<dur>.+)' }, '1:02\'03"', { duration: 3_723 }],
    [{ pattern: '(?<dur>.+)' }, '59', { duration: 59 }],
    [{ pattern: '(?<durm>\\d\\d)(?<durs>\\d\\d)' }, '0257', { duration: 177 }],
    [{ pattern: '(?<ring>\\d+:\\d+) (?<ext>.*)' }, '00:09 ', { ringSeconds: 9, extension: null }],
    [
      { pattern: '(?<out>O) (?<number>.+)', otherwise: 'end' },
      'O 9#0912',
      { dir: 'out', number: '9#0912', numberStatus: 'ok' },
    ],
    [{ pattern: 'A(?<number1>\\d+)|B(?<number2>\\d+)' }, 'B42', { number: '42' }],
  ])('%j reads %s', (told, text, signal) => {
    expect(decode({ skip: '', ...told }, `${text}\n`)).toEqual([expect.objectContaining(signal)]);
  });

  it('that cannot be used understands nothing and breaks nothing', () => {
    const decoder = createPatternDecoder(pattern({ pattern: '(' }));
    expect(decoder.push(Buffer.from('RING 1\r\n'), 0)).toEqual([]);
    expect(decoder.skipped()).toBe(6);
  });
});

describe('an expression', () => {
  it.each([
    ['(?<number>\\d+', 'badSyntax'],
    ['(?=x)y', 'unsupported'],
    ['(a)\\1', 'unsupported'],
    ['(?:a{900}){2}', 'badSyntax'],
    ['a{600}b{600}', 'tooLarge'],
    ['(?<phone>\\d+)', 'unknownGroup'],
  ])('%s is refused as %s', (source, code) => {
    expect(compileExpression(source)).toMatchObject({ fault: { code } });
  });

  it('that would run for ages on another engine gives its answer', () => {
    const hostile = `${'a'.repeat(LONGEST_RECORD - 1)}!`;
    for (const source of ['^(a+)+$', '^(a|a)*$', '(.*a){12}$', '^(([a-z])+.)+[A-Z]([a-z])+$']) {
      const compiled = compileExpression(source);
      expect('expression' in compiled && compiled.expression.match(hostile)).toBe(null);
    }
  });
});

describe('the pattern decoder', () => {
  const chunks = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc
        .constantFrom(
          'RING 1',
          'CID 2 0912',
          '\r',
          '\n',
          '\r\n',
          '@',
          '###DATE',
          '...NMBR',
          '+++',
          '+2,1,',
          'L1C',
          '><105',
          ';RING;',
          '"I","',
          'Incoming',
        )
        .map((text) => Buffer.from(text)),
    ),
    { maxLength: 30 },
  );
  const anyPattern = fc.constantFrom(BASE, ...PATTERN_PRESETS.map((one) => one.pattern));

  it('never throws and gives only signals that exist, however the bytes are cut', () => {
    fc.assert(
      fc.property(anyPattern, chunks, (told, parts) => {
        const decoder = createPatternDecoder(told);
        const signals = parts.flatMap((part) => decoder.push(part, 0));
        for (const signal of signals) expect(SIGNAL_KINDS).toContain(signal.kind);
        const whole = createPatternDecoder(told);
        expect(whole.push(Buffer.concat(parts), 0)).toEqual(signals);
        expect(whole.skipped()).toBe(decoder.skipped());
        expect(decoder.skipped()).toBeLessThanOrEqual(Buffer.concat(parts).length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('drops a record without an end, and finds the next good one', () => {
    for (const lineEnd of ['any', 'cr', 'lf', 'crlf', 'at'] as const) {
      const end = lineEnd === 'at' ? '@' : lineEnd === 'cr' ? '\r' : lineEnd === 'lf' ? '\n' : '\r\n';
      const decoder = createPatternDecoder(pattern({ lineEnd }));
      for (let i = 0; i < 2_000; i += 1) decoder.push(Buffer.from('RING 1 and so on '.repeat(40)), 0);
      const lost = 2_000 * 17 * 40;
      expect(decoder.skipped()).toBeGreaterThan(lost - LONGEST_RECORD - 17 * 40);
      expect(decoder.push(Buffer.from(`${end}RING 4${end}`), 0)).toEqual([{ kind: 'ring', line: 4 }]);
      expect(decoder.skipped()).toBe(lost);
    }
  });

  it('reads a capture from the command line as a protocol like any other', async () => {
    async function* input() {
      yield Buffer.from('# a capture\nRING 1\nnoise\nCID 1 0912\n');
    }
    const signals = [];
    for await (const signal of decodeStream(input(), { protocol: BASE, hex: false, records: true }))
      signals.push(signal);
    expect(signals).toEqual([
      { record: 1, kind: 'ring', line: 1 },
      { record: 3, kind: 'callerId', line: 1, number: '0912', numberStatus: 'ok' },
    ]);
  });
});

describe('the test box', () => {
  it('tells record by record what was found and what was skipped', () => {
    expect(testPattern(BASE, Buffer.from('# head\r\nhm\r\nCID 1 0912'))).toEqual({
      error: null,
      records: [
        { text: '# head', skipped: true, groups: null, signal: null },
        { text: 'hm', skipped: false, groups: null, signal: null },
        {
          text: 'CID 1 0912',
          skipped: false,
          groups: { event: 'CID', line: '1', number: '0912' },
          signal: { kind: 'callerId', line: 1, number: '0912', numberStatus: 'ok' },
        },
      ],
    });
  });

  it('shows the last hundred records and no more', () => {
    const { records } = testPattern(BASE, Buffer.from(Array.from({ length: 250 }, (_, i) => `RING ${i}\n`).join('')));
    expect(records).toHaveLength(100);
    expect(records.at(-1)?.text).toBe('RING 249');
  });

  it('says why an expression or a skip pattern cannot be used', () => {
    expect(testPattern(pattern({ pattern: '(' }), Buffer.from('x\n')).error).toMatch(/^badSyntax: /);
    expect(testPattern(pattern({ skip: '(?=x)' }), Buffer.from('x\n')).error).toMatch(/^unsupported: /);
  });
});
