import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log, OpenMedia } from '../core/ports.ts';
import type { IsOurHost } from './hosts.ts';
import { mediaRequest, sendMedia } from './media.ts';
import { type AnswerMedia, createMediaAnswers } from './media-answer.ts';
import { createScreenFiles, type FindScreenFile, type ScreenFile } from './screen-files.ts';
import { securityHeaders } from './security-headers.ts';

export type HttpOptions = {
  /** The built screen. */
  readonly screenDir: string;
  readonly isOurHost: IsOurHost;
  readonly log: Log;
  /** There are no recordings where it is left out. */
  readonly openMedia?: OpenMedia;
  /** Adds one to a counter of the diagnostics page. */
  readonly count?: (what: string) => void;
};

type Served = { readonly findFile: FindScreenFile; readonly answerMedia: AnswerMedia; readonly isOurHost: IsOurHost };

/** Sockets open at the same time, of whatever use. */
const MOST_SOCKETS = 1_000;

/** Serves the built screen, recordings to who has a ticket, `/healthz`, and nothing else; reads no body. Not listening yet. */
export function createHttpServer(options: HttpOptions): Server {
  const { isOurHost, log, openMedia = async () => null, count = () => undefined } = options;
  const served: Served = {
    findFile: createScreenFiles(options.screenDir),
    answerMedia: createMediaAnswers({ openMedia, log, count }),
    isOurHost,
  };
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 20_000, maxHeaderSize: 16_384 },
    (request, response) => {
      answer(request, response, served).catch((error: unknown) => {
        log.error({ err: error }, 'a page could not be served');
        say(response, 500, 'The screen could not be read. Is it built? npm run build');
      });
    },
  );
  server.maxConnections = MOST_SOCKETS;
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { findFile, answerMedia, isOurHost }: Served,
): Promise<void> {
  const { host } = request.headers;
  if (host === undefined || !isOurHost(host)) return say(response, 421, 'This is not the name of this office.');
  for (const [name, value] of Object.entries(securityHeaders(host))) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return say(response, 405, 'Only GET is answered here.');
  }
  const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
  if (path === '/healthz') return say(response, 200, 'ok');
  const media = await answerMedia(mediaRequest(request, path));
  if (media) return sendMedia(media, request.method, response);
  const file = await findFile(path);
  if (!file) return say(response, 404, 'There is no such page.');
  sendFile(request, response, file);
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: ScreenFile): void {
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? file.zipped : null;
  const body = zipped ?? file.body;
  response.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': body.length,
    'Cache-Control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function say(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(text);
}
