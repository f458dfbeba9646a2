import type { Call } from '../../shared/domain/call.ts';
import type { CallHappening } from '../../shared/domain/line-calls.ts';
import { canonicalNumber, localForm, lookupKey, type OfficeDialling } from '../../shared/domain/phone-number.ts';

/** A number as it goes out on a wire: digits, star, hash; nothing that a modem could take for a command. */
export type Dialable = {
  /** With what the line wants in front of outside numbers. */
  readonly digits: string;
  /** As people read it. */
  readonly shown: string;
  /** The form under which calls are stored; null: none. */
  readonly key: string | null;
};

const DIALABLE = /^[\d*#]{1,40}$/;
/** What people write between digits, and the invisible marks that stand around a number in Persian text. */
const SEPARATORS = /[ \u00a0\u200c-\u200f\u202a-\u202e\u2066-\u2069().\-/]/g;
const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** What to dial for a written number; null where it holds anything but a number. Short numbers are dialled as they are. */
export function dialable(written: string, dialling: OfficeDialling, prefix: string | null): Dialable | null {
  const bare = written.replace(EASTERN_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(SEPARATORS, '');
  // Checked before it is understood too: who writes more than a number means something else.
  if (!/^\+?[\d*#]{1,40}$/.test(bare)) return null;
  const number = canonicalNumber(bare, dialling);
  const key = lookupKey(number);
  if (number.kind === 'short') return { digits: number.digits, shown: number.digits, key };
  const shown = number.kind === 'canonical' ? localForm(number.e164, dialling) : bare;
  // A telephone line knows no plus.
  const outside = shown.replace(SEPARATORS, '').replace(/^\+/, '00');
  const isCode = /[*#]/.test(outside);
  const digits = isCode ? outside : `${prefix ?? ''}${outside}`;
  return DIALABLE.test(digits) ? { digits, shown, key } : null;
}

export type DialRequest = {
  readonly digits: string;
  readonly key: string | null;
  readonly userId: string | null;
  readonly customerId: string | null;
  /** Monotonic milliseconds. */
  readonly at: number;
};

/** What people have asked to be dialled, until the call is there. */
export interface DialRequests {
  /** False where the same person asked for the same number a moment ago: a second click dials nothing. */
  add(request: DialRequest): boolean;
  /** `before`: the same call as it was, null: a new one. */
  claim(
    before: Call | null,
    call: Call,
    mono: number,
  ): { readonly call: Call; readonly happenings: readonly CallHappening[] };
}

/** Whoever asked has to lift his handset first. */
const PATIENCE_MS = 15_000;
const MOST_WAITING = 32;
const SECOND_CLICK_MS = 3_000;

export function createDialRequests(): DialRequests {
  let waiting: readonly DialRequest[] = [];
  return {
    add(request) {
      const isAgain = waiting.some((one) => isSame(one, request) && request.at - one.at <= SECOND_CLICK_MS);
      if (isAgain) return false;
      waiting = [...waiting.slice(1 - MOST_WAITING), request];
      return true;
    },
    claim(before, call, mono) {
      if (waiting.length === 0 || call.direction !== 'outgoing' || call.number === before?.number)
        return { call, happenings: [] };
      waiting = waiting.filter(({ at }) => mono - at <= PATIENCE_MS);
      const found = waiting.find((one) => isFor(one, call));
      if (!found) return { call, happenings: [] };
      waiting = waiting.filter((one) => one !== found);
      const asked: CallHappening = { callId: call.id, at: call.heardAt, kind: 'dialRequested', detail: found.digits };
      const customerId = call.customerId ?? found.customerId;
      return { call: { ...call, customerId, takenBy: call.takenBy ?? found.userId }, happenings: [asked] };
    },
  };
}

const isSame = (one: DialRequest, other: DialRequest): boolean =>
  one.userId === other.userId && one.digits === other.digits;

const isFor = ({ digits, key }: DialRequest, call: Call): boolean =>
  call.dialled === digits || (key !== null && call.numberKey === key);
