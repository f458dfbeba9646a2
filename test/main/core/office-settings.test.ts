import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { distribution } from '../../../src/main/core/distribution.ts';
import type { RequestRefused } from '../../../src/shared/client/client.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error: RequestRefused) => error.code,
  );

let office: Office;
let admin: Screen;
beforeEach(async () => {
  office = await openOffice();
  admin = await office.admin();
});
afterEach(() => office.stop());

describe('the office', () => {
  it('keeps its settings, uses them at once and tells everybody', async () => {
    const agent = await office.agent('reza');
    const settings = {
      ...(await admin.client.ask('settings.get', {})),
      name: 'Isfahan',
      areaCode: '31',
      currency: 'rial',
    } as const;
    await admin.client.ask('settings.save', settings);
    expect(await agent.client.ask('settings.get', {})).toEqual(settings);
    expect(agent.named('config.changed')).toContainEqual({ what: 'settings', id: null });
    expect(await refusal(agent.client.ask('settings.save', settings))).toBe('denied');
  });

  it('takes no time zone that does not exist', async () => {
    const settings = await admin.client.ask('settings.get', {});
    expect(await refusal(admin.client.ask('settings.save', { ...settings, zone: 'Asia/Atlantis' }))).toBe('bad_input');
    expect(await admin.client.ask('settings.get', {})).toEqual(settings);
  });

  it('tells its figures to those who look after it', async () => {
    const figures = await admin.client.ask('diagnostics.get', {});
    expect(figures).toMatchObject({
      version: 'test',
      startedAt: office.time.now,
      customers: 0,
      calls: 0,
      interrupted: null,
    });
    expect(figures.journalEntries).toBeGreaterThan(0);
    expect(figures.storeBytes).toBeGreaterThan(4096);
    expect(figures.sqliteVersion).toMatch(/^3\./);
  });

  it('counts mistakes of screens without keeping their words', async () => {
    await admin.client.ask('client.error', { message: 'مریم 09125550039', where: 'pop' });
    expect((await admin.client.ask('diagnostics.get', {})).counters).toMatchObject({ 'client.error': 1 });
    expect(office.log.join()).not.toContain('09125550039');
    expect(JSON.stringify(office.store.all('select changes from journal'))).not.toContain('09125550039');
  });

  it('shows its journal backwards, page by page', async () => {
    for (const state of ['away', 'break', 'meeting'] as const)
      await admin.client.ask('presence.set', { state, reason: null });
    const first = await admin.client.ask('journal.list', { limit: 2 });
    const next = await admin.client.ask('journal.list', { limit: 2, before: first[1]?.seq ?? 0 });
    const seqs = [...first, ...next].map((entry) => entry.seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    expect(new Set(seqs).size).toBe(4);
    expect(first[0]).toMatchObject({ name: 'presence.set', ok: true, station: 'test' });
  });
});

describe('a distribution', () => {
  it('of nothing has no figures', () => {
    expect(distribution([])).toEqual({ count: 0, p50: null, p95: null, p99: null, max: null });
  });

  it('names the usual, the slow and the slowest', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(distribution(hundred)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
    expect(distribution([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
  });
});
