import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { MediaAnswer, MediaRequest } from './media-answer.ts';

/** A reader who takes nothing for so long is let go; a player asks again for what it still wants. */
const LONGEST_STANDSTILL_MS = 5 * 60_000;

/** What a request asks of a recording. */
export function mediaRequest(request: IncomingMessage, path: string): MediaRequest {
  const { range, 'if-range': ifRange } = request.headers;
  return { path, method: request.method ?? 'GET', range: range ?? null, ifRange: oneOf(ifRange) };
}

/** Sends as fast as it is read and no faster. What it holds is freed when all was sent, broke off, or the reader went away. */
export async function sendMedia(answer: MediaAnswer, method: string, response: ServerResponse): Promise<void> {
  const free = (): void => void answer.close().catch(() => undefined);
  // The source may be waiting for a slow disk just then: who went away need not wait for it.
  response.once('close', free);
  response.setTimeout(LONGEST_STANDSTILL_MS, () => response.destroy());
  try {
    response.writeHead(answer.status, { ...answer.headers });
    if (answer.body === null || method === 'HEAD') response.end();
    else await pipeline(answer.body, response);
  } catch {
    // It was told where it happened; a part must not look like the whole.
    response.destroy();
  } finally {
    free();
  }
}

const oneOf = (header: string | readonly string[] | undefined): string | null =>
  typeof header === 'string' ? header : (header?.[0] ?? null);
