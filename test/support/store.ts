import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { writeCall } from '../../src/main/store/calls.ts';
import { insertCustomer } from '../../src/main/store/customers.ts';
import type { Store } from '../../src/main/store/db.ts';
import { insertNumber, keyOf } from '../../src/main/store/numbers.ts';
import { openStore } from '../../src/main/store/open.ts';
import { indexCustomer } from '../../src/main/store/search-index.ts';
import { insertUser } from '../../src/main/store/users.ts';
import type { CallFilter } from '../../src/shared/contract/calls.ts';
import { callFilter } from '../../src/shared/contract/calls.ts';
import type { Call } from '../../src/shared/domain/call.ts';

export const TEHRAN = { country: 'IR', areaCode: '21' } as const;
export const NOW = Date.UTC(2026, 10, 22, 8);
export const HOUR = 3_600_000;

/** A folder that goes away with the test. */
export function testFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'hamzang-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** An empty store with one line `line1` and the users `sara` and `ali`. */
export function testStore(dir: string = testFolder()): Store {
  const store = openStore(dir);
  onTestFinished(() => store.close());
  store.run(
    `insert into lines (id, device_id, position, name, color, route_everybody, code_required, reports_hook)
     values ('line1', null, 1, 'خط ۱', '#0072b2', 1, 1, 0), ('line2', null, 2, 'خط ۲', '#007a5a', 1, 0, 0)`,
  );
  for (const [id, name] of [
    ['sara', 'سارا'],
    ['ali', 'علی'],
  ] as const) {
    const rest = { passwordHash: null, role: 'agent', extension: null, active: true, preferences: '{}' } as const;
    insertUser(store, { id, name, username: id, ...rest, createdAt: 0, lastSeenAt: null });
  }
  return store;
}

/** A customer with these numbers, findable. */
export function addCustomer(
  store: Store,
  id: string,
  name: string,
  numbers: readonly string[] = [],
  kind: 'person' | 'company' = 'person',
): string {
  const row = insertCustomer(store, { id, kind, name, remark: null, createdAt: NOW, createdBy: null });
  numbers.forEach((raw, index) => {
    insertNumber(store, {
      id: `${id}-${index}`,
      customerId: id,
      raw,
      key: keyOf(raw, TEHRAN),
      label: 'other',
      createdAt: NOW + index,
    });
  });
  indexCustomer(store, row.seq);
  return id;
}

/** A call that rings now, with what the test says otherwise. */
export function aCall(id: string, said: Partial<Call> = {}): Call {
  return {
    id,
    lineId: 'line1',
    direction: 'incoming',
    state: 'ringing',
    number: null,
    numberStatus: 'none',
    numberKey: null,
    callerName: null,
    numberSure: true,
    ringCount: 1,
    waiting: false,
    startedAt: NOW,
    answeredAt: null,
    endedAt: null,
    heardAt: NOW,
    outcome: null,
    endReason: null,
    dialled: '',
    deviceTime: null,
    customerId: null,
    takenBy: null,
    legs: [],
    ...said,
  };
}

/** A call that is over, `ago` milliseconds before now. */
export function overCall(id: string, ago: number, said: Partial<Call> = {}): Call {
  const startedAt = NOW - ago;
  return aCall(id, {
    state: 'ended',
    startedAt,
    heardAt: startedAt + 60_000,
    endedAt: startedAt + 60_000,
    endReason: 'signal',
    outcome: 'missed',
    ...said,
  });
}

export function addCalls(store: Store, ...calls: readonly Call[]): void {
  store.transaction(() => {
    for (const call of calls) writeCall(store, call);
  });
}

/** A number of a telephone as a call carries it. */
export const from = (raw: string): Pick<Call, 'number' | 'numberStatus' | 'numberKey'> => ({
  number: raw,
  numberStatus: 'ok',
  numberKey: keyOf(raw, TEHRAN),
});

export const filter = (said: Partial<CallFilter> = {}): CallFilter => callFilter.parse(said);
