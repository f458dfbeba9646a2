import type { CallOutcome } from '../../shared/domain/call.ts';
import { makeId } from '../../shared/domain/id.ts';
import { digitsOfNumber } from '../store/search-digits.ts';
import { KIND } from './kinds.ts';
import { customerIdAt, filled } from './made-customer.ts';
import { type MadeNumber, numbersAt, type Plan, strangerAt } from './made-numbers.ts';
import { CALL_NOTES } from './phrases.ts';
import { below, bytesOf, chance, type Random, randomAt } from './random.ts';
import type { Window } from './working-days.ts';

export type MadeCall = {
  readonly id: string;
  /** Which of the lines. */
  readonly line: number;
  readonly direction: 'incoming' | 'outgoing';
  readonly number: { readonly raw: string; readonly key: string } | null;
  readonly ringCount: number;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  readonly outcome: CallOutcome;
  /** Index of the customer; null: a stranger or a hidden number. */
  readonly customer: number | null;
  readonly customerId: string | null;
  /** Which of the staff took it. */
  readonly agent: number | null;
  readonly code: number | null;
  readonly note: string;
};

/** How many agents, lines and codes a made-up office has to choose from. */
export type Sizes = { readonly agents: number; readonly lines: number; readonly codes: number };

/** Call `index`; they follow each other in time through the office's working days. */
export function callAt(plan: Plan, days: readonly Window[], sizes: Sizes, index: number): MadeCall {
  const random = randomAt(plan.seed, KIND.call, index);
  const startedAt = momentOf(plan, days, index, random);
  const direction = chance(random, 0.15) ? 'outgoing' : 'incoming';
  const caller = callerFrom(plan, random, direction);
  const outcome = direction === 'outgoing' ? 'outgoing' : outcomeFrom(random);
  const talked = outcome === 'answered' || (outcome === 'outgoing' && chance(random, 0.8));
  const ringMs = 3_000 + below(random, 15_000);
  const talkMs = talked ? Math.floor(8_000 + 90_000 * -Math.log(1 - random() * 0.9999)) : 0;
  return {
    id: makeId(startedAt, bytesOf(randomAt(plan.seed, KIND.callId, index))),
    line: below(random, sizes.lines),
    direction,
    ...caller,
    ringCount: direction === 'outgoing' ? 0 : 1 + Math.floor(ringMs / 5_000),
    startedAt,
    answeredAt: talked ? startedAt + ringMs : null,
    endedAt: startedAt + ringMs + talkMs,
    outcome,
    ...handling(random, sizes, talked),
  };
}

const NOBODY = { agent: null, code: null, note: '' } as const;

function handling(random: Random, sizes: Sizes, talked: boolean): Pick<MadeCall, 'agent' | 'code' | 'note'> {
  if (!talked) return NOBODY;
  return {
    agent: below(random, sizes.agents),
    code: chance(random, 0.85) ? below(random, sizes.codes) : null,
    note: chance(random, 0.12) ? filled(random, CALL_NOTES) : '',
  };
}

type Caller = Pick<MadeCall, 'number' | 'customer' | 'customerId'>;

function callerFrom(plan: Plan, random: Random, direction: MadeCall['direction']): Caller {
  const share = random();
  if (share < 0.06 && direction === 'incoming') return { number: null, customer: null, customerId: null };
  if (share < 0.24 || plan.customers === 0) {
    const stranger = strangerAt(plan, below(random, Math.max(50, plan.calls / 8)));
    return { number: onTheLine(stranger), customer: null, customerId: null };
  }
  // Some customers call far more often than others.
  const customer = Math.floor(plan.customers * random() ** 2);
  const numbers = numbersAt(plan, customer);
  const number = numbers[below(random, numbers.length)];
  const customerId = customerIdAt(plan, customer);
  return { number: number === undefined ? null : onTheLine(number), customer, customerId };
}

/** As a box gives it, however the customer wrote it down. */
const onTheLine = ({ key, raw }: MadeNumber): MadeCall['number'] => ({ key, raw: digitsOfNumber(key, raw) });

function outcomeFrom(random: Random): CallOutcome {
  const share = random();
  if (share < 0.76) return 'answered';
  if (share < 0.9) return 'missed';
  if (share < 0.95) return 'abandoned';
  if (share < 0.985) return 'unknown';
  return share < 0.995 ? 'rejected' : 'blocked';
}

function momentOf(plan: Plan, days: readonly Window[], index: number, random: Random): number {
  const place = ((index + random()) / plan.calls) * days.length;
  const day = days[Math.min(days.length - 1, Math.floor(place))];
  if (day === undefined) return plan.now;
  return Math.floor(day.from + (place - Math.floor(place)) * (day.to - day.from));
}
