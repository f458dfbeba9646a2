import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Decoder } from '../../../src/main/devices/decoder.ts';
import { createDecoder, createDecoders } from '../../../src/main/devices/decoders.ts';
import { dialogueFor } from '../../../src/main/devices/dialogue.ts';
import { readDialField } from '../../../src/main/devices/panasonic/dial-field.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { dataLines, readExpected, SHARED_CAPTURES } from '../../support/captures.ts';

const PAGE = `  Date     Time    Ext CO        Dial Number        Ring Duration  Acc code  CD \r\n${'-'.repeat(80)}\r\n`;
const LOGIN = '-SMDR\r\nEnter Password:*******\r\n';
const RINGS = '06/01/11 14:40     101 01 <I>02155501299                                     RC \r\n';
const MISSED = "06/01/11 14:40     101 01 <I>02155501299            0'12 00:00'00            NA \r\n";
const INTERCOM = '06/01/11 14:41     101    EXT205                                                \r\n';
const ALARM = '06/01/11 14:44    MN ALM #510 00 10000 SMDR disconnect\r\n';
const LATER = '06/01/11 14:45     101 01 <I>02155501299                                     RC \r\n';
const LATEST = '06/01/11 14:46     101 01 <I>02155501299                                     RC \r\n';

const text = (words: string): Uint8Array => Buffer.from(words, 'latin1');
const read = (decoder: Decoder, words: string, at = 0): readonly LineSignal[] => decoder.push(text(words), at);
/** `ring`, or `old ring` for one that is told again. */
const words = (signals: readonly LineSignal[]): string[] =>
  signals.map(({ kind, replay }) => (replay ? `old ${kind}` : kind));

describe('rows that a PBX tells again', () => {
  it('are known by their sequence behind the next page', () => {
    const decoder = createDecoder('panasonic', 'whole');
    expect(words(read(decoder, PAGE + RINGS + MISSED + INTERCOM + INTERCOM + ALARM))).toEqual([
      'ring',
      'missed',
      'intercom',
      'intercom',
      'alarm',
    ]);
    expect(words(read(decoder, PAGE + MISSED + INTERCOM + INTERCOM + ALARM + INTERCOM + LATER))).toEqual([
      'old missed',
      'old intercom',
      'old intercom',
      'old alarm',
      'intercom',
      'ring',
    ]);
  });

  it('are told from a new row that is equal to the last of them, and from one between them', () => {
    const decoder = createDecoder('panasonic', 'whole');
    read(decoder, RINGS + ALARM + INTERCOM + INTERCOM);
    expect(words(read(decoder, PAGE + RINGS + LATER + ALARM + INTERCOM + INTERCOM + INTERCOM))).toEqual([
      'old ring',
      'ring',
      'old alarm',
      'old intercom',
      'old intercom',
      'intercom',
    ]);
  });

  it('are none where two equal rows are two calls', () => {
    const decoder = createDecoder('panasonic', 'whole');
    expect(words(read(decoder, PAGE + INTERCOM + INTERCOM + INTERCOM))).toEqual(['intercom', 'intercom', 'intercom']);
  });

  it('are known across a lost connection, and so are those that came meanwhile', () => {
    const next = createDecoders('panasonic', 'live');
    const first = next();
    read(first, '-', 1_000);
    read(first, LOGIN + PAGE, 1_200);
    expect(words(read(first, RINGS, 60_000))).toEqual(['ring']);
    // The connection breaks in the middle of a row.
    expect(words(read(first, MISSED.slice(0, 30), 72_000))).toEqual([]);
    const second = next();
    read(second, '-', 90_000);
    expect(words(read(second, LOGIN.slice(1) + PAGE + RINGS + MISSED + ALARM, 90_300))).toEqual([
      'old ring',
      'missed',
      'alarm',
    ]);
    expect(words(read(second, LATER, 120_000))).toEqual(['ring']);
    expect(words(read(second, LATER, 121_000))).toEqual(['ring']);
  });

  it('are all old where the program itself has just been started', () => {
    const decoder = createDecoders('panasonic', 'live')();
    read(decoder, '-', 1_000);
    // A PBX that thinks for seconds before it tells anything.
    read(decoder, LOGIN.slice(1), 5_000);
    expect(words(read(decoder, PAGE + RINGS, 9_000))).toEqual(['old ring']);
    expect(words(read(decoder, MISSED, 9_100))).toEqual(['old missed']);
    expect(words(read(decoder, LATER, 30_000))).toEqual(['ring']);
  });

  it('are none on a serial line, whatever its pages', () => {
    const next = createDecoders('panasonic', 'live');
    const decoder = next();
    expect(words(read(decoder, RINGS, 1_000))).toEqual(['ring']);
    expect(words(read(decoder, MISSED, 13_000))).toEqual(['missed']);
    expect(words(read(decoder, PAGE + LATER, 60_000))).toEqual(['ring']);
    expect(words(read(next(), LATEST, 90_000))).toEqual(['ring']);
  });

  it('are forgotten after a pause, so that an equal row is a new call', () => {
    const next = createDecoders('panasonic', 'live');
    read(next(), RINGS, 1_000);
    const second = next();
    read(second, '-', 20_000);
    read(second, LOGIN.slice(1) + PAGE, 20_100);
    expect(words(read(second, RINGS, 25_000))).toEqual(['ring']);
  });

  it('are known where they are more than anybody remembers', () => {
    const next = createDecoders('panasonic', 'live');
    const numbered = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, index) =>
        RINGS.replace('02155501299', `0215${String(from + index).padStart(7, '0')}`),
      ).join('');
    const first = next();
    read(first, RINGS, 1_000);
    read(first, numbered(0, 10_000), 5_000);
    const second = next();
    read(second, `-${LOGIN.slice(1)}${PAGE}`, 90_000);
    const told = read(second, numbered(0, 10_000) + LATER, 90_100);
    expect(told.filter(({ replay }) => !replay)).toHaveLength(1);
    expect(told.at(-1)?.replay).toBeUndefined();
  });
});

