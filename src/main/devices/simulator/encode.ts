import type { SimulatedEvent } from './simulated-event.ts';

/** What a device's clock shows; the first of January at noon where nobody set it. */
export type DeviceStamp = {
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

export const NEVER_SET: DeviceStamp = { month: 1, day: 1, hour: 12, minute: 0, second: 0 };

/** The bytes of a Hayes modem in formatted mode (Hayes modems, device notes §3.4); none for what a modem cannot tell. */
export const encodeModem = (event: SimulatedEvent): Uint8Array => {
  switch (event.kind) {
    case 'ring':
      return modemLines('RING');
    case 'callerId': {
      const number = `NMBR = ${event.number ?? 'P'}`;
      return event.name === null ? modemLines(number) : modemLines(number, `NAME = ${event.name}`);
    }
    default:
      return new Uint8Array(0);
  }
};

/** One frame of an Oj Segal box of the new models (Oj Segal frames, device notes §3.1); it tells no names. */
export const encodeOjSegal = (event: SimulatedEvent): Uint8Array =>
  Buffer.from(`\nL${event.line}${ojSegalCommand(event)}@\n`, 'latin1');

/** The records of a Whozz Calling unit with details on (CallerID.com serial records, device notes §3.7). */
export const encodeCallerIdCom = (event: SimulatedEvent, stamp: DeviceStamp = NEVER_SET): Uint8Array =>
  Buffer.from(
    callerIdComRecords(event, stamp)
      .map((record) => `${record}\r\n`)
      .join(''),
    'utf8',
  );

const modemLines = (...lines: readonly string[]): Uint8Array =>
  Buffer.from(lines.map((line) => `\r\n${line}\r\n`).join(''), 'utf8');

const ojSegalCommand = (event: SimulatedEvent): string => {
  switch (event.kind) {
    case 'ring':
      return `R${two(event.count)}`;
    case 'callerId':
      return `C${event.number ?? ''}`;
    case 'offHook':
      return 'HF';
    case 'digit':
      return `D${event.digit}`;
    case 'onHook':
      return `HND:${event.dialed} T${minutesAndSeconds(event.seconds)}`;
  }
};

const callerIdComRecords = (event: SimulatedEvent, stamp: DeviceStamp): readonly string[] => {
  switch (event.kind) {
    case 'ring':
      // The unit reports the first ring only.
      return event.count === 1 ? [detail(event, 'R', stamp)] : [];
    case 'callerId':
      return [call(event.line, 'I S 0000 G A1', event.number ?? 'PRIVATE', event.name ?? '', stamp)];
    case 'offHook':
      return [detail(event, 'F', stamp)];
    case 'digit':
      return [];
    case 'onHook':
      return [detail(event, 'N', stamp), ...outgoingRecord(event, stamp)];
  }
};

const outgoingRecord = (
  { line, dialed, seconds }: Extract<SimulatedEvent, { kind: 'onHook' }>,
  stamp: DeviceStamp,
): readonly string[] => {
  if (dialed === '') return [];
  const duration = String(Math.min(seconds, 9_999)).padStart(4, '0');
  return [call(line, `O E ${duration} G A0`, dialed.slice(0, 10), dialed.slice(10), stamp)];
};

const call = (line: number, fields: string, number: string, name: string, stamp: DeviceStamp): string => {
  const half = stamp.hour < 12 ? 'AM' : 'PM';
  const clock = `${two(stamp.hour % 12 || 12)}:${two(stamp.minute)} ${half}`;
  const caller = `${number.slice(0, 14).padEnd(14)} ${name.slice(0, 15).padEnd(15)}`;
  return `${two(line)} ${fields} ${two(stamp.month)}/${two(stamp.day)} ${clock} ${caller}`;
};

const detail = ({ line }: SimulatedEvent, letter: string, stamp: DeviceStamp): string => {
  const clock = `${two(stamp.hour)}:${two(stamp.minute)}:${two(stamp.second)}`;
  return `${`${two(line)} ${letter}`.padEnd(17)}${two(stamp.month)}/${two(stamp.day)} ${clock}`;
};

const minutesAndSeconds = (seconds: number): string => `${two(Math.floor(seconds / 60) % 100)}${two(seconds % 60)}`;

const two = (value: number): string => String(value).padStart(2, '0');
