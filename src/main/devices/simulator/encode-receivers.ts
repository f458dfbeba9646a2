import { type DeviceStamp, encodeCallerIdCom, NEVER_SET } from './encode.ts';
import { type Encode, SILENT, stampDigits, twelveHours } from './encoder.ts';
import type { SimulatedEvent } from './simulated-event.ts';

type CallerId = Extract<SimulatedEvent, { kind: 'callerId' }>;

const PREAMBLE = Buffer.alloc(30, 0x55);

/** An FSK receiver such as Comet: a whole frame with its preamble, and again with every ring (device notes §3.6). */
export const createFskEncoder = (): Encode => {
  let told = SILENT;
  return (event, stamp = NEVER_SET) => {
    if (event.kind === 'callerId') told = Buffer.concat([PREAMBLE, mdmf(event, stamp)]);
    else if (event.kind !== 'ring') told = SILENT;
    return event.kind === 'callerId' || (event.kind === 'ring' && event.count > 1) ? told : SILENT;
  };
};

const mdmf = ({ number, name }: CallerId, stamp: DeviceStamp): Uint8Array => {
  const caller = number === null ? parameter(0x04, 'P') : parameter(0x02, number);
  const parameters = [parameter(0x01, stampDigits(stamp)), caller, ...(name === null ? [] : [parameter(0x07, name)])];
  const data = Buffer.concat(parameters);
  return withChecksum(Buffer.concat([Uint8Array.of(0x80, data.length), data]));
};

const parameter = (id: number, text: string): Uint8Array => {
  const data = Buffer.from(text, 'utf8');
  return Buffer.concat([Uint8Array.of(id, data.length), data]);
};

/** The frame and its checksum, the two's complement of the sum of its bytes. */
const withChecksum = (frame: Uint8Array): Uint8Array =>
  Buffer.concat([frame, Uint8Array.of(-frame.reduce((sum, byte) => sum + byte, 0) & 0xff)]);

/** The keys that an exchange sends before the first ring (DTMF caller ID, device notes §3.6). */
export const encodeDtmf: Encode = (event) =>
  event.kind === 'callerId' ? Buffer.from(event.number === null ? 'B10C' : `D${event.number}C`, 'latin1') : SILENT;

/** A line of 70 columns of a TCI unit (device notes §3.7). */
export const encodeTci: Encode = (event, stamp = NEVER_SET) =>
  event.kind === 'callerId' ? Buffer.from(`${tciLine(event, stamp)}\r\n`, 'utf8') : SILENT;

const tciLine = ({ line, number, name }: CallerId, stamp: DeviceStamp): string => {
  const date = `${stamp.month}/${String(stamp.day).padStart(2, '0')}`.padStart(5);
  const clock = twelveHours(stamp).replace(/^0/, '').padStart(8);
  const caller = `${(number ?? 'PRIVATE').padStart(15)}           ${(name ?? '').slice(0, 15).padEnd(15)}`;
  return `${String(line).padStart(2, '0')}     ${date}     ${clock}    ${caller}`;
};

const HEADER = Buffer.from('^^<U>\0\0\0\0\x13\x01<S>\0\0\0\x02\x15\x55$', 'latin1');

/** The datagrams of an Ethernet Link, each twice as real units send them (CallerID.com, device notes §3.7). */
export const encodeCallerIdComDatagrams = (event: SimulatedEvent, stamp?: DeviceStamp): readonly Uint8Array[] =>
  Buffer.from(encodeCallerIdCom(event, stamp))
    .toString('utf8')
    .split('\r\n')
    .filter((record) => record !== '')
    .map((record) => Buffer.concat([HEADER, Buffer.from(record, 'utf8')]))
    .flatMap((datagram) => [datagram, datagram]);
