import { makeId } from '../../shared/domain/id.ts';
import { foldText } from '../../shared/domain/persian-text.ts';
import { COMPANY_WORDS } from './company-names.ts';
import { FAMILY_NAMES } from './family-names.ts';
import { FIRST_NAMES } from './first-names.ts';
import { KIND } from './kinds.ts';
import type { Plan } from './made-numbers.ts';
import { CAUTIONS, CUSTOMER_NOTES, PROMISES, REMARKS, ROLES_AT_WORK, STREETS, TICKETS, WEEKDAYS } from './phrases.ts';
import { below, bytesOf, chance, pick, type Random, randomAt } from './random.ts';

export const DAY_MS = 86_400_000;
const YEARS_OF_CUSTOMERS_MS = 3 * 365 * DAY_MS;
const COMPANIES = 0.06;
const CHANNELS = ['phone', 'mobile', 'sms', 'email', 'visit'] as const;

export type Dated = { readonly text: string; readonly at: number };
export type MadeCustomer = {
  readonly id: string;
  readonly kind: 'person' | 'company';
  readonly name: string;
  readonly nameFolded: string;
  readonly email: string | null;
  readonly address: string | null;
  readonly preferredChannel: (typeof CHANNELS)[number] | null;
  readonly remark: string | null;
  /** Which of the staff; null: nobody's. */
  readonly owner: number | null;
  readonly caution: (Dated & { readonly expiresAt: number | null }) | null;
  readonly balance: { readonly rials: number; readonly at: number } | null;
  readonly createdAt: number;
  /** Index of the company a person works for, always before his own. */
  readonly company: number | null;
  readonly role: string | null;
  readonly notes: readonly Dated[];
  readonly ticket: (Dated & { readonly closedAt: number | null }) | null;
  readonly promise: (Dated & { readonly dueAt: number; readonly doneAt: number | null }) | null;
};

/** The id of customer `index`, without making the rest of him. */
export function customerIdAt(plan: Plan, index: number): string {
  return makeId(createdAt(plan, index), bytesOf(randomAt(plan.seed, KIND.customerId, index)));
}

/** The name of customer `index`, and whether it is a company's. */
export function nameAt(plan: Plan, index: number): { kind: 'person' | 'company'; name: string; nameFolded: string } {
  return named(randomAt(plan.seed, KIND.customer, index));
}

/** Customer `index` of a made-up office. */
export function customerAt(plan: Plan, index: number): MadeCustomer {
  const random = randomAt(plan.seed, KIND.customer, index);
  const who = named(random);
  const at = createdAt(plan, index);
  const lately = (): number => Math.floor(at + random() * (plan.now - at));
  const company = who.kind === 'person' && chance(random, 0.22) ? companyBefore(plan, index) : null;
  return {
    id: customerIdAt(plan, index),
    ...who,
    email: chance(random, 0.1) ? `customer${index}@example.com` : null,
    address: chance(random, 0.15) ? `${pick(random, STREETS)}، پلاک ${1 + below(random, 300)}` : null,
    preferredChannel: chance(random, 0.1) ? (CHANNELS[below(random, CHANNELS.length)] ?? null) : null,
    remark: chance(random, 0.06) ? pick(random, REMARKS) : null,
    owner: chance(random, 0.25) ? below(random, 7) : null,
    caution: chance(random, 0.008) ? cautionFrom(random, plan, lately()) : null,
    balance: chance(random, 0.15) ? { rials: balanceFrom(random), at: lately() } : null,
    createdAt: at,
    company,
    role: company === null ? null : pick(random, ROLES_AT_WORK),
    notes: Array.from({ length: chance(random, 0.08) ? 1 + below(random, 3) : 0 }, () => ({
      text: filled(random, CUSTOMER_NOTES),
      at: lately(),
    })),
    ticket: chance(random, 0.02) ? ticketFrom(random, lately()) : null,
    promise: chance(random, 0.012) ? promiseFrom(random, plan) : null,
  };
}

/** One of the phrases with its gaps filled. */
export function filled(random: Random, phrases: readonly string[]): string {
  return pick(random, phrases)
    .replace('{n}', String(100 + below(random, 9_900)))
    .replace('{d}', pick(random, WEEKDAYS));
}

const createdAt = ({ now, customers }: Plan, index: number): number =>
  Math.floor(now - YEARS_OF_CUSTOMERS_MS + ((index + 0.5) * YEARS_OF_CUSTOMERS_MS) / customers);

function named(random: Random): { kind: 'person' | 'company'; name: string; nameFolded: string } {
  if (!chance(random, COMPANIES)) {
    const name = `${pick(random, FIRST_NAMES)} ${pick(random, FAMILY_NAMES)}`;
    return { kind: 'person', name, nameFolded: foldText(name) };
  }
  const { kinds, names, fields } = COMPANY_WORDS;
  const field = chance(random, 0.85) ? ` ${pick(random, fields)}` : '';
  const name = `${pick(random, kinds)} ${pick(random, names)}${field}`;
  return { kind: 'company', name, nameFolded: foldText(name) };
}

/** The next company before this one; about every seventeenth customer is one. */
function companyBefore(plan: Plan, index: number): number | null {
  for (let i = index - 1; i >= 0 && i > index - 200; i -= 1) {
    if (randomAt(plan.seed, KIND.customer, i)() < COMPANIES) return i;
  }
  return null;
}

function cautionFrom(random: Random, plan: Plan, at: number): MadeCustomer['caution'] {
  const expiresAt = chance(random, 0.4) ? plan.now + (below(random, 120) - 30) * DAY_MS : null;
  return { text: pick(random, CAUTIONS), at, expiresAt };
}

/** Whole thousands of tomans; three of five owe the office something. */
function balanceFrom(random: Random): number {
  const rials = (1 + below(random, 8_000)) * 10_000;
  return chance(random, 0.6) ? -rials : rials;
}

function ticketFrom(random: Random, at: number): MadeCustomer['ticket'] {
  return { text: pick(random, TICKETS), at, closedAt: chance(random, 0.7) ? at + below(random, 10) * DAY_MS : null };
}

function promiseFrom(random: Random, plan: Plan): MadeCustomer['promise'] {
  const at = plan.now - below(random, 20) * DAY_MS;
  const dueAt = at + (1 + below(random, 14)) * DAY_MS;
  return { text: filled(random, PROMISES), at, dueAt, doneAt: chance(random, 0.5) ? dueAt - DAY_MS / 2 : null };
}
