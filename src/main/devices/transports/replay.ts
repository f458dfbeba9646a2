import { open } from 'node:fs/promises';
import { parseDeviceAddress } from '../../../shared/domain/device-address.ts';
import { pauseOfHexLine, readHexLine } from '../hex-line.ts';
import { type OnBytes, type OpenFailure, type OpenSource, type Source, SourceError } from '../source.ts';
import type { Wait } from '../wait.ts';

/** A capture that tells no times is played a record a second. */
const RECORD_MS = 1_000;
const LONGEST_LINE = 1 << 20;

/** Plays a capture (`file:///path[?speed=N|max][&loop=1]`): lines of hex in a `.hex`, the bytes themselves in others. */
export const replaySource =
  (wait: Wait): OpenSource =>
  async (text, onBytes) => {
    const address = parseDeviceAddress(text);
    if (address?.transport !== 'file') throw new SourceError('failed', `not a file address: ${text}`);
    const { path, speed, loop } = address;
    await (await openFile(path)).close();
    const closed = new AbortController();
    const lost = Promise.withResolvers<string>();
    let words: string | null = 'playing a capture';
    let tell: (words: string | null) => void = () => undefined;
    const pause = (ms: number): Promise<void> => (speed === 0 ? breathe() : wait(ms / speed, closed.signal));

    const play = async (): Promise<void> => {
      do await playOnce(path, onBytes, pause, closed.signal);
      while (loop && !closed.signal.aborted);
      words = 'the capture is over';
      tell(words);
    };
    // Whoever opened the source has to have it before the first byte comes.
    setImmediate(() => void play().catch((error: unknown) => lost.resolve(wordsOf(error))));
    return {
      lost: lost.promise,
      write: async () => undefined,
      async close() {
        closed.abort();
        lost.resolve('closed');
      },
      follow(teller) {
        tell = teller;
        tell(words);
      },
    } satisfies Source;
  };

async function playOnce(
  path: string,
  onBytes: OnBytes,
  pause: (ms: number) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  const isHex = path.toLowerCase().endsWith('.hex');
  for await (const line of dataLines(path)) {
    await pause((isHex ? pauseOfHexLine(line.toString('latin1')) : null) ?? RECORD_MS);
    if (stop.aborted) return;
    for (const chunk of isHex ? (readHexLine(line.toString('latin1')) ?? []) : [line]) onBytes(chunk);
  }
}

/** The lines of a capture with their ends, without the comments at its head. */
async function* dataLines(path: string): AsyncGenerator<Buffer> {
  let inHead = true;
  for await (const line of lines(path)) {
    inHead &&= line.subarray(0, 2).toString('latin1') === '# ';
    if (!inHead) yield line;
  }
}

async function* lines(path: string): AsyncGenerator<Buffer> {
  const file = await openFile(path);
  try {
    let rest: Buffer = Buffer.alloc(0);
    for await (const bytes of file.createReadStream({ autoClose: false })) {
      rest = Buffer.concat([rest, bytes as Buffer]);
      for (let end = rest.indexOf(0x0a); end !== -1; end = rest.indexOf(0x0a)) {
        yield rest.subarray(0, end + 1);
        rest = rest.subarray(end + 1);
      }
      if (rest.length <= LONGEST_LINE) continue;
      yield rest;
      rest = Buffer.alloc(0);
    }
    if (rest.length > 0) yield rest;
  } finally {
    await file.close();
  }
}

async function openFile(path: string) {
  try {
    return await open(path);
  } catch (error) {
    throw new SourceError(stateOf(error), wordsOf(error));
  }
}

function stateOf(error: unknown): OpenFailure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'failed';
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
