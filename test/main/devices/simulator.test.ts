import { describe, expect, it } from 'vitest';
import { createDatagramDecoder } from '../../../src/main/devices/datagram-decoder.ts';
import { createDecoder } from '../../../src/main/devices/decoders.ts';
import { CALL_SCRIPTS, type CallScript, callScript } from '../../../src/main/devices/simulator/call-script.ts';
import {
  createEncoder,
  SIMULATED_PROTOCOLS,
  type SimulatedProtocol,
} from '../../../src/main/devices/simulator/create-encoder.ts';
import { encodeCallerIdCom, encodeModem, encodeOjSegal } from '../../../src/main/devices/simulator/encode.ts';
import { encodeCallerIdComDatagrams } from '../../../src/main/devices/simulator/encode-receivers.ts';
import { personaOf } from '../../../src/main/devices/simulator/personas.ts';
import { playRate, type Stage } from '../../../src/main/devices/simulator/play.ts';
import { createRandom } from '../../../src/main/devices/simulator/random.ts';
import type { SimulatedEvent } from '../../../src/main/devices/simulator/simulated-event.ts';
import { createSimulatedOffice, type SimulatedBytes } from '../../../src/main/devices/simulator/simulated-office.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { createVirtualTime } from '../../support/virtual-time.ts';

const CALLER = '02155501234';

function heard(
  protocol: 'modem' | 'ojsegal' | 'callerid-com',
  events: readonly SimulatedEvent[],
): readonly LineSignal[] {
  const encode = { modem: encodeModem, ojsegal: encodeOjSegal, 'callerid-com': encodeCallerIdCom }[protocol];
  const decoder = createDecoder(protocol, 'whole');
  const signals = events.flatMap((event) => decoder.push(encode(event), 0));
  expect(decoder.skipped()).toBe(0);
  return [...signals, ...decoder.flush(0)];
}

const eventsOf = (script: Parameters<typeof callScript>): readonly SimulatedEvent[] =>
  callScript(...script).map((step) => step.event);

describe('a simulated box of Oj Segal', () => {
  it('says an answered call as the real one does', () => {
    const events = eventsOf(['answered', { line: 2, number: CALLER, rings: 2, talkSeconds: 65 }]);
    expect(heard('ojsegal', events)).toEqual([
      { kind: 'callerId', line: 2, number: CALLER, numberStatus: 'ok' },
      { kind: 'ring', line: 2, ringCount: 1 },
      { kind: 'ring', line: 2, ringCount: 2 },
      { kind: 'offHook', line: 2 },
      { kind: 'onHook', line: 2, dialed: null, durationRaw: '0105' },
    ]);
  });

  it('says an outgoing call key by key', () => {
    expect(heard('ojsegal', eventsOf(['outgoing', { line: 1, number: '0*', talkSeconds: 9 }]))).toEqual([
      { kind: 'offHook', line: 1 },
      { kind: 'digit', line: 1, digit: '0' },
      { kind: 'digit', line: 1, digit: '*' },
      { kind: 'onHook', line: 1, dialed: '0*', durationRaw: '0010' },
    ]);
  });

  it('tells a second caller while the line is in use', () => {
    const events = eventsOf(['callWaiting', { line: 1, number: CALLER, secondNumber: '110', rings: 1 }]);
    expect(heard('ojsegal', events).map((signal) => signal.number ?? signal.kind)).toEqual([
      CALLER,
      'ring',
      'offHook',
      '110',
      'onHook',
    ]);
  });

  it('withholds the number of a hidden caller', () => {
    const [first] = heard('ojsegal', eventsOf(['hidden', { line: 1, number: CALLER }]));
    expect(first).toMatchObject({ number: null, numberStatus: 'none' });
  });
});

describe('a simulated modem', () => {
  it('tells ring, number and name, and neither answer nor end', () => {
    const events = eventsOf(['answered', { line: 1, number: CALLER, name: 'کلینیک مهر', rings: 1 }]);
    expect(heard('modem', events)).toEqual([
      { kind: 'callerId', number: CALLER, numberStatus: 'ok', name: 'کلینیک مهر' },
      { kind: 'ring' },
    ]);
  });

  it('tells that a number was withheld', () => {
    const [first] = heard('modem', eventsOf(['hidden', { line: 1, number: CALLER }]));
    expect(first).toMatchObject({ number: null, numberStatus: 'private' });
  });
});

describe('a simulated unit of CallerID.com', () => {
  it('says a call in records of the documented width', () => {
    const event: SimulatedEvent = { kind: 'callerId', line: 3, number: CALLER, name: 'MEHR CLINIC' };
    const stamp = { month: 3, day: 9, hour: 0, minute: 7, second: 8 };
    expect(Buffer.from(encodeCallerIdCom(event, stamp)).toString()).toBe(
      '03 I S 0000 G A1 03/09 12:07 AM 02155501234    MEHR CLINIC    \r\n',
    );
    expect(Buffer.from(encodeCallerIdCom({ kind: 'offHook', line: 3 }, stamp)).toString()).toBe(
      '03 F             03/09 00:07:08\r\n',
    );
  });

  it('puts the digits after the tenth of an outgoing call where real units put them', () => {
    const signals = heard('callerid-com', eventsOf(['outgoing', { line: 1, number: CALLER, talkSeconds: 9 }]));
    expect(signals.map((signal) => signal.kind)).toEqual(['offHook', 'onHook', 'end']);
    expect(signals.at(-1)).toMatchObject({ dir: 'out', number: CALLER, name: null, ringCount: 0 });
  });
});

