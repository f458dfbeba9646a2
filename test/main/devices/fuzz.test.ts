import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStream } from '../../../src/main/devices/decode-stream.ts';
import type { DecoderPace } from '../../../src/main/devices/decoder.ts';
import { createDecoder, PROTOCOLS, type Protocol } from '../../../src/main/devices/decoders.ts';
import { parseCallerIdFrame } from '../../../src/main/devices/fsk/frame.ts';
import { createRandom } from '../../../src/main/devices/simulator/random.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { SIGNAL_KINDS } from '../../../src/shared/domain/line-signal.ts';

const MEGABYTE = 1 << 20;

/** SDMF: a call from 02155501299 on the twelfth of March at 09:20, and the frame's checksum. */
const FSK_CALL = Buffer.from('\x04\x130312092002155501299\x21', 'latin1');

/** A frame that cannot be mistaken for anything else, with what resynchronises the protocol before it. */
const GOOD: Readonly<Record<Protocol, { bytes: Buffer; signal: Partial<LineSignal> }>> = {
  modem: {
    bytes: Buffer.from('\r\nRING\r\n\r\nNMBR = 02155501299\r\n\r\nRING\r\n'),
    signal: { number: '02155501299' },
  },
  ojsegal: { bytes: Buffer.from('\nL7C02155501299@\n'), signal: { line: 7, number: '02155501299' } },
  keyword: {
    bytes: Buffer.from('\r\nL7 CallerID:02155501299 \r\n'),
    signal: { line: 7, number: '02155501299' },
  },
  alm1: {
    bytes: Buffer.from('\n\r7:CallerID 02155501299           EEE\n'),
    signal: { line: 7, number: '02155501299' },
  },
  techno: { bytes: Buffer.from('.D1:L7:CallerID=02155501299.'), signal: { line: 7, number: '02155501299' } },
  fsk: {
    bytes: Buffer.from([...Buffer.alloc(30, 0x55), ...FSK_CALL]),
    signal: { number: '02155501299', checksumOk: true },
  },
  dtmf: { bytes: Buffer.from('\r\nD02155501299C\r\n'), signal: { number: '02155501299' } },
  tci: {
    bytes: Buffer.from('\r\n07      3/12      9:20 AM      021-555-01299           MEHR CLINIC    \r\n'),
    signal: { line: 7, number: '02155501299', name: 'MEHR CLINIC' },
  },
  gsm: {
    bytes: Buffer.from('\r\n+CLIP: "02155501299",129,"",0,"",0\r\n'),
    signal: { number: '02155501299' },
  },
  panasonic: {
    bytes: Buffer.from('\r\n22/11/25 17:43     101 07 <I>02155501299                                     RC \r\n'),
    signal: { kind: 'ring', line: 7, extension: '101', number: '02155501299' },
  },
  ami: {
    bytes: Buffer.from(
      '\r\n\r\nEvent: Hangup\r\nChannel: DAHDI/7-1\r\nCallerIDNum: 02155501299\r\nUniqueid: 1.10\r\nCause: 16\r\n\r\n',
    ),
    signal: { kind: 'end', line: 7, number: '02155501299', cause: 16 },
  },
  'callerid-com': {
    bytes: Buffer.from('\r\n07 I S 0000 G A1 03/12 09:20 AM 021-555-01299  MEHR CLINIC    \r\n'),
    signal: { line: 7, number: '02155501299', name: 'MEHR CLINIC' },
  },
  http: {
    bytes: Buffer.from('\n{"event_type":"ring","line":7,"caller":"02155501299"}\n'),
    signal: { line: 7, number: '02155501299' },
  },
  auto: { bytes: Buffer.from('\nL7C02155501299@\n'), signal: { line: 7, number: '02155501299' } },
};

