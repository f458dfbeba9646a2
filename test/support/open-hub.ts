import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHostGuard } from '../../src/main/server/hosts.ts';
import { createHttpServer } from '../../src/main/server/http-server.ts';
import { createSocketServer } from '../../src/main/server/socket-server.ts';
import type { Push } from '../../src/shared/contract/wire.ts';
import { createLog } from './log.ts';
import { type Office, openOffice } from './office.ts';

/** A core with its web server in this process, and a screen of three files. */
export type OpenHub = {
  readonly office: Office;
  readonly url: string;
  readonly port: number;
  readonly http: Server;
  readonly log: string[];
  /** What the core uses to speak to each connection, in the order in which they were opened. */
  readonly senders: ((push: Push) => void)[];
  dropAll(): void;
  stop(): Promise<void>;
};

/** Opens an office to sockets on a free port of this computer. */
export async function openHub(): Promise<OpenHub> {
  const office = await openOffice();
  const screenDir = mkdtempSync(join(tmpdir(), 'hamzang-screen-'));
  mkdirSync(join(screenDir, 'assets'));
  writeFileSync(join(screenDir, 'index.html'), '<!doctype html><title>هم‌زنگ</title>');
  writeFileSync(join(screenDir, 'assets', 'index-a1b2c3.js'), 'export const screen = 1;\n'.repeat(100));
  writeFileSync(join(screenDir, 'notes.secret'), 'not for the web');
  const log: string[] = [];
  const senders: ((push: Push) => void)[] = [];
  const isOurHost = createHostGuard(['office.example']);
  const http = createHttpServer({ screenDir, isOurHost, log: createLog(log) });
  const sockets = createSocketServer({
    http,
    connect: (who) => {
      senders.push(who.send);
      return office.core.connect(who);
    },
    isOurHost,
    clock: { monotonic: () => performance.now() },
    log: createLog(log),
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    office,
    url: `http://127.0.0.1:${port}`,
    port,
    http,
    log,
    senders,
    dropAll: () => {
      for (const socket of sockets.sockets.sockets.values()) socket.conn.close(true);
    },
    async stop() {
      await sockets.close();
      http.closeAllConnections();
      await office.stop();
      rmSync(screenDir, { recursive: true, force: true });
    },
  };
}
