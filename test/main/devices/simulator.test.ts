import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../src/main/devices/decoders.ts';
import { CALL_SCRIPTS, callScript } from '../../../src/main/devices/simulator/call-script.ts';
import { encodeCallerIdCom, encodeModem, encodeOjSegal } from '../../../src/main/devices/simulator/encode.ts';
import type { SimulatedEvent } from '../../../src/main/devices/simulator/simulated-event.ts';
import { createSimulatedOffice, type SimulatedBytes } from '../../../src/main/devices/simulator/simulated-office.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';

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
