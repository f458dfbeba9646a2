import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStream } from '../../../src/main/devices/decode-stream.ts';
import { createDecoder, PROTOCOLS, type Protocol } from '../../../src/main/devices/decoders.ts';
import { parseCallerIdFrame } from '../../../src/main/devices/fsk/frame.ts';
import { createRandom } from '../../../src/main/devices/simulator/random.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { SIGNAL_KINDS } from '../../../src/shared/domain/line-signal.ts';

const MEGABYTE = 1 << 20;

/** A frame that cannot be mistaken for anything else, with what resynchronises the protocol before it. */
const GOOD: Readonly<Record<Protocol, { bytes: Buffer; signal: Partial<LineSignal> }>> = {
  modem: {
    bytes: Buffer.from('\r\nRING\r\n\r\nNMBR = 02155501299\r\n\r\nRING\r\n'),
    signal: { number: '02155501299' },
  },
  ojsegal: { bytes: Buffer.from('\nL7C02155501299@\n'), signal: { line: 7, number: '02155501299' } },
  'callerid-com': {
    bytes: Buffer.from('\r\n07 I S 0000 G A1 03/12 09:20 AM 021-555-01299  MEHR CLINIC    \r\n'),
    signal: { line: 7, number: '02155501299', name: 'MEHR CLINIC' },
  },
};

const BEGINNING: Readonly<Record<Protocol, Buffer>> = {
  modem: Buffer.from('\r\nNMBR = '),
  ojsegal: Buffer.from('\nL1C'),
  'callerid-com': Buffer.from('\r\n01 I S '),
};

/** Bytes that look like the protocols' own, so that the fuzz gets past the first character. */
const pieces = fc.constantFrom(
  ...[
    '\r\n',
    '\n',
    '\r',
    'RING',
    ' ',
    '=',
    'NMBR',
    'NAME',
    'DATE',
    'TIME',
    'MESG',
    'DDN_NMBR=',
    'P',
    'O',
    '0215550',
    ':',
  ],
  ...['\x10R', '\x10X', '\x10.', '\x10', 'CALID_202', '8001', '0418', 'FM:', 'RING;', 'TO:', 'CALLER NUMBER:', '5555'],
  ...['L1', 'L8', 'L', '@', 'C', 'R01', 'HF', 'D*', 'HND:', ' T0001', 'hook-on', 'Dialed ', 'CallerID:'],
  ...['01 I S ', '0000 G A1 ', '03/12 ', '09:20 AM ', '09:20:21', '$', '|', 'OUT-OF-AREA', '00 R '],
);
const chunk = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  fc.array(pieces, { maxLength: 12 }).map((texts) => Buffer.from(texts.join(''), 'latin1')),
);

const heard = (protocol: Protocol, chunks: readonly Uint8Array[]): readonly LineSignal[] => {
  const decoder = createDecoder(protocol, 'whole');
  return [...chunks.flatMap((bytes) => decoder.push(bytes, 0)), ...decoder.flush(0)];
};

// Only what is left after a collection is memory that a decoder holds.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const heapInUse = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const noise = (bytes: number, seed: number): Buffer => {
  const random = createRandom(seed);
  return Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
};

describe.each(PROTOCOLS)('the %s decoder', (protocol) => {
  it('never throws, and gives only signals that exist, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.array(chunk, { maxLength: 20 }),
        fc.constantFrom('whole' as const, 'live' as const),
        (chunks, pace) => {
          const decoder = createDecoder(protocol, pace);
          const signals = [...chunks.flatMap((bytes) => decoder.push(bytes, 0)), ...decoder.flush(0)];
          for (const signal of signals) {
            expect(SIGNAL_KINDS).toContain(signal.kind);
            expect(signal.number ?? '').toMatch(/^\+*[0-9*#]*$/);
            expect(
              signal.number == null ||
                signal.numberStatus === 'ok' ||
                signal.numberStatus === 'placeholder' ||
                signal.kind === 'dialled',
            ).toBe(true);
          }
          expect(decoder.skipped()).toBeLessThanOrEqual(Buffer.concat(chunks).length);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('gives the same signals however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 20 }), (chunks) => {
        const whole = Buffer.concat(chunks);
        const uncut = heard(protocol, [whole]);
        expect(heard(protocol, chunks)).toEqual(uncut);
        expect(
          heard(
            protocol,
            Array.from(whole, (byte) => Uint8Array.of(byte)),
          ),
        ).toEqual(uncut);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the next good frame after megabytes of noise', () => {
    const decoder = createDecoder(protocol, 'whole');
    for (let mebibyte = 0; mebibyte < 4; mebibyte += 1) decoder.push(noise(MEGABYTE, mebibyte), 0);
    const signals = [...decoder.push(GOOD[protocol].bytes, 0), ...decoder.flush(0)];
    expect(signals).toContainEqual(expect.objectContaining(GOOD[protocol].signal));
    expect(decoder.skipped()).toBeGreaterThan(MEGABYTE);
  });

  it.each(['L1C0', 'NMBR = 0', '0', '01 I S ', '\x10', '80', 'RING '])('lives through an endless %j', (piece) => {
    const decoder = createDecoder(protocol, 'whole');
    const endless = Buffer.alloc(1 << 16, piece);
    decoder.push(Buffer.concat([BEGINNING[protocol], endless]), 0);
    const before = heapInUse();
    for (let times = 0; times < 200; times += 1) decoder.push(endless, 0);
    expect(heapInUse() - before).toBeLessThan(MEGABYTE);
    const signals = [...decoder.push(GOOD[protocol].bytes, 0), ...decoder.flush(0)];
    expect(signals).toContainEqual(expect.objectContaining(GOOD[protocol].signal));
  });

  it('still reads nearly all calls when one bit in a thousand is wrong', () => {
    const random = createRandom(11);
    const calls = 2_000;
    const bytes = Buffer.concat(Array.from({ length: calls }, () => GOOD[protocol].bytes));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      if (random() < 0.001) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    }
    const right = heard(protocol, [bytes]).filter((signal) => signal.number === '02155501299').length;
    expect(right).toBeGreaterThan(calls * 0.6);
    expect(right).toBeLessThan(calls);
  });
});

describe('what reads beside the decoders', () => {
  it('never throws on any FSK frame', () => {
    const frame = fc.tuple(fc.constantFrom(0x04, 0x06, 0x80, 0x82, 0x55), fc.uint8Array({ maxLength: 80 }));
    fc.assert(
      fc.property(frame, ([type, rest]) => {
        expect(() => parseCallerIdFrame(Buffer.concat([Uint8Array.of(type), rest]))).not.toThrow();
      }),
      { numRuns: 5_000 },
    );
  });

  it('never throws on any capture', async () => {
    const options = fc.record({ protocol: fc.constantFrom(...PROTOCOLS), hex: fc.boolean(), records: fc.boolean() });
    const hexish = fc.array(fc.constantFrom('4C', '31', ' | ', '|', ' ', '\n', '# ', 'z', '4'), { maxLength: 40 });
    const text = fc.oneof(
      chunk,
      hexish.map((parts) => Buffer.from(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 6 }), options, async (chunks, how) => {
        async function* input(): AsyncGenerator<Uint8Array> {
          yield* chunks;
        }
        for await (const signal of decodeStream(input(), how)) expect(SIGNAL_KINDS).toContain(signal.kind);
      }),
      { numRuns: 500 },
    );
  });
});
