import type { Protocol } from 'electron';
import type { AnswerMedia } from '../server/media-answer.ts';
import { createScreenFiles, type FindScreenFile } from '../server/screen-files.ts';
import { mediaFor } from './app-media.ts';
import { APP_ORIGIN, APP_SCHEME, isOurs } from './app-origin.ts';
import { pageHeaders } from './page-headers.ts';

/** Makes `app:` a proper origin. Must run before the application is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  // `stream`: without it <audio> would wait for the whole recording, and could not seek in it.
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** Serves the built screen in `folder`, and recordings, under `app://hamzang/`; needs no `file:` and no port. */
export function serveAppPages(protocol: Pick<Protocol, 'handle'>, folder: string, answerMedia: AnswerMedia): void {
  const findFile = createScreenFiles(folder);
  protocol.handle(APP_SCHEME, (request) => answerFor(findFile, answerMedia, request));
}

/** The answer to one address: a recording, a file of the screen, or 404. */
async function answerFor(findFile: FindScreenFile, answerMedia: AnswerMedia, request: Request): Promise<Response> {
  const { method, url } = request;
  if (!isOurs(url, APP_ORIGIN)) return inWords(404, 'not found');
  if (method !== 'GET' && method !== 'HEAD') return inWords(405, 'only GET is answered here');
  const media = await mediaFor(answerMedia, request);
  if (media) return media;
  const file = await findFile(new URL(url).pathname);
  if (!file) return inWords(404, 'not found');
  return new Response(new Uint8Array(file.body), { headers: { ...pageHeaders(), 'content-type': file.type } });
}

function inWords(status: number, words: string): Response {
  return new Response(words, { status, headers: { ...pageHeaders(), 'content-type': 'text/plain; charset=utf-8' } });
}
