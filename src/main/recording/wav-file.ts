import { type FileHandle, open } from 'node:fs/promises';
import { createFile } from './create-file.ts';
import { diskTrouble, type Trouble } from './disk-trouble.ts';
import { createSoundQueue } from './sound-queue.ts';
import { SAMPLE_BYTES, WAV_HEADER_BYTES, wavHeader } from './wav-header.ts';

export { type RepairedWav, repairWav } from './repair-wav.ts';
export { millisecondsOf, readWavHeader, WAV_HEADER_BYTES, type WavHeader, wavHeader } from './wav-header.ts';

/** A WAV file that grows while it is heard. Nothing here throws or rejects; the disk's trouble is told. */
export interface WavFile {
  /** Kept until it is written: the caller changes these bytes no more. Whole frames. */
  append(pcm: Uint8Array): void;
  appendSilence(bytes: number): void;
  /** Of sound, written or not, silence included. */
  dataBytes(): number;
  /** Writes what waits, for some seconds if need be. Null: the file never came to be. */
  close(): Promise<{ readonly dataBytes: number; readonly bytes: number } | null>;
}

export type WavFileOptions = {
  readonly path: string;
  readonly rate: number;
  readonly channels: number;
  /** Told once when the disk fails, and with null when it works again. */
  onTrouble(trouble: Trouble | null): void;
};

const FLUSH_MS = 350;
/** Each second flush also brings header and sound to the disk itself: 0.7 s. */
const FLUSHES_A_SYNC = 2;
const RETRY_MS = 1_000;
const FLUSH_AT_BYTES = 256 << 10;
/** So long a failing disk is waited for in memory before the oldest sound is given up. */
const HELD_SECONDS = 30;
const HELD_BYTES_AT_LEAST = 4 << 20;
/** A disk that takes longer than twice this is said to be slow. Twice, for a thread that was held up fires its timers first. */
const HALF_SLOW_MS = 900;
const CLOSE_MS = 5_000;
const CLOSE_TRIES = 3;

export function openWavFile({ path, rate, channels, onTrouble }: WavFileOptions): WavFile {
  const mostHeld = Math.max(HELD_BYTES_AT_LEAST, HELD_SECONDS * rate * channels * SAMPLE_BYTES);
  const queue = createSoundQueue(mostHeld);
  let file: FileHandle | null = null;
  let isMade = false;
  let end = 0;
  let onDisk = 0;
  let flushes = 0;
  let trouble: Trouble | null = null;
  let busy: Promise<boolean> | null = null;
  let slow: NodeJS.Timeout | undefined;
  let isClosed = false;
  let timer = setTimeout(tick);

  function tell(next: Trouble | null): void {
    if (trouble?.trouble === next?.trouble) return;
    trouble = next;
    onTrouble(next);
  }

  function tick(): void {
    clearTimeout(timer);
    void flush().then((isWritten) => {
      if (isClosed) return;
      clearTimeout(timer);
      timer = setTimeout(tick, isWritten ? FLUSH_MS : RETRY_MS);
    });
  }

  /** One at a time; false: it failed, and what waits still waits. */
  function flush(): Promise<boolean> {
    if (busy !== null) return busy;
    watch();
    busy = write().finally(() => {
      clearTimeout(slow);
      busy = null;
    });
    return busy;
  }

  function watch(): void {
    const say = (): void => tell({ trouble: 'broken', detail: 'the disk is too slow' });
    slow = setTimeout(() => {
      slow = setTimeout(say, HALF_SLOW_MS);
    }, HALF_SLOW_MS);
  }

  async function write(): Promise<boolean> {
    try {
      file ??= await openFile();
      await writeQueue(file);
      flushes += 1;
      if (flushes % FLUSHES_A_SYNC === 0) await sync(file);
      tell(null);
      return true;
    } catch (error) {
      const why = diskTrouble(error);
      // A disk that was away is there again only for who opens the file again.
      if (why.trouble === 'broken') await letGo();
      tell(why);
      return false;
    }
  }

  async function openFile(): Promise<FileHandle> {
    const opened = isMade
      ? await open(path, 'r+')
      : await createFile(path, wavHeader({ rate, channels, dataBytes: 0 }));
    isMade = true;
    return opened;
  }

  async function letGo(): Promise<void> {
    const gone = file;
    file = null;
    await gone?.close().catch(() => {});
  }

  async function writeQueue(to: FileHandle): Promise<void> {
    for (let next = queue.take(); next; next = queue.take()) {
      try {
        await writeAll(to, next.bytes, WAV_HEADER_BYTES + next.at);
        onDisk = Math.max(onDisk, next.at + next.bytes.byteLength);
      } catch (error) {
        queue.putBack(next);
        throw error;
      }
    }
  }

  async function sync(to: FileHandle): Promise<void> {
    await writeAll(to, wavHeader({ rate, channels, dataBytes: onDisk }), 0);
    await to.datasync();
  }

  async function finish(): Promise<{ dataBytes: number; bytes: number } | null> {
    await busy;
    let isWritten = false;
    for (let tries = 0; tries < CLOSE_TRIES && !isWritten; tries += 1) isWritten = await flush();
    if (!isMade) return null;
    try {
      file ??= await openFile();
      onDisk = isWritten ? end : await taken(file, channels * SAMPLE_BYTES);
      // Silence at the end is a hole until the file is made as long as it is; half a frame at the end is none.
      await file.truncate(WAV_HEADER_BYTES + onDisk);
      await sync(file);
    } catch (error) {
      tell(diskTrouble(error));
    }
    await letGo();
    return { dataBytes: onDisk, bytes: WAV_HEADER_BYTES + onDisk };
  }

  return {
    append(pcm) {
      if (isClosed) return;
      queue.add({ at: end, bytes: pcm });
      end += pcm.byteLength;
      if (busy === null && !trouble && queue.bytes() >= FLUSH_AT_BYTES) tick();
    },
    appendSilence(bytes) {
      if (!isClosed) end += bytes;
    },
    dataBytes: () => end,
    close() {
      isClosed = true;
      clearTimeout(timer);
      return within(finish(), CLOSE_MS, () =>
        isMade ? { dataBytes: onDisk, bytes: WAV_HEADER_BYTES + onDisk } : null,
      );
    },
  };
}

/** Bytes of sound that a disk took before it took no more, in whole frames. */
async function taken(file: FileHandle, frame: number): Promise<number> {
  const bytes = Math.max(0, (await file.stat()).size - WAV_HEADER_BYTES);
  return bytes - (bytes % frame);
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, at + done);
    done += bytesWritten;
  }
}

function within<T>(work: Promise<T>, ms: number, otherwise: () => T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise()), ms);
    void work.then((done) => {
      clearTimeout(timer);
      resolve(done);
    });
  });
}
