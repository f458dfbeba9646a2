import { setTimeout as wait } from 'node:timers/promises';
import { type Media, type OpenSound, RecordingFailure } from '../core/ports.ts';
import { attachment } from './attachment.ts';
import type { MediaRequest } from './media-answer.ts';
import { readRange } from './range.ts';

/** What is sent, and how to let go of it, wherever reading stands. */
export type MediaContent = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array> | null;
  release(): Promise<void>;
};

/** What is sent of it. Rejects with a `RecordingFailure` where nothing of it can be read. */
export async function contentOf(media: Media, request: MediaRequest): Promise<MediaContent> {
  return media.kind === 'sound' ? ofSound(media.sound, request) : ofFile(media, request);
}

function ofSound(sound: OpenSound, request: MediaRequest): MediaContent {
  const release = (): Promise<void> => sound.close();
  const headers = { 'content-type': sound.mime, 'cache-control': 'no-store', 'accept-ranges': 'bytes' };
  // RFC 9110 gives ranges a meaning for GET alone; and what we send has no mark that If-Range could have met.
  const isPlain = request.method !== 'GET' || request.ifRange !== null;
  const range = isPlain ? null : readRange(request.range, sound.size);
  if (range === 'outside') {
    return {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${sound.size}`, 'content-length': '0' },
      body: null,
      release,
    };
  }
  const { from, to } = range ?? { from: 0, to: sound.size };
  const sized = { ...headers, 'content-length': String(to - from) };
  const body = request.method === 'HEAD' ? null : exactly(to - from, () => sound.read(from, to));
  if (range === null) return { status: 200, headers: sized, body, release };
  const place = { 'content-range': `bytes ${from}-${to - 1}/${sound.size}` };
  return { status: 206, headers: { ...sized, ...place }, body, release };
}

async function ofFile(media: Media & { kind: 'file' }, request: MediaRequest): Promise<MediaContent> {
  const headers = {
    'content-type': media.mime,
    'cache-control': 'no-store',
    'accept-ranges': 'none',
    'content-disposition': attachment(media.fileName),
  };
  if (request.method === 'HEAD') return { status: 200, headers, body: null, release: async () => undefined };
  return { status: 200, headers, ...(await whileItMoves(async () => begun(await media.read()))) };
}

/** With its first piece in hand: what cannot be read at all is said in words, and not by a file that breaks off. */
async function begun(source: AsyncIterable<Uint8Array>): Promise<Pick<MediaContent, 'body' | 'release'>> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await pieces.next();
  async function* body(): AsyncIterable<Uint8Array> {
    for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value;
  }
  return { body: body(), release: async () => void (await pieces.return?.()) };
}

/** Waits between attempts, milliseconds. */
const MOVES_MS = [50, 150, 400];

/** A recording that is just being put away is for a moment in neither of its two places. */
export async function whileItMoves<T>(open: () => Promise<T>): Promise<T> {
  for (const ms of MOVES_MS) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof RecordingFailure) || error.code !== 'missing') throw error;
      await wait(ms);
    }
  }
  return open();
}

/** So many bytes as the headers promised, never more; fewer is an error, so that nobody takes a piece for the whole. */
async function* exactly(length: number, read: () => AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let missing = length;
  if (missing === 0) return;
  for await (const chunk of read()) {
    yield chunk.byteLength > missing ? chunk.subarray(0, missing) : chunk;
    missing -= Math.min(missing, chunk.byteLength);
    if (missing === 0) return;
  }
  throw new RecordingFailure('changed', `the sound ended ${missing} bytes early`);
}
