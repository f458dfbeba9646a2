import { describe, expect, it } from 'vitest';
import { createModemDecoder } from '../../../src/main/devices/modem/modem-decoder.ts';

const line = (text: string): Uint8Array => Buffer.from(`\r\n${text}\r\n`);
const CALLER = { kind: 'callerId', number: '02155501234', numberStatus: 'ok' };

describe('a modem whose caller ID is wanted whole', () => {
  it('holds a number back for its name, but not longer than 600 ms', () => {
    const decoder = createModemDecoder('whole');
    expect(decoder.due()).toBeNull();
    expect(decoder.push(line('DATE = 0312'), 1_000)).toEqual([]);
    expect(decoder.push(line('NMBR = 02155501234'), 2_000)).toEqual([]);
    expect(decoder.due()).toBe(2_600);
    expect(decoder.flush(2_600)).toEqual([{ ...CALLER, date: '03-12', name: null }]);
    expect(decoder.due()).toBeNull();
    expect(decoder.flush(9_000)).toEqual([]);
  });

  it('counts the 600 ms from the number, whatever follows it', () => {
    const decoder = createModemDecoder('whole');
    decoder.push(line('NMBR = 02155501234'), 2_000);
    decoder.push(line('MESG = 06014C'), 2_300);
    expect(decoder.due()).toBe(2_600);
  });

  it('tells the number once more when its name comes late', () => {
    const decoder = createModemDecoder('whole');
    decoder.push(line('NMBR = 02155501234'), 1_000);
    decoder.flush(1_600);
    decoder.push(line('NAME = MEHR CLINIC'), 1_700);
    expect(decoder.push(line('RING'), 1_800)).toEqual([{ ...CALLER, name: 'MEHR CLINIC' }, { kind: 'ring' }]);
  });

  it('says nothing again at the next ring', () => {
    const decoder = createModemDecoder('whole');
    decoder.push(line('NMBR = 02155501234'), 1_000);
    decoder.flush(1_600);
    expect(decoder.push(line('RING'), 5_000)).toEqual([{ kind: 'ring' }]);
  });

  it('never takes a half line for a number', () => {
    const decoder = createModemDecoder('whole');
    decoder.push(Buffer.from('\r\nNMBR = 0215'), 1_000);
    expect(decoder.flush(2_000)).toEqual([]);
  });
});

describe('a modem whose caller ID is wanted at once', () => {
  it('tells the number as soon as its line is complete, and again with the name', () => {
    const decoder = createModemDecoder('live');
    expect(decoder.push(line('DATE = 0312'), 1_000)).toEqual([]);
    expect(decoder.push(line('NMBR = 02155501234'), 1_000)).toEqual([{ ...CALLER, date: '03-12', name: null }]);
    expect(decoder.due()).toBeNull();
    expect(decoder.push(line('NAME = MEHR CLINIC'), 1_050)).toEqual([
      { ...CALLER, date: '03-12', name: 'MEHR CLINIC' },
    ]);
    expect(decoder.push(line('MESG = 06014C'), 1_060)).toEqual([]);
    expect(decoder.push(line('RING'), 5_000)).toEqual([{ kind: 'ring' }]);
  });

  it('tells number and name together when one read brings both, in either order', () => {
    const both = { ...CALLER, name: 'MEHR CLINIC' };
    const [number, name] = [line('NMBR = 02155501234'), line('NAME = MEHR CLINIC')];
    expect(createModemDecoder('live').push(Buffer.concat([number, name]), 0)).toEqual([both]);
    expect(createModemDecoder('live').push(Buffer.concat([name, number]), 0)).toEqual([both]);
  });

  it('does not tell the number again for a name that was withheld', () => {
    const decoder = createModemDecoder('live');
    decoder.push(line('NMBR = 02155501234'), 0);
    expect(decoder.push(line('NAME = P'), 10)).toEqual([]);
  });

  it('waits with a name alone, and gives it out when its time has come', () => {
    const decoder = createModemDecoder('live');
    expect(decoder.push(line('NAME = MEHR CLINIC'), 1_000)).toEqual([]);
    expect(decoder.due()).toBe(1_600);
    const numberless = { kind: 'callerId', number: null, numberStatus: 'none', name: 'MEHR CLINIC' };
    expect(decoder.flush(1_600)).toEqual([numberless]);
    expect(decoder.push(line('NMBR = 02155501234'), 1_700)).toEqual([{ ...CALLER, name: 'MEHR CLINIC' }]);
  });

  it('tells a ring in voice mode without waiting for more bytes', () => {
    expect(createModemDecoder('live').push(Uint8Array.of(0x10, 0x52), 0)).toEqual([{ kind: 'ring' }]);
  });
});

describe('the count of skipped bytes', () => {
  it('stays at nothing for what a modem normally says', () => {
    const decoder = createModemDecoder('whole');
    for (const text of ['AT+VCID=1', 'OK', 'RING', 'DATE = 0312', 'NMBR = 110', 'NO CARRIER'])
      decoder.push(line(text), 0);
    expect(decoder.skipped()).toBe(0);
  });

  it('counts noise, nonsense and lines without end', () => {
    const decoder = createModemDecoder('whole');
    decoder.push(Buffer.from('\xff\x00\r\nblah\r\n', 'latin1'), 0);
    expect(decoder.skipped()).toBe(6);
    decoder.push(Buffer.alloc(5_000, 'x'), 0);
    expect(decoder.skipped()).toBe(5_006);
  });
});

describe('a modem in voice mode', () => {
  const push = (decoder: ReturnType<typeof createModemDecoder>, text: string, at: number) =>
    decoder.push(Buffer.from(text, 'latin1'), at);

  it.each([
    ['at the beginning', ['\x10R']],
    ['behind a line', ['OK\r\n\x10R']],
    ['behind another event', ['\x10.\x10R']],
    ['in two pieces', ['\x10', 'R']],
  ])('rings %s', (_, texts) => {
    const decoder = createModemDecoder('live');
    expect(texts.flatMap((text) => push(decoder, text, 1_000))).toEqual([{ kind: 'ring' }]);
  });

  it('does not ring in the middle of noise, but after a silence again', () => {
    const decoder = createModemDecoder('live');
    expect(push(decoder, '\x93\x10R', 1_000)).toEqual([]);
    expect(push(decoder, '\x93', 1_010)).toEqual([]);
    expect(push(decoder, '\x10R', 1_020)).toEqual([]);
    expect(decoder.skipped()).toBe(6);
    expect(push(decoder, '\x93', 1_030)).toEqual([]);
    expect(push(decoder, '\x10R', 1_300)).toEqual([{ kind: 'ring' }]);
  });
});