const CALLERS_OF: Readonly<Record<CallScript, readonly (string | null)[]>> = {
  answered: [CALLER],
  missed: [CALLER],
  unknownCaller: [CALLER],
  hidden: [null],
  outgoing: [],
  callWaiting: [CALLER, '110'],
};

describe.each(SIMULATED_PROTOCOLS)('a simulated %s device', (protocol) => {
  it.each(CALL_SCRIPTS)('says the call "%s" without a byte that its decoder cannot read', (kind) => {
    const encode = createEncoder(protocol);
    const decoder = createDecoder(protocol, 'live');
    const events = eventsOf([kind, { line: 1, number: CALLER, secondNumber: '110', rings: 3, talkSeconds: 65 }]);
    const told = events.flatMap((event) => decoder.push(encode(event), 0));
    expect(decoder.skipped()).toBe(0);
    const callers = told.filter((signal) => signal.kind === 'callerId' && signal.repeat !== true);
    const numbers = callers.map((signal) => signal.number);
    expect(numbers).toEqual(CALLERS_OF[kind]);
  });
});

const told = (protocol: SimulatedProtocol, script: Parameters<typeof callScript>): readonly LineSignal[] => {
  const encode = createEncoder(protocol);
  const decoder = createDecoder(protocol, 'live');
  return eventsOf(script).flatMap((event) => decoder.push(encode(event), 0));
};
const ANSWERED: Parameters<typeof callScript> = ['answered', { line: 2, number: CALLER, rings: 2, talkSeconds: 65 }];
const OUTGOING: Parameters<typeof callScript> = ['outgoing', { line: 2, number: '0*', talkSeconds: 9 }];
const told2 = { kind: 'callerId', line: 2, number: CALLER, numberStatus: 'ok' };

describe('what simulated boxes and receivers say', () => {
  it('a keyword box tells rings, hooks, seconds and the dialled number', () => {
    expect(told('keyword', ANSWERED)).toEqual([
      told2,
      { kind: 'ring', line: 2, ringCount: 1 },
      { kind: 'ring', line: 2, ringCount: 2 },
      { kind: 'offHook', line: 2 },
      { kind: 'onHook', line: 2, duration: 65 },
    ]);
    expect(told('keyword', OUTGOING)).toEqual([
      { kind: 'offHook', line: 2 },
      { kind: 'dialled', line: 2, number: '0*' },
      { kind: 'onHook', line: 2, duration: 10 },
    ]);
  });

  it('an ALM box of protocol 1 tells the same without counting', () => {
    expect(told('alm1', ANSWERED)).toEqual([
      told2,
      { kind: 'ring', line: 2 },
      { kind: 'ring', line: 2 },
      { kind: 'offHook', line: 2 },
      { kind: 'onHook', line: 2 },
    ]);
    expect(told('alm1', OUTGOING).map((signal) => signal.kind)).toEqual(['offHook', 'dialled', 'onHook']);
  });

  it('a Techno box knows an answer from a lifted handset', () => {
    expect(told('techno', ANSWERED).map((signal) => signal.kind)).toEqual([
      'callerId',
      'ring',
      'ring',
      'answer',
      'onHook',
    ]);
    expect(told('techno', OUTGOING)).toEqual([
      { kind: 'offHook', device: 1, line: 2 },
      { kind: 'digit', device: 1, line: 2, digit: '0' },
      { kind: 'digit', device: 1, line: 2, digit: '*' },
      { kind: 'onHook', device: 1, line: 2, durationRaw: '0010', duration: 10 },
    ]);
  });

  it('an FSK receiver tells its frame with every ring, which is no second call', () => {
    const frame = { ...told2, name: null, date: '01-01', time: '12:00', format: 'MDMF', checksumOk: true };
    const { line: _, ...lineless } = frame;
    expect(told('fsk', ANSWERED)).toEqual([lineless, { ...lineless, repeat: true }]);
  });

  it('a DTMF receiver tells a number or that it was withheld, and nothing else', () => {
    expect(told('dtmf', ANSWERED)).toEqual([{ kind: 'callerId', number: CALLER, numberStatus: 'ok' }]);
    expect(told('dtmf', ['hidden', { line: 1, number: CALLER }])).toEqual([
      { kind: 'callerId', number: null, numberStatus: 'private' },
    ]);
  });

  it('a TCI unit prints lines of 70 columns', () => {
    const encode = createEncoder('tci');
    const event: SimulatedEvent = { kind: 'callerId', line: 3, number: CALLER, name: 'MEHR CLINIC' };
    expect(Buffer.from(encode(event, { month: 3, day: 9, hour: 0, minute: 7, second: 8 })).toString()).toBe(
      '03      3/09     12:07 AM        02155501234           MEHR CLINIC    \r\n',
    );
  });

  it('a GSM modem tells the number with every ring, and the end of a call that came in', () => {
    const caller = { kind: 'callerId', number: CALLER, numberStatus: 'ok', type: 129, name: 'مهر' };
    expect(told('gsm', ['answered', { ...ANSWERED[1], name: 'مهر' }])).toEqual([
      caller,
      { kind: 'ring' },
      { kind: 'ring' },
      { ...caller, repeat: true },
      { kind: 'end', duration: 65, cause: 16 },
    ]);
  });

  it('an Ethernet Link sends every record twice, and it is heard once', () => {
    const decoder = createDatagramDecoder(createDecoder('callerid-com', 'live'));
    const signals = eventsOf(ANSWERED)
      .flatMap((event) => encodeCallerIdComDatagrams(event))
      .flatMap((datagram) => decoder.push(datagram, 0));
    expect(signals.map((signal) => signal.kind)).toEqual(['callerId', 'ring', 'offHook', 'onHook']);
    expect(signals[0]).toMatchObject({ number: CALLER, unit: '1301', serial: '000000021555' });
    expect(decoder.skipped()).toBe(0);
  });
});

