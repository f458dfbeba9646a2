import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Push, Reply } from '../../shared/contract/wire.ts';
import type { Clock } from '../../shared/domain/instant.ts';
import type { Connect } from '../core/connection.ts';
import type { Log } from '../core/ports.ts';
import { type IsOurHost, isSameOrigin } from './hosts.ts';
import { packetOf } from './push-packet.ts';
import { createRequestRate, RATE_OF_PEOPLE, RATE_OF_STRANGERS } from './request-rate.ts';

export type SocketServerOptions = {
  readonly http: HttpServer;
  readonly connect: Connect;
  readonly isOurHost: IsOurHost;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: Log;
};

/** A frame longer than this ends its connection; bytes. The longest honest request is a few kilobytes. */
const LONGEST_FRAME = 1_000_000;
const MOST_CONNECTIONS = 500;
/** Requests of one connection that are being worked on. */
const MOST_AT_ONCE = 256;
/** Refusals for speed after which a connection is ended. */
const MOST_REFUSED = 5_000;
/** Packets that may wait for a slow reader before his connection is ended, and before he may ask for more. */
const MOST_UNREAD = 2_000;
const MOST_UNREAD_TO_ASK = 100;

type SendOptions = NonNullable<Parameters<Caller['conn']['send']>[1]>;
type Wire = { request(raw: unknown, ack: (reply: Reply) => void): void };
type Office = Server<Wire, { push(push: Push): void }>;
type Caller = Socket<Wire, { push(push: Push): void }>;

/** Opens the core to sockets: each socket is one connection, whose rights come by `auth.*` like everybody's. */
export function createSocketServer(options: SocketServerOptions): Office {
  const { isOurHost, log } = options;
  const office: Office = new Server(options.http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: LONGEST_FRAME,
    perMessageDeflate: false,
    connectTimeout: 10_000,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => {
      const why = reasonToRefuse(request, isOurHost, office.engine.clientsCount);
      if (why) log.warn({ why, from: request.socket.remoteAddress }, 'a socket was refused');
      decide(why, why === null);
    },
  });
  office.on('connection', (socket) => serve(socket, options));
  return office;
}

function reasonToRefuse(request: IncomingMessage, isOurHost: IsOurHost, connections: number): string | null {
  const { host, origin } = request.headers;
  if (!isOurHost(host)) return 'foreign host';
  if (!isSameOrigin(origin, host)) return 'foreign origin';
  return connections >= MOST_CONNECTIONS ? 'too many connections' : null;
}

function serve(socket: Caller, { connect, clock, log }: SocketServerOptions): void {
  const station = `web:${socket.handshake.address}`;
  const mayStrangerAsk = createRequestRate(clock, RATE_OF_STRANGERS);
  const mayPersonAsk = createRequestRate(clock, RATE_OF_PEOPLE);
  let unread = 0;
  let working = 0;
  let refused = 0;

  function send(packet: () => void): void {
    unread += 1;
    if (unread > MOST_UNREAD) end('reads too slowly');
    else packet();
  }

  function end(why: string): void {
    log.warn({ why, station }, 'a connection was ended');
    // Not `disconnect`: its farewell would wait behind all that was not read.
    socket.conn.close(true);
  }

  const connection = connect({
    station,
    send: (push) => {
      const { text, options } = packetOf(push);
      send(() => socket.conn.send(text, options as SendOptions));
    },
  });
  // All that waited was handed to the system. A reader who is too slow keeps this from happening.
  socket.conn.on('drain', () => {
    unread = 0;
  });
  socket.on('request', (raw: unknown, ack: unknown) => {
    if (typeof ack !== 'function') return;
    const reply = (answer: Reply) => send(() => ack(answer));
    const mayAsk = connection.session.actor.kind === 'anonymous' ? mayStrangerAsk : mayPersonAsk;
    if (!mayAsk() || working >= MOST_AT_ONCE || unread > MOST_UNREAD_TO_ASK) {
      refused += 1;
      if (refused > MOST_REFUSED) end('asks too much');
      else reply({ ok: false, error: { code: 'too_many_requests', message: 'too many requests' } });
      return;
    }
    working += 1;
    void connection.request(raw).then((answer) => {
      working -= 1;
      reply(answer);
    });
  });
  socket.on('disconnect', () => connection.close());
}
