import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DecodedSignal, decodeStream } from '../../../src/main/devices/decode-stream.ts';
import type { Protocol } from '../../../src/main/devices/decoders.ts';
import { expectation, known, loadCaptures, OWN_CAPTURES, SHARED_CAPTURES, signalsOf } from '../../support/captures.ts';

type Mode = { protocol: Protocol; hex?: boolean; records?: boolean };

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decode(input: string | Uint8Array, mode: Mode, size = 7): Promise<readonly DecodedSignal[]> {
  const bytes = Buffer.from(input);
  const options = { hex: false, records: false, ...mode };
  const signals: DecodedSignal[] = [];
  for await (const signal of decodeStream(inPieces(bytes, size), options)) signals.push(signal);
  return signals;
}

const captures = [...loadCaptures(OWN_CAPTURES), ...loadCaptures(SHARED_CAPTURES)];
const recordFiles = captures.filter((capture) => !capture.blocks || capture.protocol === 'ami');

describe.each(recordFiles)('$name through decode --records', (capture) => {
  it.each([1, 64, 1 << 20])('gives each record its number and signals, read by %i bytes', async (size) => {
    const signals = await decode(
      readFileSync(capture.file),
      { protocol: capture.protocol, hex: capture.hex, records: true },
      size,
    );
    const expected = signalsOf(capture);
    expect(known(signals, expected)).toEqual(expectation(expected));
    expect(signals.map((signal) => signal.record)).toEqual(expected.map((signal) => signal.record));
  });
});

describe.each(captures.filter((capture) => !capture.apart))('$name through decode', (capture) => {
  it.each([1, 64, 1 << 20])('gives its signals as one stream, read by %i bytes', async (size) => {
    const expected = signalsOf(capture);
    expect(
      known(await decode(readFileSync(capture.file), { protocol: capture.protocol, hex: capture.hex }, size), expected),
    ).toEqual(expectation(expected));
  });
});

describe('decoding a capture', () => {
  it('leaves out only the comments at its head', async () => {
    const rows = '# head\n#\tnot a head\n# 1|R| |    | |  |03/12|9:20:30 PM|              |               \n';
    expect(await decode(rows, { protocol: 'callerid-com', records: true })).toEqual([]);
    const after = `${rows}1|R| |    | |  |03/12|9:20:30 PM|              |               `;
    expect(await decode(after, { protocol: 'callerid-com', records: true })).toMatchObject([
      { record: 3, kind: 'ring' },
    ]);
  });

  it('takes a hash that is no comment for data', async () => {
    expect(await decode('#L1HF@', { protocol: 'ojsegal' }, 1)).toEqual([{ kind: 'offHook', line: 1 }]);
  });

  it('reads a last line that has no end', async () => {
    const caller = { kind: 'callerId', number: '110', numberStatus: 'ok', name: null };
    expect(await decode('RING\nNMBR = 110', { protocol: 'modem' })).toEqual([{ kind: 'ring' }, caller]);
  });

  it('answers a line that is not hex with an error, and goes on', async () => {
    const input = '4C 31 48 46 40\nzz\n4C 31 4\n\n4C 32 48 46 40\n';
    expect(await decode(input, { protocol: 'ojsegal', hex: true, records: true })).toEqual([
      { record: 1, kind: 'offHook', line: 1 },
      { record: 2, kind: 'error', message: 'line 2: not hex bytes' },
      { record: 3, kind: 'error', message: 'line 3: not hex bytes' },
      { record: 5, kind: 'offHook', line: 2 },
    ]);
  });

  it('joins the lines of a hex stream', async () => {
    expect(await decode('4C 31 | 48\r\n4640', { protocol: 'ojsegal', hex: true })).toEqual([
      { kind: 'offHook', line: 1 },
    ]);
  });

  it('does not carry a half frame into the next record', async () => {
    const signals = await decode('L1C021\n555@\nL1R01@', { protocol: 'ojsegal', records: true });
    expect(signals).toEqual([{ record: 3, kind: 'ring', line: 1, ringCount: 1 }]);
  });

  it('does not keep a hex line without end', async () => {
    const endless = Buffer.alloc(3 << 20, '4C ');
    expect(await decode(endless, { protocol: 'ojsegal', hex: true }, 1 << 16)).toEqual([
      { kind: 'error', message: 'line 1: not hex bytes' },
    ]);
  });

  it('of nothing gives nothing', async () => {
    for (const hex of [false, true]) {
      for (const records of [false, true]) expect(await decode('', { protocol: 'modem', hex, records })).toEqual([]);
    }
  });
});