describe('a call script', () => {
  it.each(CALL_SCRIPTS)('of %s never goes back in time', (kind) => {
    const steps = callScript(kind, { line: 1, number: CALLER });
    expect(steps.every((step) => step.afterMs >= 0)).toBe(true);
    expect(steps[0]?.afterMs).toBe(0);
  });

  it('of a missed call never lifts the handset', () => {
    const kinds = eventsOf(['missed', { line: 1, number: CALLER }]).map((event) => event.kind);
    expect(kinds).toEqual(['callerId', 'ring', 'ring', 'ring']);
  });
});

describe('a simulated office', () => {
  const office = { lines: 4, numbers: [CALLER, '02155501235', '09125550123'], seed: 7 };
  const day = (seed: number): readonly SimulatedBytes[] => {
    const events = createSimulatedOffice({ ...office, seed });
    return Array.from({ length: 2_000 }, () => events.next().value);
  };

  it('is the same for the same seed, and another for another', () => {
    expect(day(7)).toEqual(day(7));
    expect(day(8)).not.toEqual(day(7));
  });

  it('is read by the real decoder without a byte left over, each line its own', () => {
    const decoder = createDecoder('ojsegal', 'live');
    for (const { line, bytes, afterMs } of day(7)) {
      expect(afterMs).toBeGreaterThanOrEqual(0);
      expect(decoder.push(bytes, 0)).toMatchObject([{ line }]);
    }
    expect(decoder.skipped()).toBe(0);
  });

  it('has calls on several lines at the same time', () => {
    const busy = new Set<number>();
    const decoder = createDecoder('ojsegal', 'live');
    const most = Math.max(
      ...day(7).map(({ line, bytes }) => {
        const [signal] = decoder.push(bytes, 0);
        if (signal?.kind === 'offHook') busy.add(line);
        if (signal?.kind === 'onHook') busy.delete(line);
        return busy.size;
      }),
    );
    expect(most).toBeGreaterThan(1);
  });
});

describe('a simulated device that is called so many times a second', () => {
  async function heardFor(ms: number, lines: number, rate: number): Promise<readonly LineSignal[]> {
    const time = createVirtualTime();
    const decoder = createDecoder('ojsegal', 'whole');
    const heard: LineSignal[] = [];
    const nowhere = async (): Promise<void> => undefined;
    const stop = new AbortController();
    const stage: Stage = {
      persona: personaOf('ojsegal'),
      wire: {
        place: {},
        send: (bytes) => void heard.push(...decoder.push(bytes, 0)),
        unplug: nowhere,
        replug: nowhere,
        close: nowhere,
      },
      wait: time.wait,
      now: () => new Date(time.clock.now()),
    };
    const played = playRate(stage, lines, rate, createRandom(1), stop.signal);
    await time.pass(ms);
    stop.abort();
    await played;
    return heard;
  }
  const kinds = (signals: readonly LineSignal[], line: number): readonly string[] =>
    signals.filter((signal) => signal.line === line).map(({ kind }) => kind);

  it('answers before the next call where there is time enough', async () => {
    const heard = await heardFor(39_000, 2, 0.05);
    expect(kinds(heard, 1)).toEqual(['callerId', 'ring', 'offHook', 'onHook']);
    expect(kinds(heard, 2)).toEqual(['callerId', 'ring', 'offHook', 'onHook']);
  });

  it('answers with the next call where there is none', async () => {
    const heard = await heardFor(99, 2, 50);
    expect(kinds(heard, 1)).toEqual([
      'callerId',
      'ring',
      'offHook',
      'onHook',
      'callerId',
      'ring',
      'offHook',
      'onHook',
      'callerId',
      'ring',
    ]);
    expect(kinds(heard, 2).filter((kind) => kind === 'callerId')).toHaveLength(2);
  });
});
