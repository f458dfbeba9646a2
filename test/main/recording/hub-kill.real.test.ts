import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../../src/shared/client/client.ts';
import { createSocketTransport, type SocketTransport } from '../../../src/shared/client/socket-transport.ts';
import { openPtyPair, type PtyPair } from '../../support/pty.ts';
import { type RunningHub, startHub } from '../../support/start-hub.ts';
import { until } from '../../support/wait.ts';

const PASSWORD = 'correct horse battery';
const LINES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const BOXES = 2;
const ALL = LINES.length * BOXES;
const KILLS = 7;

describe('a hub that is killed while it records sixteen lines', () => {
  let dir: string;
  let cables: PtyPair[] = [];
  let hub: RunningHub;
  let transport: SocketTransport;
  let admin: Client;
  let asked = 0;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hamzang-hub-kill-'));
    cables = await Promise.all(Array.from({ length: BOXES }, openPtyPair));
    await start();
    await admin.ask('auth.setUp', {
      code: hub.code,
      officeName: 'Office',
      country: 'IR',
      areaCode: '21',
      language: 'en',
      name: 'Admin',
      username: 'admin',
      password: PASSWORD,
      sampleData: false,
    });
  });
  afterEach(async () => {
    transport.close();
    await hub.stop();
    for (const cable of cables) await cable.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    hub = await startHub(dir, ...cables.flatMap(({ path }) => ['--device', `ojsegal:${path}`]));
    transport = createSocketTransport({ url: hub.url });
    admin = createClient(transport, () => `kill-${(asked += 1)}`);
  }

  async function killed(): Promise<void> {
    hub.process.kill('SIGKILL');
    await hub.ended;
    transport.close();
    await start();
    await admin.ask('auth.signIn', { username: 'admin', password: PASSWORD });
  }

  function say(words: (line: number, box: number) => string): void {
    cables.forEach((cable, box) => {
      cable.send(LINES.map((line) => words(line, box)).join(''));
    });
  }
  const call = (round: number): void =>
    say((line, box) => `\nL${line}C0912${round + 10}5${line}00${box}@\n\nL${line}R01@\n\nL${line}HF@\n`);
  const hangUp = (): void => say((line) => `\nL${line}HND: T0000@\n`);

  async function recordEveryLine(): Promise<void> {
    say((line) => `\nL${line}C0212233445${line}@\n\nL${line}R01@\n`);
    hangUp();
    const lines = await until(async () => {
      const known = await admin.ask('lines.list', {});
      return known.length === ALL ? known : null;
    }, 'all lines');
    for (const { id, name } of lines)
      await admin.ask('sources.save', {
        id: null,
        name,
        use: 'lineTap',
        program: 'simulated',
        driver: null,
        device: null,
        rate: 8_000,
        channels: 1,
        preRollSeconds: 0,
        lineId: id,
        userId: null,
        enabled: true,
      });
    const settings = await admin.ask('recordings.settings', {});
    const policies = lines.map(({ id }) => ({ lineId: id, policy: 'notNeeded' as const }));
    await admin.ask('recordings.saveSettings', { ...settings, policies });
  }

  it('leaves every recording playable and filed under its call, a hundred times and more', async () => {
    await recordEveryLine();
    const begun = new Map<string, { readonly callId: string; readonly startedAt: number; killedAt: number }>();
    for (let round = 0; round < KILLS; round += 1) {
      call(round);
      await until(async () => {
        for (const { state, recordingId, callId, startedAt } of await admin.ask('recordings.live', {}))
          if (state === 'recording' && recordingId !== null && startedAt !== null && !begun.has(recordingId))
            begun.set(recordingId, { callId, startedAt, killedAt: 0 });
        return begun.size === (round + 1) * ALL;
      }, `the recordings of round ${round}`);
      // Another moment each time, of the seconds in which files are made, filled and flushed.
      const moment = performance.now() + (round % 7) * 230;
      await until(() => performance.now() >= moment, 'the moment of the kill');
      for (const one of begun.values()) one.killedAt ||= Date.now();
      await killed();
      hangUp();
    }
    const rows = await until(
      async () => {
        const { rows, total } = await admin.ask('recordings.list', { states: ['recording', 'saved'], limit: 200 });
        return total === 0 && rows.length === 0 ? (await admin.ask('recordings.list', { limit: 200 })).rows : null;
      },
      'all is put away',
      60_000,
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const [id, { callId, startedAt, killedAt }] of begun) {
      const row = found.get(id);
      expect(row).toMatchObject({ callId, damage: null });
      const lostMs = killedAt - startedAt - (row?.durationMs ?? 0);
      expect(lostMs, `lost of ${killedAt - startedAt} ms`).toBeLessThan(1_100);
      expect(row).toMatchObject(row?.durationMs ? { state: 'sealed', repaired: true } : { state: 'empty' });
    }
    expect(begun.size).toBeGreaterThanOrEqual(100);
    const checked = await admin.ask('recordings.reconcile', {});
    expect(checked).toEqual({
      files: rows.filter((row) => row.state === 'sealed').length,
      unknownFiles: 0,
      damaged: 0,
    });
    const one = rows.find((row) => row.state === 'sealed')?.id ?? '';
    const { url, durationMs } = await admin.ask('recordings.open', { id: one });
    expect(durationMs).toBeGreaterThan(0);
    const bytes = Buffer.from(await (await fetch(new URL(url, hub.url))).arrayBuffer());
    expect(bytes.subarray(0, 4).toString()).toBe('OggS');
  });
});
