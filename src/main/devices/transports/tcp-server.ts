import { createServer, type Server, type Socket } from 'node:net';
import { parseDeviceAddress } from '../../../shared/domain/device-address.ts';
import { type OpenSource, type Source, SourceError } from '../source.ts';
import { netFailure } from './net-failure.ts';
import { writeSocket } from './write-socket.ts';

/** A PBX has one connection, a row of terminal servers some; whoever opens more is a mistake. */
const MOST_CLIENTS = 16;
const KEEP_ALIVE_MS = 15_000;

/** Waits at `listen://[host:]port` for devices that connect by themselves; each client is a stream of its own. */
export const tcpServerSource: OpenSource = async (text, onBytes, onStreamEnd = () => undefined) => {
  const address = parseDeviceAddress(text);
  if (address?.transport !== 'listen') throw new SourceError('failed', `not a listen address: ${text}`);
  const lost = Promise.withResolvers<string>();
  const clients = new Map<number, Socket>();
  let tell: (words: string | null) => void = () => undefined;
  let streams = 0;
  const say = (): void => tell(clientWords(clients.size));

  const welcome = (socket: Socket): void => {
    streams += 1;
    const stream = streams;
    clients.set(stream, socket);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('data', (bytes) => onBytes(bytes, stream));
    // `close` follows, and says all that is of interest.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clients.delete(stream);
      onStreamEnd(stream);
      say();
    });
    say();
  };

  const server = createServer({ noDelay: true }, welcome);
  server.maxConnections = MOST_CLIENTS;
  server.on('error', (error) => lost.resolve(error.message));
  server.on('close', () => lost.resolve('closed'));
  await listening(server, address.host, address.port);
  const follow = (teller: typeof tell): void => {
    tell = teller;
    say();
  };
  return { ...sourceOf(server, clients, lost.promise), follow };
};

function sourceOf(server: Server, clients: ReadonlyMap<number, Socket>, lost: Promise<string>): Source {
  return {
    lost,
    async write(bytes, limitMs) {
      if (clients.size === 0) throw new Error('no client is connected');
      await Promise.all([...clients.values()].map((socket) => writeSocket(socket, bytes, limitMs)));
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of clients.values()) socket.removeAllListeners('data').destroy();
      await closed;
    },
  };
}

function clientWords(count: number): string {
  if (count === 0) return 'waiting for the device to connect';
  return count === 1 ? '1 client' : `${count} clients`;
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(netFailure(error)));
    server.listen({ host, port }, () => resolve());
  });
}
