import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isLoopback, parseDeviceAddress } from '../../../shared/domain/device-address.ts';
import { type OpenSource, SourceError } from '../source.ts';
import { netFailure } from './net-failure.ts';
import { type PostedEvent, readForm, readPosted } from './posted-events.ts';
import { createRequestBudget } from './request-budget.ts';

const MOST_BODY_BYTES = 64 * 1024;
const MOST_CLIENTS = 64;
const REQUEST_LIMIT_MS = 10_000;
/** An office has some events a second; a guesser gets no more than this. */
const PER_SECOND = 50;
const BURST = 200;
/** Shorter ones can be guessed, or stand in a word list. */
export const SHORTEST_SECRET = 12;

/**
 * Waits at `http://[host:]port` for vendor software that posts its events to `/SECRET`: by GET with a query, by POST with
 * a form or JSON. Each event becomes one line of JSON.
 */
export const httpSource =
  (secret: string | null, monotonic: () => number): OpenSource =>
  async (text, onBytes) => {
    const address = parseDeviceAddress(text);
    if (address?.transport !== 'http') throw new SourceError('failed', `not an http address: ${text}`);
    const word = secret ?? address.secret ?? '';
    if (word.length < SHORTEST_SECRET) {
      throw new SourceError('failed', `the endpoint needs a secret of at least ${SHORTEST_SECRET} characters`);
    }
    if (!isLoopback(address.host) && !address.lan) {
      throw new SourceError('forbidden', 'other computers may post only where the address ends with ?allow=lan');
    }
    const isOurs = secretCheck(word);
    const may = createRequestBudget(monotonic, PER_SECOND, BURST);
    const lost = Promise.withResolvers<string>();
    const server = createServer(
      { requestTimeout: REQUEST_LIMIT_MS, headersTimeout: REQUEST_LIMIT_MS },
      (request, response) => {
        if (!may()) return answer(response, 429);
        void receive(request, isOurs, (event) => onBytes(Buffer.from(`${JSON.stringify(event)}\n`))).then(
          (status) => answer(response, status),
          () => answer(response, 400),
        );
      },
    );
    server.maxConnections = MOST_CLIENTS;
    server.on('error', (error) => lost.resolve(error.message));
    server.on('close', () => lost.resolve('closed'));
    await listening(server, address.host, address.port);
    return {
      lost: lost.promise,
      write: async () => {
        throw new Error('nothing can be sent here');
      },
      async close() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await closed;
      },
    };
  };

/** The status that the request deserves; its events have been taken by then. */
async function receive(
  request: IncomingMessage,
  isOurs: (word: string) => boolean,
  take: (event: PostedEvent) => void,
): Promise<number> {
  const [path = '', ...query] = (request.url ?? '').split('?');
  if (!isOurs(path)) return 404;
  const asked = query.length > 0 ? [readForm(query.join('?'))] : [];
  if (request.method === 'GET') return taken(asked, take);
  if (request.method !== 'POST') return 405;
  const body = await readBody(request);
  if (body === null) return 413;
  const posted = readPosted(request.headers['content-type'] ?? '', body);
  return posted === null ? 400 : taken([...asked, ...posted], take);
}

function taken(events: readonly PostedEvent[], take: (event: PostedEvent) => void): number {
  const full = events.filter((event) => Object.keys(event).length > 0);
  for (const event of full) take(event);
  return full.length > 0 ? 204 : 400;
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MOST_BODY_BYTES) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Compares hashes, so that the time that it takes tells nothing of the secret. */
function secretCheck(secret: string): (path: string) => boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = hash(secret);
  return (path) => timingSafeEqual(hash(decoded(path).replace(/^\//, '').replace(/\/$/, '')), wanted);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

function answer(response: ServerResponse, status: number): void {
  // What a client has not sent yet is not waited for.
  response.writeHead(status, { 'cache-control': 'no-store', ...(status >= 400 && { connection: 'close' }) }).end();
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(netFailure(error)));
    server.listen({ host, port }, () => resolve());
  });
}
