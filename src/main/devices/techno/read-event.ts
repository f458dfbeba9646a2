import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { readNumber } from '../caller-text.ts';

type Values = { readonly device: number; readonly line: number; readonly own: string; readonly more: string };
type Meaning = (values: Values) => LineSignal | null;

const EVENT = /D(\d{1,2}):(?:L(\d{1,2}):)?([A-Za-z]+)(?:=([^,:.\r\n]*))?((?:,[A-Za-z]+=[^,:.\r\n]*)*)[ \r\n]*$/;

/** A string of the box without its full stop: what it says, and how many characters before it made no sense. */
export type ReadEvent = { readonly signal: LineSignal | null; readonly strange: number };

/** Reads `D<device>:L<line>:<event>[=value][,key=value]` at the end of a text (Techno, device notes §3.3). */
export const readEvent = (text: string): ReadEvent => {
  const found = EVENT.exec(text);
  if (found === null) return { signal: null, strange: text.trim().length };
  const [, device = '', line, event = '', own = '', more = ''] = found;
  const meanings = line === undefined ? OF_THE_BOX : OF_A_LINE;
  const signal = meanings.get(event.toLowerCase())?.({ device: Number(device), line: Number(line), own, more }) ?? null;
  return { signal, strange: signal === null ? text.trim().length : text.slice(0, found.index).trim().length };
};

const plain =
  (kind: LineSignal['kind']): Meaning =>
  ({ device, line }) => ({ kind, device, line });

const status =
  (state: string): Meaning =>
  ({ device, line }) => ({ kind: 'status', device, line, state });

const putDown: Meaning = ({ device, line, more }) => {
  const durationRaw = fieldOf(more, 'Time');
  if (durationRaw === undefined) return { kind: 'onHook', device, line };
  const duration = countOf(durationRaw);
  return { kind: 'onHook', device, line, durationRaw, ...(duration !== undefined && { duration }) };
};

const withRings =
  (kind: 'ring' | 'missed'): Meaning =>
  ({ device, line, own, more }) => {
    const ringCount = countOf(own || fieldOf(more, 'Ring'));
    return { kind, device, line, ...(ringCount !== undefined && { ringCount }) };
  };

const digit: Meaning = ({ device, line, own }) =>
  /^[0-9*#]$/.test(own) ? { kind: 'digit', device, line, digit: own } : null;

const disconnected: Meaning = ({ device }) => ({ kind: 'device', state: 'disconnected', device });

const connected: Meaning = ({ device, more }) => {
  const serial = fieldOf(more, 'Serial');
  const lines = countOf(fieldOf(more, 'CountLine'));
  return {
    kind: 'device',
    state: 'connected',
    device,
    ...(serial !== undefined && { serial }),
    ...(lines !== undefined && { lines }),
  };
};

// HookOff and HookOn are the first firmware's words, HangUp (lifted!) and HangDown the second's.
const OF_A_LINE: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['hookoff', plain('offHook')],
  ['hangup', plain('offHook')],
  ['answer', plain('answer')],
  ['hookon', putDown],
  ['hangdown', putDown],
  ['ring', withRings('ring')],
  ['misscall', withRings('missed')],
  ['callerid', ({ device, line, own }) => ({ kind: 'callerId', device, line, ...readNumber(own) })],
  ['dial', digit],
  ['linedisconnect', status('line-unplugged')],
  ['linedisconect', status('line-unplugged')],
  ['lineconnect', status('line-plugged')],
  ['errorcode', ({ device, line, own }) => ({ kind: 'error', device, line, code: own })],
]);

const OF_THE_BOX: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['deviceconnect', connected],
  ['devicedisconnect', disconnected],
  ['devicedisconect', disconnected],
  ['errorcode', ({ device, own }) => ({ kind: 'error', device, code: own })],
]);

const fieldOf = (more: string, key: string): string | undefined =>
  more
    .split(',')
    .find((pair) => pair.startsWith(`${key}=`))
    ?.slice(key.length + 1);

const countOf = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
