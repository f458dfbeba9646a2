import type { PatternDevice } from '../../../shared/contract/lines.ts';
import type { LineSignal, NumberStatus, SignalKind } from '../../../shared/domain/line-signal.ts';
import { type NumberFields, readDialled, readName, readNumber } from '../caller-text.ts';
import type { Groups } from './expression.ts';
import { readDate, readDuration, readSeconds, readTime } from './read-clock.ts';

/**
 * What the groups of one record mean. `line`, `number`, `name`, `ext`, `date`, `time`, `dur` (or `durh`, `durm`, `durs`),
 * `ring` (seconds of ringing), `count` (of rings), `called` (whom the caller had dialled) and `digit` are values. `event`
 * is a word of the pattern's list. `in`, `out`, `internal`, `private`, `start`, `stop` and `transferred` say by taking part what they are
 * named after.
 */
export function readRecord(
  groups: Groups,
  pattern: PatternDevice,
  events: ReadonlyMap<string, SignalKind>,
): LineSignal {
  const dir = dirOf(groups);
  const duration = readDuration(groups);
  const kind = kindOf(groups, pattern, events, dir, duration);
  // Assigned one by one: a decoder that is asked for megabytes a second cannot afford a dozen copies of each signal.
  const signal: Writable<LineSignal> = { kind };
  const { line, name, ext, called, digit, date, time, ring, count } = groups;
  if (line !== undefined && LINE.test(line)) signal.line = Number(line);
  if (dir !== undefined) signal.dir = dir;
  addNumber(signal, groups);
  if (name !== undefined) addName(signal, name);
  if (ext !== undefined) signal.extension = ext.trim() || null;
  if (called?.trim()) signal.called = called.trim();
  if (digit !== undefined) signal.digit = digit;
  if (date !== undefined) signal.date = readDate(date, pattern.dateOrder);
  if (time !== undefined) signal.time = readTime(time);
  if (duration !== undefined) signal.duration = duration;
  if (ring !== undefined) addSeconds(signal, ring);
  if (count !== undefined && COUNT.test(count)) signal.ringCount = Number(count);
  if (groups.transferred !== undefined) signal.transferred = true;
  addState(signal, groups);
  return signal;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const LINE = /^ *\d{1,6} *$/;
const COUNT = /^\d{1,4}$/;

const dirOf = ({ internal, out, in: incoming }: Groups): LineSignal['dir'] => {
  if (internal !== undefined) return 'internal';
  if (out !== undefined) return 'out';
  return incoming === undefined ? undefined : 'in';
};

function kindOf(
  groups: Groups,
  { otherwise }: PatternDevice,
  events: ReadonlyMap<string, SignalKind>,
  dir: LineSignal['dir'],
  duration: number | undefined,
): SignalKind {
  const { event, digit } = groups;
  const named = event === undefined ? undefined : (events.get(event) ?? events.get(event.trim().toLowerCase()));
  const kind = named ?? (digit === undefined ? otherwise : 'digit');
  return kind === 'end' && dir === 'in' && duration === 0 ? 'missed' : kind;
}

function addSeconds(signal: Writable<LineSignal>, ring: string): void {
  const seconds = readSeconds(ring);
  if (seconds !== undefined) signal.ringSeconds = seconds;
}

/** Kinds of which an incoming one without a number says that none came. */
const tellsCaller = ({ kind, dir }: LineSignal): boolean =>
  kind === 'callerId' || ((kind === 'end' || kind === 'missed') && dir === 'in');

function addNumber(signal: Writable<LineSignal>, { number, private: hidden }: Groups): void {
  const { kind, dir } = signal;
  if (hidden !== undefined || (number === undefined && tellsCaller(signal))) {
    signal.number = null;
    signal.numberStatus = hidden === undefined ? 'none' : 'private';
  } else if (number === undefined) return;
  else if (kind === 'onHook') signal.dialed = readDialled(number).number;
  else if (kind === 'answer' && number.trim() === '') signal.number = null;
  else Object.assign(signal, readNumberText(number, kind === 'dialled' || dir === 'out' || dir === 'internal'));
}

/** Words of the long tail that no list of reasons has: `-UNKNOWN CALLER-`, `NUMBER WITHHELD`. */
const REASONS: readonly (readonly [RegExp, NumberStatus])[] = [
  [/PRIVATE|WITHHELD|RESTRICTED|ANONYMOUS|BLOCKED/i, 'private'],
  [/UNKNOWN|UNAVAILABLE|OUT.?OF.?AREA|NOT AVAIL/i, 'unavailable'],
];
/** Somebody hid digits of a capture before he passed it on. */
const MASKED = /^\+?\d+x{1,6}$/;

function readNumberText(text: string, isDialled: boolean): NumberFields {
  const fields = isDialled ? readDialled(text) : readNumber(text);
  if (fields.numberStatus !== 'text') return fields;
  if (MASKED.test(text)) return { number: text, numberStatus: 'ok' };
  const reason = REASONS.find(([words]) => words.test(text));
  return reason ? { number: null, numberStatus: reason[1] } : fields;
}

function addName(signal: Writable<LineSignal>, text: string): void {
  const fields = readName(text);
  const isReason = fields.name?.startsWith('-') && fields.name.endsWith('-');
  const reason = isReason ? REASONS.find(([words]) => words.test(text)) : undefined;
  signal.name = reason ? null : fields.name;
  const status = reason ? reason[1] : fields.nameStatus;
  if (status !== undefined) signal.nameStatus = status;
}

function addState(signal: Writable<LineSignal>, { event, start, stop }: Groups): void {
  if (start !== undefined || stop !== undefined) signal.state = start === undefined ? 'stop' : 'start';
  else if (event !== undefined && signal.kind === 'error') signal.message = event.trim();
  else if (event !== undefined && (signal.kind === 'status' || signal.kind === 'device' || signal.kind === 'alarm'))
    signal.state = stateOf(event.trim());
}

/** The lamp of waiting messages is called alike by all; what else a device says is its own word. */
function stateOf(word: string): string {
  const lamp = /MSG|MESSAGE|MWI/i.test(word) ? /\bO(?:N|FF)\b/i.exec(word)?.[0].toLowerCase() : undefined;
  return lamp === undefined ? word.toLowerCase() : `message-waiting-${lamp}`;
}
