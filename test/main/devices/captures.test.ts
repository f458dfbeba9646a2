import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Decoder } from '../../../src/main/devices/decoder.ts';
import { createDecoder } from '../../../src/main/devices/decoders.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import {
  type Capture,
  type CaptureRecord,
  expectation,
  known,
  loadCaptures,
  OWN_CAPTURES,
  SHARED_CAPTURES,
  signalsOf,
} from '../../support/captures.ts';

const AT = 1_700_000_000_000;
const ownCaptures = loadCaptures(OWN_CAPTURES);
const sharedCaptures = loadCaptures(SHARED_CAPTURES);

describe.each(ownCaptures)('our own capture $name', holdsItsSignals);

if (existsSync(SHARED_CAPTURES)) {
  describe.each(sharedCaptures)('the shared capture $name', holdsItsSignals);
}

describe('the captures that these tests run over', () => {
  it('are all of ours', () => {
    expect(ownCaptures.length).toBe(16);
  });

  it('are those of the shared collection too, where it stands beside the checkout', () => {
    expect(sharedCaptures.length > 0).toBe(existsSync(SHARED_CAPTURES));
  });
});

function holdsItsSignals(capture: Capture): void {
  if (!capture.datagrams) holdsItsRecords(capture);
  if (!capture.apart) holdsItsStream(capture);
}

function holdsItsRecords(capture: Capture): void {
  const fresh = (): Decoder => createDecoder(capture.protocol, 'whole');

  it('gives its signals record by record, read by read', () => {
    capture.records.forEach((record, index) => {
      expectRecord(capture, index + 1, decode(fresh(), record));
    });
  });

  it('gives the same signals wherever a record is cut in two', () => {
    capture.records.forEach((record, index) => {
      const bytes = Buffer.concat(record);
      for (let cut = 1; cut < bytes.length; cut += 1) {
        expectRecord(capture, index + 1, decode(fresh(), [bytes.subarray(0, cut), bytes.subarray(cut)]), cut);
      }
    });
  });

  it('gives the same signals byte by byte', () => {
    capture.records.forEach((record, index) => {
      expectRecord(capture, index + 1, decode(fresh(), bytesOf(record)));
    });
  });
}

function holdsItsStream(capture: Capture): void {
  const fresh = (): Decoder => createDecoder(capture.protocol, 'whole');
  const expected = signalsOf(capture);
  const whole = Buffer.concat(capture.records.flat());

  it.each([
    ['read by read', capture.records.flat()],
    ['byte by byte', bytesOf([whole])],
    ['at once', [whole]],
  ])('gives its signals as one stream, %s', (_, chunks) => {
    expect(known(decode(fresh(), chunks), expected)).toEqual(expectation(expected));
  });

  it('gives the same signals wherever the stream is cut in two', () => {
    const uncut = decode(fresh(), [whole]);
    for (let cut = 1; cut < whole.length; cut += 1) {
      expect(decode(fresh(), [whole.subarray(0, cut), whole.subarray(cut)])).toEqual(uncut);
    }
  });
}

function expectRecord(capture: Capture, record: number, given: readonly LineSignal[], cut?: number): void {
  const expected = signalsOf(capture, record);
  expect(known(given, expected), `record ${record}, cut at ${cut}`).toEqual(expectation(expected));
}

function decode(decoder: Decoder, chunks: CaptureRecord): readonly LineSignal[] {
  return [...chunks.flatMap((chunk) => decoder.push(chunk, AT)), ...decoder.flush(AT)];
}

function bytesOf(record: CaptureRecord): CaptureRecord {
  return Array.from(Buffer.concat(record), (byte) => Uint8Array.of(byte));
}
