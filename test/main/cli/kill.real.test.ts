import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/shared/client/client.ts';
import { createSocketTransport } from '../../../src/shared/client/socket-transport.ts';
import { openPtyPair, type PtyPair } from '../../support/pty.ts';
import { type RunningHub, startHub } from '../../support/start-hub.ts';
import { until } from '../../support/wait.ts';

const KILLS = 5;

describe('a hub that is killed in the moment in which a call is seen', () => {
  let dir: string;
  let cable: PtyPair;
  let hub: RunningHub;
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hamzang-kill-'));
    cable = await openPtyPair();
  });
  afterEach(async () => {
    await hub.stop();
    await cable.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const start = () => startHub(dir, '--device', `ojsegal:${cable.path}`);

  it('has the call at its next start, each time', { timeout: 120_000 }, async () => {
    const seen: string[] = [];
    for (let turn = 0; turn < KILLS; turn += 1) {
      hub = await start();
      const transport = createSocketTransport({ url: hub.url });
      const client = createClient(transport, () => crypto.randomUUID());
      const office = { officeName: 'دفتر', country: 'IR', areaCode: '21', language: 'fa', sampleData: false } as const;
      const person = { name: 'سارا', username: 'sara', password: 'correct horse battery' };
      if (turn === 0) await client.ask('auth.setUp', { code: hub.code, ...office, ...person });
      else await client.ask('auth.redeem', { code: hub.code });
      await until(async () => (await client.ask('devices.list', {}))[0]?.state === 'open', 'the port is open');
      // In the very turn in which the card arrives.
      client.on('pop.shown', (pop) => {
        seen.push(pop.number ?? '');
        hub.process.kill('SIGKILL');
      });
      cable.send(`L1C0912555${String(turn).padStart(4, '0')}@`);
      expect(await hub.ended).toBe('SIGKILL');
      transport.close();
    }
    hub = await start();
    const transport = createSocketTransport({ url: hub.url });
    const client = createClient(transport, () => crypto.randomUUID());
    await client.ask('auth.redeem', { code: hub.code });
    const { rows } = await client.ask('calls.list', { filter: {} });
    transport.close();
    expect(seen).toHaveLength(KILLS);
    expect(rows.map((row) => row.number).reverse()).toEqual(seen);
    expect(rows.every((row) => row.endReason === 'interrupted')).toBe(true);
  });
});
