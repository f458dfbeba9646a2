import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

/** As long as the door waits between two tries. */
const PAUSE_MS = 25;

describe('a deed while another process writes', () => {
  let office: Office;
  let admin: Screen;
  let other: BetterSqlite3.Database;
  beforeEach(async () => {
    office = await openOffice();
    admin = await office.admin();
    await office.settled();
    other = new BetterSqlite3(join(office.dir, 'hamzang.sqlite'));
    other.exec('begin immediate');
    vi.useFakeTimers({ toFake: ['setTimeout'] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    other.close();
    await office.stop();
  });

  const create = () => admin.client.ask('customers.create', { name: 'مریم', numbers: [] });
  const names = (): string[] => office.store.all<{ name: string }>('select name from customers').map((row) => row.name);
  const refusals = (): string[] => office.log.filter((line) => line.startsWith('error'));

  it('waits beside the loop, which answers others meanwhile, and is done once the store is free', async () => {
    const created = create();
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 5);
    expect(names()).toEqual([]);
    expect((await admin.client.ask('calls.list', { filter: {} })).rows).toEqual([]);
    other.exec('rollback');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(await created).toMatchObject({ id: expect.any(String) });
    expect(names()).toEqual(['مریم']);
    expect(refusals()).toEqual([]);
  });

  it('is refused as too late, and not done later, where the other never ends', async () => {
    let answer: unknown = null;
    void create().catch((error: { code: string }) => {
      answer = error.code;
    });
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 198);
    expect(answer).toBeNull();
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
    expect(answer).toBe('timeout');
    other.exec('rollback');
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 10);
    expect(names()).toEqual([]);
    expect(refusals()).toEqual([]);
  });

  it('finds the call that was shown meanwhile', async () => {
    office.box().say({ kind: 'callerId', line: 1, number: '09125550039', numberStatus: 'ok' });
    const [pop] = admin.named<{ callId: string }>('pop.shown');
    await office.settled();
    other.exec('rollback');
    const item = await admin.client.ask('calls.take', { id: pop?.callId ?? '' });
    expect(item.pop.number).toBe('09125550039');
  });
});
