import { describe, expect, it } from 'vitest';
import { aCall, addCalls, addCustomer, testStore } from '../../support/store.ts';

describe('the tables', () => {
  it('are all strict, but those that SQLite and drizzle keep for themselves', () => {
    const loose = testStore()
      .all<{ name: string; strict: number }>(
        `select name, strict from pragma_table_list where schema = 'main' and type = 'table'`,
      )
      .filter((table) => table.strict === 0 && !table.name.startsWith('sqlite_'));
    expect(loose.map((table) => table.name)).toEqual(['__drizzle_migrations']);
  });

  it('take no text where a number belongs', () => {
    const store = testStore();
    expect(() => store.run(`update users set created_at = 'yesterday'`)).toThrow(/cannot store TEXT/);
  });

  it.each([
    ['calls_direction', `update calls set direction = 'sideways'`],
    ['calls_state', `update calls set state = 'dreaming'`],
    ['calls_number_status', `update calls set number_status = 'perhaps'`],
    ['calls_outcome', `update calls set outcome = 'fine'`],
    ['calls_end_reason', `update calls set end_reason = 'boredom'`],
    ['calls_ended', `update calls set ended_at = 5`],
    ['calls_ended', `update calls set state = 'ended'`],
    ['customers_kind', `update customers set kind = 'cat'`],
    ['customers_channel', `update customers set preferred_channel = 'pigeon'`],
    ['phone_numbers_label', `update phone_numbers set label = 'red'`],
    ['users_role', `update users set role = 'king'`],
    ['outcome_codes_digit', `insert into outcome_codes values ('o', 'ا', 'a', 10, 0, 0, 0)`],
    ['customer_links_two', `insert into customer_links values ('k', 'c1', 'c1', null)`],
    ['presence_state', `insert into presence values ('sara', 'asleep', null, 0)`],
    ['pop_decisions_reason', `insert into pop_decisions (call_id, at, shown, reason) values ('k1', 0, 1, 'whim')`],
    ['call_events_kind', `insert into call_events (call_id, at, kind) values ('k1', 0, 'sneeze')`],
    ['devices_kind', `insert into devices (id, kind, address, name, enabled) values ('d', 'drum', '', '', 1)`],
  ])('hold %s', (name, sql) => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا', ['09125550139']);
    addCalls(store, aCall('k1'));
    expect(() => store.run(sql)).toThrow(`CHECK constraint failed: ${name}`);
  });

  it.each([
    [`insert into phone_numbers values ('p', 'nobody', '1', null, 'work', 0)`],
    [`update calls set customer_id = 'nobody'`],
    [`update calls set taken_by = 'nobody'`],
    [`update calls set line_id = 'nowhere'`],
    [`insert into notes values ('n', 'nobody', null, 'x', null, 0, null, 0)`],
  ])('refuse a row that refers to nothing: %s', (sql) => {
    const store = testStore();
    addCalls(store, aCall('k1'));
    expect(() => store.run(sql)).toThrow('FOREIGN KEY constraint failed');
  });
});
