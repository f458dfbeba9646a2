import { describe, expect, it } from 'vitest';
import type { AutoDecoder } from '../../../src/main/devices/auto/auto-decoder.ts';
import { createHunt } from '../../../src/main/devices/auto/hunt.ts';
import { createDecoders } from '../../../src/main/devices/decoders.ts';
import { autoDecoders } from '../../../src/main/devices/family.ts';
import { callScript } from '../../../src/main/devices/simulator/call-script.ts';
import { personaOf } from '../../../src/main/devices/simulator/personas.ts';
import { createRandom } from '../../../src/main/devices/simulator/random.ts';
import type { Source } from '../../../src/main/devices/source.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { createVirtualTime } from '../../support/virtual-time.ts';

const KINDS = [
  'modem',
  'ojsegal',
  'keyword',
  'alm1',
  'techno',
  'fsk',
  'dtmf',
  'callerid-com',
  'tci',
  'gsm',
  'panasonic',
  'ami',
] as const;
const NOW = new Date(2026, 10, 22, 8, 30);
const AT = NOW.getTime();

const noise = (bytes: number): Buffer => {
  const random = createRandom(7);
  return Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
};

/** The reads of a call that comes in and is answered. */
function callOf(kind: (typeof KINDS)[number]): readonly Buffer[] {
  const persona = personaOf(kind);
  return callScript('answered', { line: 1, number: '09121234567', rings: 2, talkSeconds: 5 })
    .map(({ event }) => Buffer.from(persona.encode(event, NOW)))
    .filter((bytes) => bytes.length > 0);
}

/** Read by read, and what is held back when its time has come. */
function read(decoder: AutoDecoder, chunks: readonly Uint8Array[], at = AT): readonly LineSignal[] {
  const signals = chunks.flatMap((bytes) => decoder.push(bytes, at));
  const due = decoder.recognised() === null ? decoder.due() : null;
  return due === null ? signals : [...signals, ...decoder.flush(due)];
}

describe('a device that nobody knows', () => {
  it.each(KINDS)('is named by its first call, of which nothing is lost: %s', (kind) => {
    const chunks = callOf(kind);
    const decoder = autoDecoders('tcp')();
    const signals = read(decoder, chunks);
    expect(decoder.recognised()).toBe(kind);
    const alone = createDecoders(kind, 'live')();
    expect(signals).toEqual(chunks.flatMap((bytes) => alone.push(bytes, AT)));
    expect(signals.some((signal) => signal.number === '09121234567')).toBe(true);
  });

  it.each(KINDS)('is named byte by byte, and behind noise: %s', (kind) => {
    const decoder = autoDecoders('tcp')();
    const chunks = [noise(40), ...callOf(kind)];
    const signals = read(
      decoder,
      Array.from(Buffer.concat(chunks), (byte) => Uint8Array.of(byte)),
    );
    expect(decoder.recognised()).toBe(kind);
    expect(signals.some((signal) => signal.number === '09121234567')).toBe(true);
  });

  it('that only says RING is a modem, after a moment', () => {
    const decoder = autoDecoders('serial')();
    expect(decoder.push(Buffer.from('\r\nRING\r\n'), AT)).toEqual([]);
    const due = decoder.due() ?? 0;
    expect(due - AT).toBeLessThanOrEqual(5_000);
    expect(decoder.flush(due)).toEqual([{ kind: 'ring' }]);
    expect(decoder.recognised()).toBe('modem');
  });

  it('stays unknown in megabytes of noise, and is known by the next call', () => {
    const decoder = autoDecoders('serial')();
    for (let mebibyte = 0; mebibyte < 2; mebibyte += 1) decoder.push(noise(1 << 20), AT);
    decoder.restart();
    read(decoder, callOf('ojsegal'), AT + 10_000);
    expect(decoder.recognised()).toBe('ojsegal');
    expect(decoder.skipped()).toBeGreaterThan(1 << 20);
  });

  it('that became another is doubted, and named anew', () => {
    const decoder = autoDecoders('serial')();
    read(decoder, callOf('ojsegal'));
    expect(decoder.recognised()).toBe('ojsegal');
    for (let i = 0; i < 400; i += 1) read(decoder, callOf('panasonic'));
    expect(decoder.recognised()).toBe('panasonic');
  });
});

describe('looking for the speed of a port', () => {
  /** A port with something behind it that speaks at one speed alone. */
  function port(speed: number, answer: (command: string) => string | null) {
    const time = createVirtualTime();
    const asked: string[] = [];
    let now = 0;
    let known: 'modem' | 'gsm' | 'ojsegal' | null = null;
    const speeds: number[] = [];
    const hunt = createHunt({
      wait: time.wait,
      baudRates: [9_600, 1_200, 57_600],
      recognised: () => known,
      become: (kind) => {
        known = kind;
      },
      atSpeed: (baudRate) => void speeds.push(baudRate),
    });
    const say = (text: string): void => hunt.heard(now === speed ? Buffer.from(text) : Buffer.alloc(text.length, 0xf8));
    const source: Source = {
      lost: new Promise(() => undefined),
      async write(bytes) {
        const command = Buffer.from(bytes).toString().trim();
        asked.push(`${now} ${command}`);
        const reply = now === speed ? answer(command) : null;
        if (reply) hunt.heard(Buffer.from(`\r\n${reply}\r\n`));
      },
      close: async () => undefined,
      async setBaudRate(baudRate) {
        now = baudRate;
      },
    };
    const gone = new AbortController();
    const done = hunt.run(source, gone.signal);
    return {
      time,
      asked,
      speeds,
      say,
      known: () => known,
      recognise: () => {
        known = 'ojsegal';
      },
      async end() {
        gone.abort();
        await done;
      },
      done,
    };
  }

  it('asks a silent port at each speed, and finds the modem at its own', async () => {
    const { time, asked, speeds, known, done } = port(57_600, (command) => (command === 'AT' ? 'OK' : 'ERROR'));
    await time.pass(5_000);
    await done;
    expect(asked).toEqual(['9600 AT', '1200 AT', '57600 AT', '57600 AT+CLIP=?']);
    expect(speeds.at(-1)).toBe(57_600);
    expect(known()).toBe('modem');
  });

  it('tells a modem with a SIM card from one without', async () => {
    const { time, known, end } = port(9_600, () => 'OK');
    await time.pass(5_000);
    expect(known()).toBe('gsm');
    await end();
  });

  it('listens at the likeliest speed where nobody answers, and tries the next when it hears noise', async () => {
    const { time, speeds, say, recognise, done } = port(1_200, () => null);
    await time.pass(5_000);
    expect(speeds).toEqual([9_600, 1_200, 57_600, 9_600]);
    say('\nL1C09121234567@\n');
    await time.pass(1_000);
    expect(speeds.at(-1)).toBe(1_200);
    say('\nL1R01@\n\nL1R02@\n');
    await time.pass(1_000);
    expect(speeds.at(-1)).toBe(1_200);
    recognise();
    await time.pass(1_000);
    await done;
  });

  it('does not ask one that speaks by itself', async () => {
    const { time, asked, say, end } = port(9_600, () => null);
    await time.pass(50);
    say('\nL1R01@\n');
    await time.pass(5_000);
    expect(asked).toEqual([]);
    await end();
  });
});
