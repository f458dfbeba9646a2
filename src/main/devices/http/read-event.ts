import type { LineSignal, SignalKind } from '../../../shared/domain/line-signal.ts';
import { decodeText, readDialled, readNumber } from '../caller-text.ts';

/** Fields of a posted event: names in lower-case letters alone, values as they came (Latin-1 of UTF-8). */
export type EventFields = ReadonlyMap<string, string>;

/**
 * Reads one posted event: the words of Artech's USBBox software (`event_type line callid caller dtmf duration`), or our
 * own (`event line number name extension duration direction`). Null where it names no event that we know.
 */
export function readEvent(fields: EventFields): LineSignal | null {
  const kind = kindOf(fields);
  if (kind === null) return null;
  const line = lineOf(fields);
  // Whatever these programs call a start is a call that somebody here makes.
  const dir = directionOf(fields) ?? (kind === 'start' ? 'out' : null);
  return {
    kind,
    ...(line !== null && { line }),
    ...(dir !== null && { dir }),
    ...(kind === 'device' && stateOf(fields)),
    ...callerOf(kind, fields),
    ...extensionOf(fields),
    ...lengthOf(kind, fields),
  };
}

const EVENT = ['event', 'eventtype', 'type', 'kind', 'weventcode'];
const STATE = ['state', 'status', 'dwparam'];
const LINE = ['line', 'channel', 'ch', 'port'];
const NUMBER = ['number', 'caller', 'callerid', 'cid', 'from', 'phone', 'callid'];
const DIALLED = ['dialed', 'dialled', 'to', 'callee', 'number', 'dtmf', 'caller', 'callid'];
const NAME = ['name', 'callername', 'cnam', 'caller'];

/** What the words of an event mean, without case and without what is no letter or digit. `offhook`: lifted. */
const WORDS: ReadonlyMap<string, SignalKind> = new Map(
  Object.entries({
    ring: 'ring ringing ringin incoming incomingcall newcall',
    callerId: 'callerid cid caller callid fsk clip',
    offHook: 'offhook pickup lifted hookoff up',
    onHook: 'onhook hangup hungup hookon idle down',
    answer: 'answer answered talking talkin connect connected',
    start: 'talkout outgoing outgoingcall callout',
    dialled: 'dial dialed dialled dialing',
    digit: 'dtmf digit key',
    end: 'end ended cdr disconnect disconnected',
    missed: 'missed miss misscall missedcall noanswer',
    device: 'deviceconnect devicedisconnect online offline',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as SignalKind] as const)),
);

/** Numbers of the events of USBBox, device notes §4; 0 is a state, told by another field. */
const CODES: Readonly<Record<string, SignalKind>> = {
  2: 'callerId',
  3: 'digit',
  4: 'ring',
  11: 'missed',
  22: 'device',
  23: 'device',
};
const DEVICE_STATES: Readonly<Record<string, string>> = { 22: 'connected', 23: 'disconnected' };
const STATES: Readonly<Record<string, SignalKind>> = { 1: 'onHook', 2: 'offHook', 3: 'ring', 4: 'answer', 5: 'start' };

function kindOf(fields: EventFields): SignalKind | null {
  const word =
    first(fields, EVENT)
      ?.toLowerCase()
      .replace(/[^a-z0-9]/g, '') ?? '';
  if (word === '0' || word === 'state') return STATES[first(fields, STATE) ?? ''] ?? null;
  const kind = CODES[word] ?? WORDS.get(word) ?? null;
  // Only that a key was pressed, and how many so far: the keys come in an event of their own.
  if (kind === 'digit' && !fields.get('dtmf') && first(fields, DIALLED) === undefined) return 'status';
  // Several keys at once are a whole number.
  return kind === 'digit' && (fields.get('dtmf') ?? '').length > 1 ? 'dialled' : kind;
}

/** Channels of USBBox are counted from 0, lines from 1. */
function lineOf(fields: EventFields): number | null {
  const channel = wholeNumber(first(fields, ['nreference']));
  return wholeNumber(first(fields, LINE)) ?? (channel === null ? null : channel + 1);
}

function stateOf(fields: EventFields): Partial<LineSignal> {
  const state = DEVICE_STATES[first(fields, EVENT) ?? ''];
  return state === undefined ? {} : { state };
}

function callerOf(kind: SignalKind, fields: EventFields): Partial<LineSignal> {
  if (kind === 'digit') return { digit: fields.get('dtmf') ?? first(fields, DIALLED) ?? '' };
  if (kind === 'dialled' || kind === 'start') {
    const dialled = text(fields, DIALLED, isDialable);
    return dialled === null ? {} : readDialled(dialled);
  }
  if (kind !== 'ring' && kind !== 'callerId' && kind !== 'answer' && kind !== 'missed' && kind !== 'end') return {};
  const number = text(fields, NUMBER, isDialable) ?? first(fields, NUMBER);
  const name = text(fields, NAME, (value) => value !== number && !isDialable(value));
  // An event without a number says nothing of it; a caller ID without one says that there is none.
  const told = number !== undefined || kind === 'callerId' ? readNumber(number ?? '') : {};
  return { ...told, ...(name !== null && { name }) };
}

function extensionOf(fields: EventFields): Partial<LineSignal> {
  const extension = first(fields, ['extension', 'ext', 'exten']);
  return extension === undefined ? {} : { extension };
}

function lengthOf(kind: SignalKind, fields: EventFields): Partial<LineSignal> {
  const duration = secondsOf(fields.get('duration') ?? '');
  return duration !== null && (kind === 'end' || kind === 'onHook') ? { duration } : {};
}

function directionOf(fields: EventFields): 'in' | 'out' | null {
  const word = first(fields, ['direction', 'dir'])?.toLowerCase() ?? '';
  if (/^in/.test(word)) return 'in';
  return /^out/.test(word) ? 'out' : null;
}

/** `75`, `01:15` or `00:01:15`. */
function secondsOf(value: string): number | null {
  if (!/^\d{1,6}(?::\d{1,2}){0,2}$/.test(value)) return null;
  return value.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

function wholeNumber(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,3}$/.test(value) ? Number(value) : null;
}

function isDialable(value: string): boolean {
  return /^[+\d*#][\d\s()*#-]{1,30}$/.test(value);
}

function first(fields: EventFields, names: readonly string[]): string | undefined {
  return names.map((name) => fields.get(name)?.trim()).find((value) => value !== undefined && value !== '');
}

function text(fields: EventFields, names: readonly string[], fits: (value: string) => boolean): string | null {
  const value = names.map((name) => fields.get(name)?.trim() ?? '').find((each) => each !== '' && fits(each));
  return value === undefined ? null : decodeText(value);
}
