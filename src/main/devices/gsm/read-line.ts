import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { type NameFields, type NumberFields, readName, readNumber } from '../caller-text.ts';
import { clockTime } from '../device-clock.ts';
import { readAlpha, readCoded } from './ucs2.ts';

// A status answer `+CLIP: 1,1` is no call: a number is quoted, long, or missing in front of a type.
const CLIP =
  /^\+CLIP: *(?:"([^"]*)"|(\+?\d{3,}|)(?=,1\d\d\b))(?:, *(\d{1,3})?)?(?:,(?:"[^"]*"|[^,"]*))?(?:,(?:"[^"]*"|[^,"]*))?(?:,(?: *"([^"]*)"|([^,"]*)))?(?:, *(\d))?/;
const WAITING = /^\+CCWA: *"([^"]*)", *(\d{1,3})/;
const RING = /^(?:RING|\+CRING: *([A-Z0-9 /]+))$/;
const ENDED = /^(?:NO CARRIER|BUSY|NO ANSWER)$/;
const HUAWEI_END = /^\^CEND: *\d+(?:, *(\d+))?(?:, *\d*)?(?:, *(\d+))?/;
const SIMCOM_END = /^VOICE CALL: *END(?:: *(\d+))?$/;
const MISSED = /^MISSED_CALL: *(?:(\d\d?):(\d\d)(?::(\d\d))? *([AP]M)?)?[ ,]*"?(\+?[\d*#]*)"?$/i;
const NOT_A_CALL =
  /^(?:OK|ERROR|RDY|> ?|AT.*|[+^][A-Z]+\b.*|Call Ready|SMS Ready|VOICE CALL: *BEGIN|CONNECT.*|\d{1,3})$/i;

const WITHHELD = '1';
const UNAVAILABLE = '2';

/** What a line says of a call, `none` for what is known and says nothing, `null` for what is not known. */
export const readLine = (line: string): LineSignal | 'none' | null =>
  readCaller(line) ?? readRing(line) ?? readEnd(line) ?? (NOT_A_CALL.test(line) ? 'none' : null);

const readCaller = (line: string): LineSignal | null => {
  if (line.charCodeAt(0) !== 0x2b) return null;
  const found = CLIP.exec(line);
  if (found !== null) {
    const [, quoted, plain = '', type, alpha, bare = '', validity] = found;
    return { kind: 'callerId', ...numberOf(quoted ?? plain, validity), ...typeOf(type), ...nameOf(alpha ?? bare) };
  }
  const [, number, type] = WAITING.exec(line) ?? [];
  return number === undefined ? null : { kind: 'callerId', ...numberOf(number), ...typeOf(type), name: null };
};

const readRing = (line: string): LineSignal | null => {
  const found = RING.exec(line);
  if (found === null) return null;
  return found[1] === undefined ? { kind: 'ring' } : { kind: 'ring', callType: found[1].trim().toLowerCase() };
};

const readEnd = (line: string): LineSignal | null => {
  if (ENDED.test(line)) return { kind: 'end' };
  if (line.startsWith('^CEND')) return endOf(HUAWEI_END.exec(line));
  if (line.startsWith('VOICE')) return endOf(SIMCOM_END.exec(line));
  return line.startsWith('MISSED') ? missed(MISSED.exec(line)) : null;
};

const endOf = (found: RegExpExecArray | null): LineSignal | null => {
  if (found === null) return null;
  const [, seconds, cause] = found;
  return {
    kind: 'end',
    ...(seconds !== undefined && { duration: Number(seconds) }),
    ...(cause !== undefined && { cause: Number(cause) }),
  };
};

const missed = (found: RegExpExecArray | null): LineSignal | null => {
  if (found === null) return null;
  const [, hour, minute = '', second, half, number = ''] = found;
  const time = hour === undefined ? {} : { time: clockTime(hour, minute, second, half) };
  return { kind: 'missed', ...time, ...readNumber(number) };
};

const numberOf = (field: string, validity?: string): NumberFields => {
  const number = readNumber(readCoded(field.trim()));
  if (number.number !== null || number.numberStatus !== 'none') return number;
  if (validity === WITHHELD) return { number: null, numberStatus: 'private' };
  return validity === UNAVAILABLE ? { number: null, numberStatus: 'unavailable' } : number;
};

const typeOf = (type: string | undefined): Pick<LineSignal, 'type'> =>
  type === undefined ? {} : { type: Number(type) };

const nameOf = (alpha: string): NameFields => readName(readAlpha(alpha.trim()));
