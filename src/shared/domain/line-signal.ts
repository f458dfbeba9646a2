import type { Instant } from './instant.ts';

/** How far a number on the wire can be trusted as a telephone number. Only `ok` may ever match a customer. */
export const NUMBER_STATUSES = ['ok', 'private', 'unavailable', 'none', 'placeholder', 'text'] as const;
export type NumberStatus = (typeof NUMBER_STATUSES)[number];

/** What a device can say about a line; the words of the capture collection (shared/samples/README.md). */
export const SIGNAL_KINDS = [
  'ring',
  'ringEnd',
  'callerId',
  'offHook',
  'onHook',
  'answer',
  'digit',
  'dialled',
  'start',
  'end',
  'missed',
  'intercom',
  'status',
  'device',
  'alarm',
  'error',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/**
 * One thing that a device said, decoded from its bytes. `kind` decides which of the other fields carry something; a
 * field that the device did not send is absent, a field that it sent empty or as a reason is `null`.
 */
export type LineSignal = {
  readonly kind: SignalKind;
  /** The line's position on the device as it numbers them (some start at 0). Absent on one-line devices. */
  readonly line?: number;
  /** `internal`: between two of the office's own telephones; no call of the office. */
  readonly dir?: 'in' | 'out' | 'internal';
  readonly extension?: string | null;
  /** Digits (and a leading `+`) as the device gave them, punctuation removed. */
  readonly number?: string | null;
  readonly numberStatus?: NumberStatus;
  /** The text that stood where a number belongs, when `numberStatus` is `text`. */
  readonly numberText?: string;
  readonly name?: string | null;
  readonly nameStatus?: NumberStatus;
  /** Device's own date: `YYYY-MM-DD`, or `MM-DD` where the wire has no year. Never trusted for storing. */
  readonly date?: string | null;
  /** Device's own time, 24-hour `HH:MM` or `HH:MM:SS`. */
  readonly time?: string | null;
  readonly timeRaw?: string;
  /** The number of this ring, from 1. */
  readonly ringCount?: number;
  readonly ringType?: string;
  /** Distinctive-ring pattern (`RING A`). */
  readonly pattern?: string;
  /** Seconds. */
  readonly ringSeconds?: number;
  /** Seconds, where the unit is certain. */
  readonly duration?: number;
  readonly durationRaw?: string;
  readonly digit?: string;
  /** Whole dialled number of an `onHook` frame. */
  readonly dialed?: string | null;
  readonly checksumOk?: boolean;
  readonly format?: 'SDMF' | 'MDMF';
  readonly callType?: string;
  readonly mesg?: string;
  readonly message?: string;
  readonly error?: string;
  /** What went wrong, as the device numbers it. */
  readonly code?: string;
  /** Why a call ended, a cause of Q.850 where the device follows it. */
  readonly cause?: number;
  /** What a `device` or `status` signal says: `connected`, `booted`, `line-unplugged`, `message-waiting-on` … */
  readonly state?: string;
  /** Which of several boxes on one wire, from 1; its serial number and unit, and how many lines it has. */
  readonly device?: number;
  readonly serial?: string;
  readonly unit?: string;
  readonly lines?: number;
  /** Type of a number as GSM tells it: 129 national, 145 international, 161, 177, 128 unknown. */
  readonly type?: number;
  /** Who forwarded the call to this line, and whom the caller had called first. */
  readonly redirecting?: string;
  readonly called?: string;
  /** This is one part of a call that went on, or had begun, at another telephone. */
  readonly transferred?: boolean;
  /** The PBX's own name of the call, the same in all its signals: they are never late and never doubled. */
  readonly callId?: string;
  /** Both ends as the PBX names them: who calls, and what was dialled. Of an outgoing call the caller is one of us. */
  readonly caller?: string;
  readonly callerName?: string;
  readonly dialled?: string;
  /** The office's own number that an outside caller has dialled, and its name. */
  readonly did?: string;
  readonly didName?: string;
  /** The queue that a caller waits in. */
  readonly queue?: string;
  /** What became of the ringing at one telephone, in the PBX's own word (`ANSWER`, `NOANSWER`, `CANCEL`, `BUSY`). */
  readonly dialStatus?: string;
  readonly causeText?: string;
  /** Whether anybody had answered the call that is over. */
  readonly answered?: boolean;
  /** What somebody keyed in so that the call is put to an account. */
  readonly account?: string;
  /** Words of an alarm. */
  readonly text?: string;
  /** How the date was read, where it was not day, month, year. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** The device tells it again, of a call that is long known: no news of any call. */
  readonly replay?: boolean;
  /** The same caller ID again, told with every ring of one call. */
  readonly repeat?: boolean;
  /** `low`: the bytes had no beginning or no end of their own, so the number may be a part of one. */
  readonly confidence?: 'low';
};

/** A signal at the moment its last byte was read. */
export type TimedSignal = LineSignal & {
  readonly at: Instant;
  /** Monotonic milliseconds of the last byte, for measuring the way to the screen. */
  readonly readAt: number;
};
