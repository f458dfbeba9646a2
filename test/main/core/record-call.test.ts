import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';
import { until } from '../../support/wait.ts';

const caller = (number: string, line = 1): LineSignal => ({ kind: 'callerId', line, number, numberStatus: 'ok' });
const FIRST = '09125550001';
const SECOND = '09125550002';

describe('a call that is shown before it is written', () => {
  let office: Office;
  let admin: Screen;
  const folders: string[] = [];
  const opened: Office[] = [];
  beforeEach(async () => {
    office = await openOffice();
    admin = await office.admin();
    opened.push(office);
    // The line is known from here on, as it is in an office.
    office.box().say(caller('09125559999'), { kind: 'onHook', line: 1 });
    office.pass(11_000);
    await office.settled();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.stop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  const spoolOf = ({ dir }: Pick<Office, 'dir'>): string => join(dir, 'hamzang.sqlite-calls');
  const written = ({ store }: Office): number | undefined =>
    store.get<{ calls: number }>('select count(*) as calls from calls where number in (?, ?)', FIRST, SECOND)?.calls;

  /** What a process that is killed in this very moment leaves in its folder. */
  function killed(spoil: (dir: string) => void = () => undefined): { readonly dir: string } {
    const dir = mkdtempSync(join(tmpdir(), 'hamzang-killed-'));
    folders.push(dir);
    // Another process copies: SQLite's locks on a file are gone when its own process closes that file a second time.
    execFileSync('cp', ['-a', `${office.dir}/.`, dir]);
    rmSync(join(dir, 'hamzang.sqlite-shm'));
    spoil(dir);
    return { dir };
  }

  async function startedAgain({ dir }: { readonly dir: string }): Promise<{ again: Office; screen: Screen }> {
    const again = await openOffice({ dir });
    opened.push(again);
    return { again, screen: await again.admin() };
  }

  it('stands in the spool when it is seen, and in the store before anybody can ask', async () => {
    office.box().say(caller(FIRST));
    expect(admin.named('pop.shown')).toHaveLength(2);
    expect(written(office)).toBe(0);
    expect(readFileSync(spoolOf(office), 'utf8')).toContain(FIRST);
    const { rows } = await admin.client.ask('calls.list', { filter: {} });
    expect(rows[0]?.number).toBe(FIRST);
    expect(statSync(spoolOf(office)).size).toBe(0);
  });

  it('is written by itself when nobody asks', async () => {
    office.box().say(caller(FIRST));
    await office.settled();
    expect(written(office)).toBe(1);
    expect(statSync(spoolOf(office)).size).toBe(0);
  });

  it('can be taken at once', async () => {
    office.box().say(caller(FIRST));
    const [, pop] = admin.named<{ callId: string }>('pop.shown');
    const item = await admin.client.ask('calls.take', { id: pop?.callId ?? '' });
    expect(item.pop.number).toBe(FIRST);
    await office.settled();
    const { call } = await admin.client.ask('calls.get', { id: pop?.callId ?? '' });
    expect(call.takenBy?.name).toBe('مدیر');
  });

  it('is there after a kill between showing and writing, closed as interrupted, with its timeline once', async () => {
    office.box().say(caller(FIRST), { kind: 'ring', line: 1, ringCount: 1 });
    const { again, screen } = await startedAgain(killed());
    expect(written(again)).toBe(1);
    const { rows } = await screen.client.ask('calls.list', { filter: {} });
    expect(rows[0]).toMatchObject({ number: FIRST, endReason: 'interrupted', ringCount: 1 });
    const { events } = await screen.client.ask('calls.get', { id: rows[0]?.id ?? '' });
    expect(events.map((one) => one.kind).sort()).toEqual(['callerId', 'interrupted', 'ring']);
    expect(again.log.join('\n')).toContain('calls that the last run had shown and not written are written now');
  });

  it('is written once where the kill came after writing and before the spool was emptied', async () => {
    office.box().say(caller(FIRST));
    const spooled = readFileSync(spoolOf(office));
    const { id } = (await admin.client.ask('calls.list', { filter: {} })).rows[0] ?? { id: '' };
    await admin.client.ask('calls.take', { id });
    const { again, screen } = await startedAgain(killed((dir) => appendFileSync(spoolOf({ dir }), spooled)));
    expect(written(again)).toBe(1);
    const { call, events } = await screen.client.ask('calls.get', { id });
    // The older words of the spool did not come over what was done since.
    expect(call.takenBy?.name).toBe('مدیر');
    expect(events.filter((one) => one.kind === 'callerId')).toHaveLength(1);
  });

  it('goes without the line that was cut short, and says so', async () => {
    office.box().say(caller(FIRST));
    office.box().say(caller(SECOND, 2));
    const cut = killed((dir) => truncateSync(spoolOf({ dir }), statSync(spoolOf({ dir })).size - 5));
    const { again, screen } = await startedAgain(cut);
    expect(written(again)).toBe(1);
    expect(again.log.join('\n')).toContain('what was cut short is passed over');
    const { counters } = await screen.client.ask('diagnostics.get', {});
    expect(JSON.stringify(counters)).toContain('spool.damaged');
  });

  it('is kept through a kill while another process holds the store', async () => {
    const other = new BetterSqlite3(join(office.dir, 'hamzang.sqlite'));
    other.exec('begin immediate');
    office.box().say(caller(FIRST));
    await office.settled();
    expect(written(office)).toBe(0);
    const { again } = await startedAgain(killed());
    expect(written(again)).toBe(1);
    other.exec('rollback');
    other.close();
    await until(() => written(office) === 1, 'the store is free, and takes the call');
    expect(statSync(spoolOf(office)).size).toBe(0);
  });

  it('is kept through a kill while the store refuses to be written', async () => {
    office.store.driver.pragma('query_only = 1');
    office.box().say(caller(FIRST));
    await office.settled();
    const { again } = await startedAgain(killed());
    expect(written(again)).toBe(1);
    office.store.driver.pragma('query_only = 0');
  });

  it('is written before it is shown where the spool cannot be written', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'hamzang-no-spool-'));
    folders.push(dir);
    mkdirSync(spoolOf({ dir }));
    const { again, screen } = await startedAgain({ dir });
    again.box().say(caller(FIRST));
    expect(screen.named('pop.shown')).toHaveLength(1);
    expect(written(again)).toBe(1);
  });
});
