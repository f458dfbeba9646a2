import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { type NumberFields, readDialled, readNumber } from '../caller-text.ts';
import { clockTime, monthDay } from '../device-clock.ts';

const ROW =
  /^ ?([A-Za-z]) +(\d\d)\/(\d\d) +(\d\d):(\d\d):(\d\d) +(\d\d):(\d\d)[.:](\d\d) +([*#nC]?\d{1,4})(?: +([*]?\d{3}))? +(.*)$/;
/** Digits, then what stands in the columns behind them: account, verified code, trunk, ringing time. */
const FIELDS =
  /^([\d*#<>I+-]{1,28}|private|out of area)?(?: +(\d{5,10}))?(?: +[VWD]\d{1,4})?(?: +(\d{1,3}))?(?: +\d\d:\d\d)?\s*$/i;

const INCOMING = 'IDNhSAwr';
const OUTGOING = 'OFHLTsWR';
const ABANDONED = 'A';

/**
 * A row of a Panasonic DBS (96, 824, 576), which tells of calls only when they are over: type, start, duration, extension,
 * number, account code, trunk. `null` where it is none.
 */
export const readDbsRow = (line: string): LineSignal | null => {
  const found = ROW.exec(line);
  if (found === null) return null;
  const [, type = '', month = '', day = '', hour = '', minute = '', second = ''] = found;
  const [hours, minutes, seconds, extension = '', trunkBefore, rest = ''] = found.slice(7);
  const fields = FIELDS.exec(rest.trim());
  if (fields === null) return null;
  const [, number = '', account, trunkBehind] = fields;
  const trunk = Number((trunkBefore ?? trunkBehind ?? '').replace('*', ''));
  return {
    kind: type === ABANDONED ? 'missed' : 'end',
    date: monthDay(month, day),
    time: clockTime(hour, minute, second),
    extension,
    ...(trunk > 0 && { line: trunk }),
    ...callOf(type, number),
    duration: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    ...(account !== undefined && { account }),
    code: type,
  };
};

/** The printer writes `*` as `>` and `#` as `<`. A transfer does not tell who had begun the call. */
const callOf = (type: string, field: string): NumberFields & Pick<LineSignal, 'dir'> => {
  const keys = field.replace(/^I/, '').replace(/>/g, '*').replace(/</g, '#');
  if (field.startsWith('I') || INCOMING.includes(type) || type === 't') return { dir: 'in', ...readNumber(keys) };
  return { ...(OUTGOING.includes(type) && { dir: 'out' as const }), ...readDialled(keys) };
};
