import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { systemClock } from './clock.ts';
import { createHostGuard } from './server/hosts.ts';
import { createHttpServer } from './server/http-server.ts';
import { createSocketServer } from './server/socket-server.ts';
import { type RunningCore, type StartOptions, startCore } from './start-core.ts';

export type HubOptions = StartOptions & {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly screenDir: string;
};

/** An office on the network. `signIn` is a link that opens a session once. */
export type Hub = RunningCore & { readonly url: string; readonly signIn: string };

/** The address cannot be listened on; the message is a sentence for people. */
export class AddressError extends Error {}

/** Opens an office and lets screens and scripts in. Throws `StoreError` or `AddressError`. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const running = await startCore(options);
  try {
    const { core } = running;
    const isOurHost = createHostGuard([options.host, hostname(), `${hostname()}.local`]);
    const { openMedia, count } = core;
    const http = createHttpServer({ screenDir: options.screenDir, isOurHost, log: options.log, openMedia, count });
    const sockets = createSocketServer({
      http,
      connect: core.connect,
      isOurHost,
      clock: systemClock,
      log: options.log,
    });
    const url = await listen(http, options.host, options.port);
    options.log.info({ url }, 'the hub is open');
    return {
      ...running,
      url,
      // Behind the hash: a browser keeps it to itself, so the code reaches no log and no other site.
      signIn: `${url}/#/sign-in/${core.links.make(null)}`,
      async stop() {
        // First the sockets, so that nobody asks a core that is gone; screens come back by themselves when it is.
        await sockets.close();
        http.closeAllConnections();
        await running.stop();
      },
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function listen(http: Server, host: string, port: number): Promise<string> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    throw new AddressError(sentenceOf(error, host, port), { cause: error });
  }
  return `http://${nameOf(host)}:${(http.address() as AddressInfo).port}`;
}

/** What to write into a browser on this computer. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function sentenceOf(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is used by another program. Choose another with --port.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose one above 1023 with --port.`;
  return `${host} is not an address of this computer. Choose another with --host.`;
}
