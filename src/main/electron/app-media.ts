import type { AnswerMedia, MediaAnswer } from '../server/media-answer.ts';
import { pageHeaders } from './page-headers.ts';

/** The answer to an address of a recording under the application's own origin; null: it is none. */
export async function mediaFor(answerMedia: AnswerMedia, request: Request): Promise<Response | null> {
  const { headers, method, url } = request;
  const answer = await answerMedia({
    path: new URL(url).pathname,
    method,
    range: headers.get('range'),
    ifRange: headers.get('if-range'),
  });
  return answer && respond(answer, method);
}

async function respond(answer: MediaAnswer, method: string): Promise<Response> {
  const body = method === 'HEAD' ? null : answer.body;
  if (!body) await answer.close();
  return new Response(body && streamOf(body, answer.close), {
    status: answer.status,
    headers: { ...pageHeaders(), ...answer.headers },
  });
}

/** One piece for each that is asked for, so that a player that waits holds no more than that. */
function streamOf(body: AsyncIterable<Uint8Array>, close: () => Promise<void>): ReadableStream<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const { done, value } = await pieces.next().catch(async (error: unknown) => {
          await close();
          throw error;
        });
        if (!done) return stream.enqueue(value);
        await close();
        stream.close();
      },
      async cancel() {
        // The player went elsewhere. Not waited for one another: a disk that hangs must not keep the file open.
        void pieces.return?.().catch(() => undefined);
        await close();
      },
    },
    { highWaterMark: 1 },
  );
}
