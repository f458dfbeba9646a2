import type { Store } from '../store/db.ts';
import { dropIndexes, inBatches, restoreIndexes, withRoom } from './bulk.ts';
import { callAt } from './made-call.ts';
import { customerAt } from './made-customer.ts';
import { numbersAt, type Plan } from './made-numbers.ts';
import { rowIds } from './row-ids.ts';
import { type Staff, writeStaff } from './staff.ts';
import { workingDays } from './working-days.ts';
import { writeMadeCall, writeTimeline } from './write-call.ts';
import { writeCustomer } from './write-customer.ts';

export type SeedOptions = {
  readonly customers: number;
  readonly calls: number;
  /** The same seed and `now` give the same office. */
  readonly seed: number;
  readonly now: number;
  /** Adds to customers that are there already; without it their store is refused. */
  readonly add?: boolean;
};
export type SeedProgress = {
  readonly phase: 'customers' | 'calls' | 'contacts' | 'indexes';
  readonly done: number;
  readonly total: number;
};

/** The store holds customers already, and nobody asked to add to them. */
export class SeedRefused extends Error {}

const DAYS = 730;
const BATCH = 20_000;
/** Below this many rows sorting them in as they come is as quick. */
const BULK = 50_000;
const WITH_TIMELINE = 2_000;
const TABLES = ['customers', 'phone_numbers', 'customer_links', 'notes', 'tickets', 'follow_ups', 'calls'];

/** Fills a store with a made-up Iranian office. Memory stays flat, however big the office. */
export function seedOffice(
  store: Store,
  options: SeedOptions,
  onProgress: (progress: SeedProgress) => void = () => undefined,
): void {
  restoreIndexes(store);
  const present = store.get<{ seq: number | null }>('select max(seq) as seq from customers')?.seq ?? 0;
  if (present > 0 && options.add !== true) {
    throw new SeedRefused('The data folder holds customers already. Choose an empty folder.');
  }
  const { customers, calls, now } = options;
  // Another seed for a second layer: the same would give the same ids again.
  const plan: Plan = { seed: options.seed + present, customers, calls, now };
  const bulk = present === 0 && customers + calls >= BULK;
  withRoom(store, () => {
    const staff = store.transaction(() => writeStaff(store, plan));
    if (bulk) dropIndexes(store, TABLES);
    fillCustomers(store, plan, staff, onProgress);
    fillCalls(store, plan, staff, onProgress);
    fillContacts(store, plan, onProgress);
    restoreIndexes(store, (done, total) => onProgress({ phase: 'indexes', done, total }));
  });
}

function fillCustomers(store: Store, plan: Plan, staff: Staff, onProgress: (progress: SeedProgress) => void): void {
  const total = plan.customers;
  const ids = rowIds(plan);
  const one = (index: number): void =>
    writeCustomer(store, plan, staff, ids, customerAt(plan, index), numbersAt(plan, index));
  inBatches(store, total, BATCH, one, (done) => onProgress({ phase: 'customers', done, total }));
}

function fillCalls(store: Store, plan: Plan, staff: Staff, onProgress: (progress: SeedProgress) => void): void {
  const total = plan.calls;
  const days = workingDays(plan.now, DAYS);
  const sizes = { agents: staff.agentIds.length, lines: staff.lineIds.length, codes: staff.codeIds.length };
  const one = (index: number): void => {
    const call = callAt(plan, days, sizes, index);
    writeMadeCall(store, plan, staff, call);
    if (index >= total - WITH_TIMELINE) writeTimeline(store, staff, call);
  };
  inBatches(store, total, BATCH, one, (done) => onProgress({ phase: 'calls', done, total }));
}

/** The last contact of each customer, from the calls. */
function fillContacts(store: Store, plan: Plan, onProgress: (progress: SeedProgress) => void): void {
  store.driver.exec('create index if not exists calls_customer on calls (customer_id, started_at)');
  const total = store.get<{ seq: number | null }>('select max(seq) as seq from customers')?.seq ?? 0;
  for (let from = 0; from < total; from += BATCH) {
    store.transaction(() => store.run(CONTACTS, from, from + BATCH));
    onProgress({ phase: 'contacts', done: Math.min(from + BATCH, total), total: Math.max(total, plan.customers) });
  }
}

const CONTACTS = `
update customers set last_call_at = (select max(started_at) from calls where customer_id = customers.id)
where seq > ? and seq <= ?`;
