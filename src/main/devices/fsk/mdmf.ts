import type { LineSignal, NumberStatus } from '../../../shared/domain/line-signal.ts';
import { decodeText, type NameFields, type NumberFields, readNumber } from '../caller-text.ts';
import { type ClockFields, readStamp } from '../device-clock.ts';

/** The parameters of an MDMF frame by their id; of one that comes twice the first is kept. */
export type MdmfParameters = ReadonlyMap<number, string>;

const STAMP = 0x01;
const NUMBER = 0x02;
const DIALABLE = 0x03;
const NO_NUMBER = 0x04;
const NAME = 0x07;
const NO_NAME = 0x08;
const LAMP = 0x0b;
const CALL_TYPE = 0x11;
const CALLED = 0x12;
const REDIRECTING = 0x1a;
const OF_A_CALL = [STAMP, NUMBER, DIALABLE, NO_NUMBER, NAME, NO_NAME];

const CALL_TYPES: ReadonlyMap<number, string> = new Map([
  [0x01, 'voice'],
  [0x02, 'ring-back'],
  [0x03, 'name'],
  [0x81, 'message-waiting'],
]);

/** What MDMF parameter 11 says of the kind of call; `undefined` for a value that the notes do not know. */
export const callTypeOf = (value: number): string | undefined => CALL_TYPES.get(value);

/** Cuts MDMF data into its parameters `id len data`, each as Latin-1 (device notes §3.6). */
export const splitParameters = (data: Buffer): MdmfParameters => {
  const parameters = new Map<number, string>();
  for (let at = 0; at + 2 <= data.length; ) {
    const id = data[at] ?? 0;
    const length = data[at + 1] ?? 0;
    if (!parameters.has(id)) parameters.set(id, data.toString('latin1', at + 2, at + 2 + length));
    at += 2 + length;
  }
  return parameters;
};

/** Reads the parameters of a call, or of the message-waiting lamp; ids that the notes do not know are passed over. */
export const readMdmf = (parameters: MdmfParameters, lamp: boolean): LineSignal | null => {
  const callType = callTypeOf(parameters.get(CALL_TYPE)?.charCodeAt(0) ?? 0);
  if (lamp || callType === 'message-waiting') return lampSignal(parameters);
  if (!OF_A_CALL.some((id) => parameters.has(id))) return null;
  const fields = { ...clockOf(parameters), ...numberOf(parameters), ...nameOf(parameters) };
  return { kind: 'callerId', ...fields, ...othersOf(parameters), ...(callType && { callType }) };
};

const othersOf = (parameters: MdmfParameters): Pick<LineSignal, 'redirecting' | 'called'> => {
  const redirecting = readNumber(parameters.get(REDIRECTING) ?? '').number;
  const called = readNumber(parameters.get(CALLED) ?? '').number;
  return { ...(redirecting !== null && { redirecting }), ...(called !== null && { called }) };
};

const lampSignal = (parameters: MdmfParameters): LineSignal => {
  const lit = parameters.get(LAMP)?.charCodeAt(0) !== 0;
  return { kind: 'status', state: lit ? 'message-waiting-on' : 'message-waiting-off' };
};

const clockOf = (parameters: MdmfParameters): ClockFields => {
  const stamp = parameters.get(STAMP);
  if (stamp === undefined) return {};
  return /^\d{8}$/.test(stamp) ? readStamp(stamp) : { date: null, time: null, timeRaw: stamp };
};

const numberOf = (parameters: MdmfParameters): NumberFields => {
  const number = parameters.get(NUMBER) ?? parameters.get(DIALABLE);
  if (number !== undefined && number.trim() !== '') return readNumber(number);
  const reason = parameters.get(NO_NUMBER);
  if (reason === undefined) return { number: null, numberStatus: 'none' };
  return { number: null, numberStatus: statusOf(reason) };
};

// A name such as WITHHELD is shown as it came: only parameter 08 is a reason.
const nameOf = (parameters: MdmfParameters): NameFields => {
  const name = decodeText(parameters.get(NAME) ?? '').trim();
  if (name !== '') return { name };
  const reason = parameters.get(NO_NAME);
  if (reason === undefined) return { name: null };
  return { name: null, nameStatus: statusOf(reason) };
};

// P is private; O, and C and S of coin telephones and services, say that the exchange does not know.
const statusOf = (reason: string): NumberStatus => (reason.toUpperCase() === 'P' ? 'private' : 'unavailable');
