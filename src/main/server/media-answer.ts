import { type Log, type OpenMedia, RecordingFailure } from '../core/ports.ts';
import { contentOf, type MediaContent, whileItMoves } from './media-content.ts';

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
      const media = await whileItMoves(() => openMedia(ticket));
      if (media) return held(await contentOf(media, request), done);
      done();
      return inWords(404, GONE);
    } catch (error) {
      done();
      return refusal(error);
    }
  }

  function refusal(error: unknown): MediaAnswer {
    count('media.failed');
    const failure = error instanceof RecordingFailure ? error.code : null;
    log.warn({ err: error, failure }, 'a recording could not be opened');
    if (failure === 'missing') return inWords(404, 'The file of this recording is not there.');
    return inWords(500, 'This recording cannot be read. Its file may be damaged.');
  }

  /** Frees the sound when the answer is over, and says when it broke off. */
  function held({ release, body, ...head }: MediaContent, done: () => void): MediaAnswer {
    const close = onlyOnce(async () => {
      done();
      await release();
    });
    return { ...head, body: body && told(body), close: async () => void (await close()) };
  }

  async function* told(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    try {
      yield* body;
    } catch (error) {
      count('media.brokeOff');
      const failure = error instanceof RecordingFailure ? error.code : null;
      log.warn({ err: error, failure }, 'a recording broke off while it was sent');
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

function onlyOnce<T>(run: () => T): () => T | null {
  let ran = false;
  return () => {
    if (ran) return null;
    ran = true;
    return run();
  };
}