const BEGINNING: Readonly<Record<Protocol, Buffer>> = {
  modem: Buffer.from('\r\nNMBR = '),
  ojsegal: Buffer.from('\nL1C'),
  keyword: Buffer.from('\r\nL1 CallerID:'),
  alm1: Buffer.from('\n\r1:CallerID '),
  techno: Buffer.from('.D1:L1:CallerID='),
  fsk: Buffer.from('UUUUU\x80\x20\x02', 'latin1'),
  dtmf: Buffer.from('\r\nD0'),
  tci: Buffer.from('\r\n01      3/12 '),
  gsm: Buffer.from('\r\n+CLIP: "0'),
  panasonic: Buffer.from('\r\n22/11/25 17:43 '),
  ami: Buffer.from('\r\n\r\nEvent: Hangup\r\nChannel: '),
  'callerid-com': Buffer.from('\r\n01 I S '),
  http: Buffer.from('\n{"event":"'),
  auto: Buffer.from('\r\nDA'),
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
  ...['CallerID:', 'RingsCount:2', 'HookOn ', 'HookOff ', 'Duration:7 ', 'Dialed:', 'Ringing '],
  ...['EEE\n', '\r1:RING', '1:CallerID ', '\r\xc8\x01', '\xfd', '\xfe', '.START', ':HOOKON'],
  ...['D1:', 'L1:', 'D1:L1:', 'Ring=1', 'CallerID=', 'HookOn,Time=0001', 'DeviceConnect', ',', '.', 'HangUp'],
  ...[
    'U'.repeat(5),
    'UUUU\xd5',
    '\x80',
    '\x04',
    '\x82',
    '\x01\x08',
    '\x02\x04',
    '03120920',
    FSK_CALL.toString('latin1'),
  ],
  ...['A', 'D02155501299', 'B00', 'B10', '#', 'D1#', '*'],
  ...['+CLIP: "', '",129', ',"",', '0041', '+CRING: ', 'VOICE', '^CEND:1,2,3,4', 'NO CARRIER', 'MISSED_CALL: 10:00AM '],
  ...['^^<U>', '<S>', '^^<U>\0\0\0\0\x13\x01<S>\0\0\0\0\x13\x01$', '01 R             03/12 09:20:01', '^'],
  ...['01      3/12      9:20 AM    ', '    021-555-01299           '],
  ...[
    '22/11/25 17:43 ',
    '    101 01 ',
    '<I>',
    '<D>4321',
    "0'12 00:01'30 ",
    'RC',
    'AN',
    'NA',
    'TR',
    'EXT500',
    'MN ALM #510 ',
  ],
  ...['Event: ', 'Newchannel', 'DialBegin', 'DialEnd', 'Hangup', '\r\n\r\n', 'Channel: ', 'SIP/101-0a1b', 'Local/1;1'],
  ...[
    'Linkedid: ',
    'Uniqueid: ',
    '1.10',
    'CallerIDNum: ',
    'DestChannel: ',
    'DialStatus: ANSWER',
    'Context: from-trunk',
  ],
  ...['01 I S ', '0000 G A1 ', '03/12 ', '09:20 AM ', '09:20:21', '$', '|', 'OUT-OF-AREA', '00 R '],
);
const chunk = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  fc.array(pieces, { maxLength: 12 }).map((texts) => Buffer.from(texts.join(''), 'latin1')),
);

const heard = (
  protocol: Protocol,
  chunks: readonly Uint8Array[],
  pace: DecoderPace = 'whole',
): readonly LineSignal[] => {
  const decoder = createDecoder(protocol, pace);
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

  it.each([
    ...['L1C0', 'NMBR = 0', '0', '01 I S ', '\x10', '80', 'RING ', 'U', '\x80\xff\x01', '\x04\x20', '\r\xc8', '^^<U>'],
    ...['L1 CallerID:', '+CLIP: "', 'D1:L1:Dial', 'A', '^^<U>\0\0\0\0\x13\x01<S>\0\0\0\0\x13\x01$', '\xfd'],
  ])('lives through an endless %j', (piece) => {
    const decoder = createDecoder(protocol, 'whole');
    const endless = Buffer.alloc(1 << 16, piece, 'latin1');
    decoder.push(Buffer.concat([BEGINNING[protocol], endless]), 0);
    const before = heapInUse();
    for (let times = 0; times < 40; times += 1) decoder.push(endless, 0);
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
    // The same FSK frame again is told as one call where the stream is read whole.
    const pace = protocol === 'fsk' ? 'live' : 'whole';
    const right = heard(protocol, [bytes], pace).filter((signal) => signal.number === '02155501299').length;
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
