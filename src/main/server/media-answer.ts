import { type Log, type Media, type OpenMedia, type OpenSound, RecordingFailure } from '../core/ports.ts';
import { attachment } from './attachment.ts';
import { readRange } from './range.ts';

/** What a page asks of a recording, whatever wire it came over. */
export type MediaRequest = {
  readonly path: string;
  readonly method: string;
  readonly range: string | null;
  readonly ifRange: string | null;
};

/** An answer of either wire. `close` frees what it holds, wherever reading stands; calling it again does nothing. */
export type MediaAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Reads once, as fast as it is drawn. Null: the headers are all. */
  readonly body: AsyncIterable<Uint8Array> | null;
  close(): Promise<void>;
};

export type MediaOptions = {
  readonly openMedia: OpenMedia;
  readonly log: Log;
  /** Adds one to a counter of the diagnostics page. */
  readonly count: (what: string) => void;
};

/** Answers `/recordings/<ticket>`; null: the path is none of a recording. */
export type AnswerMedia = (request: MediaRequest) => Promise<MediaAnswer | null>;

/** Recordings that are sent at the same time. A player that waits holds its own open, so it is more than can be heard. */
const MOST_AT_ONCE = 100;
const PLACE = '/recordings/';
const TICKET = /^[A-Za-z0-9_-]{1,128}$/;
const GONE = 'This recording is not open any more. Open it again from its call.';

/** The recordings of one office, shared by http and by the desktop's own protocol. The ticket is written to no log. */
export function createMediaAnswers(options: MediaOptions): AnswerMedia {
  const { openMedia, log, count } = options;
  let open = 0;

  async function answer(ticket: string, request: MediaRequest): Promise<MediaAnswer> {
    if (!TICKET.test(ticket)) return inWords(404, GONE);
    if (open >= MOST_AT_ONCE) {
      count('media.tooMany');
      return { ...inWords(503, 'Too many recordings are being played. Try again in a moment.'), headers: BUSY };
    }
    // Counted before it is opened: many who ask at the same moment are many.
    open += 1;
    const done = onlyOnce(() => {
      open -= 1;
    });
    try {
      const media = await openMedia(ticket);
      if (media) return held(answerFor(media, request), media, done);
      done();
      return inWords(404, GONE);
    } catch (error) {
      done();
      return refusal(error);
    }
  }

  function refusal(error: unknown): MediaAnswer {
    count('media.failed');
    const code = error instanceof RecordingFailure ? error.code : null;
    log.warn({ code, ...(code === null ? { err: error } : {}) }, 'a recording could not be opened');
    if (code === 'missing') return inWords(404, 'The file of this recording is not there.');
    return inWords(500, 'This recording cannot be read. Its file may be damaged.');
  }

  /** Frees the sound when the answer is over, and says when it broke off. */
  function held(answer: Omit<MediaAnswer, 'close'>, media: Media, done: () => void): MediaAnswer {
    const close = onlyOnce(async () => {
      done();
      if (media.kind === 'sound') await media.sound.close();
    });
    return { ...answer, body: answer.body && told(answer.body), close: async () => void (await close()) };
  }

  async function* told(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    try {
      yield* body;
    } catch (error) {
      count('media.brokeOff');
      const code = error instanceof RecordingFailure ? error.code : null;
      log.warn({ code, ...(code === null ? { err: error } : {}) }, 'a recording broke off while it was sent');
      throw error;
    }
  }

  return async (request) => (request.path.startsWith(PLACE) ? answer(request.path.slice(PLACE.length), request) : null);
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
const BUSY = { ...PLAIN, 'retry-after': '5' };

function inWords(status: number, sentence: string): MediaAnswer {
  return { status, headers: PLAIN, body: oneChunk(sentence), close: async () => undefined };
}

async function* oneChunk(sentence: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(sentence);
}

function answerFor(media: Media, request: MediaRequest): Omit<MediaAnswer, 'close'> {
  return media.kind === 'sound' ? answerSound(media.sound, request) : answerFile(media, request);
}

function answerSound(sound: OpenSound, request: MediaRequest): Omit<MediaAnswer, 'close'> {
  const headers = { 'content-type': sound.mime, 'cache-control': 'no-store', 'accept-ranges': 'bytes' };
  // RFC 9110 gives ranges a meaning for GET alone; and what we send has no mark that If-Range could have met.
  const isPlain = request.method !== 'GET' || request.ifRange !== null;
  const range = isPlain ? null : readRange(request.range, sound.size);
  if (range === 'outside') {
    return {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${sound.size}`, 'content-length': '0' },
      body: null,
    };
  }
  const { from, to } = range ?? { from: 0, to: sound.size };
  const sized = { ...headers, 'content-length': String(to - from) };
  const body = request.method === 'HEAD' ? null : exactly(to - from, () => sound.read(from, to));
  if (range === null) return { status: 200, headers: sized, body };
  return { status: 206, headers: { ...sized, 'content-range': `bytes ${from}-${to - 1}/${sound.size}` }, body };
}

function answerFile(media: Media & { kind: 'file' }, request: MediaRequest): Omit<MediaAnswer, 'close'> {
  const headers = {
    'content-type': media.mime,
    'cache-control': 'no-store',
    'accept-ranges': 'none',
    'content-disposition': attachment(media.fileName),
  };
  return { status: 200, headers, body: request.method === 'HEAD' ? null : opened(media.read) };
}

async function* opened(read: () => Promise<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> {
  yield* await read();
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

function onlyOnce<T>(run: () => T): () => T | null {
  let ran = false;
  return () => {
    if (ran) return null;
    ran = true;
    return run();
  };
}
