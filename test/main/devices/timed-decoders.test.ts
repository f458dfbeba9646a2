import { describe, expect, it } from 'vitest';
import { createDatagramDecoder } from '../../../src/main/devices/datagram-decoder.ts';
import type { Decoder } from '../../../src/main/devices/decoder.ts';
import { createDecoder } from '../../../src/main/devices/decoders.ts';
import { createFskEncoder } from '../../../src/main/devices/simulator/encode-receivers.ts';

const text = (words: string): Uint8Array => Buffer.from(words, 'latin1');
const CALLER = { kind: 'callerId', number: '02155501234', numberStatus: 'ok' };

describe('a DTMF receiver', () => {
  it('gives a number with an end at once, and one without after a second of silence', () => {
    const decoder = createDecoder('dtmf', 'live');
    expect(decoder.push(text('D02155501234C'), 5_000)).toEqual([CALLER]);
    expect(decoder.due()).toBeNull();
    expect(decoder.push(text('D0215550123'), 9_000)).toEqual([]);
    expect(decoder.push(text('4'), 9_100)).toEqual([]);
    expect(decoder.due()).toBe(10_100);
    expect(decoder.flush(10_100)).toEqual([{ ...CALLER, confidence: 'low' }]);
    expect(decoder.due()).toBeNull();
  });

  it('never joins keys over a long pause', () => {
    const decoder = createDecoder('dtmf', 'live');
    decoder.push(text('0215550'), 1_000);
    expect(decoder.push(text('1234C'), 3_000)).toEqual([
      { ...CALLER, number: '0215550', confidence: 'low' },
      { ...CALLER, number: '1234', confidence: 'low' },
    ]);
  });
});

describe('an FSK receiver', () => {
  const [first, second] = ['02155501234', '02155501235'].map((number) =>
    createFskEncoder()({ kind: 'callerId', line: 1, number, name: null }),
  ) as [Uint8Array, Uint8Array];

  it('says that a line still rings, and after ten quiet seconds that it rings anew', () => {
    const decoder = createDecoder('fsk', 'live');
    const repeats = [1_000, 6_000, 11_000, 22_000].map((at) =>
      decoder.push(first, at).map((one) => one.repeat ?? false),
    );
    expect(repeats).toEqual([[false], [true], [true], [false]]);
  });

  it('says the same frame once where the stream is read whole, but another one in between is news', () => {
    const decoder = createDecoder('fsk', 'whole');
    const heard = [first, first, second, first].flatMap((frame) => decoder.push(frame, 0));
    expect(heard.map((signal) => signal.number)).toEqual(['02155501234', '02155501235', '02155501234']);
  });

  it('gives up on a frame that broke off after a fifth of a second', () => {
    const decoder = createDecoder('fsk', 'live');
    expect(decoder.push(first.subarray(0, -1), 1_000)).toEqual([]);
    expect(decoder.due()).toBe(1_200);
    expect(decoder.flush(1_200)).toMatchObject([{ number: '02155501234', checksumOk: false }]);
    expect(decoder.due()).toBeNull();
  });
});

describe('a keyword box', () => {
  it('is heard although it ends no line, once its last value has its blank', () => {
    const decoder = createDecoder('keyword', 'live');
    expect(decoder.push(text('L1 CallerID:0215550'), 1_000)).toEqual([]);
    expect(decoder.due()).toBeNull();
    decoder.push(text('1234 '), 1_010);
    expect(decoder.due()).toBe(1_310);
    expect(decoder.flush(1_310)).toEqual([{ ...CALLER, line: 1 }]);
    expect(decoder.flush(1_400)).toEqual([]);
  });

  it('never takes a half value for a whole one', () => {
    const decoder = createDecoder('keyword', 'live');
    decoder.push(text('L1 CallerID:0215550'), 1_000);
    expect(decoder.flush(9_000)).toEqual([]);
    expect(decoder.push(text('1234 \r\n'), 9_010)).toEqual([{ ...CALLER, line: 1 }]);
  });
});

describe('a GSM modem', () => {
  const clip = text('\r\n+CLIP: "02155501234",129\r\n');
  const repeatsOf = (decoder: Decoder, times: readonly number[]) =>
    times.flatMap((at) => decoder.push(clip, at)).map((signal) => signal.repeat ?? false);

  it('marks the number that comes again with each ring', () => {
    expect(repeatsOf(createDecoder('gsm', 'live'), [1_000, 6_000, 11_000, 22_000])).toEqual([false, true, true, false]);
  });

  it('begins anew after the end of a call', () => {
    const decoder = createDecoder('gsm', 'live');
    decoder.push(clip, 1_000);
    expect(decoder.push(text('\r\nNO CARRIER\r\n'), 2_000)).toEqual([{ kind: 'end' }]);
    expect(repeatsOf(decoder, [3_000])).toEqual([false]);
  });

  it('tells the end of a call that its own SIM began as that of an outgoing one', () => {
    const decoder = createDecoder('gsm', 'live');
    decoder.push(text('^ORIG:1,0\r\n'), 1_000);
    expect(decoder.push(text('^CEND:1,9,67,16\r\n'), 10_000)).toEqual([
      { kind: 'end', dir: 'out', duration: 9, cause: 16 },
    ]);
    expect(decoder.push(text('^CEND:1,9,67,16\r\n'), 20_000)).toEqual([{ kind: 'end', duration: 9, cause: 16 }]);
  });
});

describe('an Ethernet Link', () => {
  const header = '^^<U>\0\0\0\0\x13\x01<S>\0\0\0\0\x13\x02$';
  const record = text(`${header}01 I S 0000 G A1 03/12 09:20 AM 021-555-01234  MEHR CLINIC`);
  const from = { unit: '1301', serial: '000000001302' };

  it('may say the same again after two seconds', () => {
    const decoder = createDatagramDecoder(createDecoder('callerid-com', 'live'));
    const heard = [1_000, 1_500, 5_000].map((at) => decoder.push(record, at).length);
    expect(heard).toEqual([1, 0, 1]);
  });

  it('is heard at once although its name was cut short', () => {
    const decoder = createDatagramDecoder(createDecoder('callerid-com', 'live'));
    expect(decoder.push(record, 0)).toMatchObject([{ ...CALLER, name: 'MEHR CLINIC', ...from }]);
    expect(decoder.due()).toBeNull();
  });

  it('is heard after a moment where nobody knows that a datagram is whole', () => {
    const decoder = createDecoder('callerid-com', 'live');
    expect(decoder.push(record, 1_000)).toEqual([]);
    expect(decoder.due()).toBe(1_100);
    expect(decoder.flush(1_100)).toMatchObject([{ ...CALLER, name: 'MEHR CLINIC', ...from }]);
  });
});