describe('the dates of a PBX', () => {
  const dateOf = (row: string, at: number): string | null | undefined =>
    read(createDecoder('panasonic', 'whole'), row, at)[0]?.date;
  const dated = (date: string, half = ''): string =>
    LATER.replace('06/01/11 14:45  ', `${date} ${half ? '02:45PM' : '14:45  '}`);

  it('are day, month, year on a 24-hour clock and month, day, year on a 12-hour one, where nothing tells', () => {
    expect(dateOf(dated('06/01/11'), 0)).toBe('2011-01-06');
    expect(dateOf(dated('06/01/11', 'PM'), 0)).toBe('2011-06-01');
  });

  it('are read as today where one order makes them so', () => {
    expect(dateOf(dated('25/11/22'), Date.UTC(2025, 10, 22))).toBe('2025-11-22');
    expect(dateOf(dated('06/01/11'), Date.UTC(2011, 5, 2))).toBe('2011-06-01');
  });

  it('teach their order by the first one that can be read in one order only', () => {
    const decoder = createDecoder('panasonic', 'whole');
    const dates = ['06/24/11', '06/01/11', '99/01/06'].map((date) => read(decoder, dated(date))[0]?.date);
    expect(dates).toEqual(['2011-06-24', '2011-06-01', '1999-01-06']);
  });
});

describe('the dial-number column', () => {
  it.each([
    ['<I> 0924312111 TONY', { dir: 'in', number: '0924312111', name: 'TONY' }],
    ['<I>STUDIO 5', { dir: 'in', number: null, numberStatus: 'none', name: 'STUDIO 5' }],
    ['<INCOMING>', { dir: 'in', number: null, numberStatus: 'none' }],
    ['<D>4321', { dir: 'in', did: '4321', number: null }],
    ['<I>OUT OF AREA', { dir: 'in', number: null, numberStatus: 'unavailable' }],
    ['9=0215550P1299', { dir: 'out', number: '02155501299' }],
    ['0912.......', { dir: 'out', number: '0912', confidence: 'low' }],
    ['', { dir: 'out', number: null, numberStatus: 'none' }],
    ['EXT 205', { dir: 'internal', number: '205' }],
    ['Cleaned-up', { dir: null }],
  ])('%j', (column, said) => {
    expect(readDialField(column)).toMatchObject(said);
  });

  const file = `${SHARED_CAPTURES}/panasonic-ns1000-dialfield.txt`;
  it('says what the shared collection expects of it', () => {
    const columns = existsSync(file) ? dataLines(file) : [];
    const expected = existsSync(file) ? readExpected(file) : [];
    columns.forEach((column, index) => {
      const { kind, dir = null, number, numberStatus, name, did, didName } = expected[index] ?? { kind: '', record: 0 };
      const said = { dir, ...(numberStatus === undefined ? {} : { numberStatus, number }), name, did, didName };
      const wanted = Object.fromEntries(
        Object.entries(kind === 'dialfield' ? said : { dir: null }).filter(([, one]) => one !== undefined),
      );
      expect(readDialField(column), column).toMatchObject(wanted);
    });
    expect(columns.length).toBe(expected.length);
  });
});

describe('the login by TCP', () => {
  const talk = (password: string | null) => {
    const dialogue = dialogueFor('panasonic', { username: null, secret: password });
    if (dialogue === null) throw new Error('no dialogue');
    const says = (heard: string): string =>
      dialogue
        .heard(text(heard))
        .map((bytes) => Buffer.from(bytes).toString('latin1'))
        .join('|');
    return { dialogue, says };
  };

  it('answers the prompt and the question for the password, and then is silent', () => {
    const { dialogue, says } = talk(null);
    expect(dialogue.start()).toEqual([]);
    expect(says('\r\n-')).toBe('SMDR\r');
    expect(says('SMDR\r\nEnter Password:')).toBe('PCCSMDR\r');
    expect(says('*******\r\n')).toBe('');
    expect(dialogue.ready).toBe(false);
    expect(says(PAGE)).toBe('');
    expect([dialogue.ready, dialogue.problem]).toEqual([true, null]);
    expect(says('\r\n-')).toBe('');
  });

  it('says the same however the bytes are cut, after a greeting and after telnet options', () => {
    const { dialogue, says } = talk('secret\r\nx');
    const said = [...'\xff\xfb\x01\xff\xfb\x03KX-NS500\r\n\r\n-', ...'Enter Password:', ...PAGE].map((byte) =>
      says(byte),
    );
    expect(said.filter((one) => one !== '')).toEqual(['SMDR\r', 'secretx\r']);
    expect([dialogue.ready, dialogue.problem]).toEqual([true, null]);
  });

  it.each([
    ['the password was not taken', '\r\nEnter Password:', 'badPassword'],
    ['the PBX begins anew', '\r\n-', 'badPassword'],
    ['somebody else is connected', '\r\nSMDR is already in use\r\n', 'busy'],
  ])('tells when %s', (_, heard, problem) => {
    const { dialogue, says } = talk('wrong');
    says('-');
    says('Enter Password:');
    expect(says(heard)).toBe('');
    expect(dialogue.problem).toBe(problem);
    expect(says('\r\n-')).toBe('');
  });

  it('does not pile up what is never a prompt', () => {
    const { says } = talk(null);
    for (let times = 0; times < 1_000; times += 1) expect(says('x'.repeat(1_000))).toBe('');
    expect(says('\r\n-')).toBe('SMDR\r');
  });
});
