import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OpenCapture } from './capture.ts';
import { shortDetail, type Trouble } from './disk-trouble.ts';
import { recorderWords } from './recorder-words.ts';
import { recordersFolder } from './recorders-folder.ts';

/** The package as we use it: it starts the program, and hands out its process and its sound. */
type Recordings = {
  record(options: Readonly<Record<string, unknown>>): { readonly process: ChildProcess; stop(): void };
};

const MOST_WORDS = 2_000;
const LAST_WORDS_MS = 300;
const TERM_MS = 1_500;
const KILL_MS = 1_000;

/** Loaded when the first source is opened: a hub without recording never reads it. (The build has a `require` of its own.) */
const load = createRequire(import.meta.url);
const recordings = (): Recordings => load('node-record-lpcm16') as Recordings;

/** Hears by a program: sox, arecord, or sox as other systems need it. */
export const openProgram: OpenCapture = (hearing, sink) => {
  const words = recorderWords(hearing);
  if (!words) return stillborn(() => sink.onEnd({ trouble: 'deviceWrong', detail: 'not the name of a device' }));
  try {
    const { program, rate, channels } = hearing;
    const recorder = join(recordersFolder(), `${program}.cjs`);
    const started = recordings().record({ ...words, recorder, sampleRate: rate, channels, audioType: 'raw' });
    return follow(started.process, sink);
  } catch (error) {
    return stillborn(() => sink.onEnd({ trouble: 'broken', detail: shortDetail(String(error)) }));
  }
};

function stillborn(tell: () => void): ReturnType<OpenCapture> {
  let isStopped = false;
  queueMicrotask(() => {
    if (!isStopped) tell();
  });
  return {
    async stop() {
      isStopped = true;
    },
  };
}

function follow(child: ChildProcess, sink: Parameters<OpenCapture>[1]): ReturnType<OpenCapture> {
  let said = '';
  let bytes = 0;
  let isOver = false;
  let isStopping = false;
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    // A program that could not be started has no sound that could end.
    child.once('error', () => (child.pid === undefined ? resolve() : undefined));
  });

  function end(meaning: () => Trouble): void {
    if (isOver || isStopping) return;
    isOver = true;
    child.kill('SIGKILL');
    sink.onEnd(meaning());
  }
  const meant = (): Trouble => endOf(child, bytes, said);

  child.on('error', (error) => end(() => startTrouble(error)));
  // The package says so here, as mere text, whenever the program ends with anything but 0: also when we stop it.
  child.stdout?.on('error', () => end(meant));
  child.stdout?.on('data', (pcm: Buffer) => {
    bytes += pcm.byteLength;
    if (!isOver) sink.onPcm(pcm);
  });
  child.stdout?.once('end', () => setTimeout(() => end(meant), LAST_WORDS_MS));
  child.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-MOST_WORDS);
  });
  child.stderr?.on('error', () => {});
  child.stdin?.on('error', () => {});
  // Where a child of the program keeps its sound open, it closes never.
  child.once('exit', () => setTimeout(() => end(meant), LAST_WORDS_MS));
  child.once('close', () => end(meant));

  return {
    async stop() {
      isStopping = true;
      child.kill('SIGTERM');
      await withinOr(closed, TERM_MS, () => child.kill('SIGKILL'));
      await withinOr(closed, KILL_MS, () => child.stdout?.destroy());
      isOver = true;
    },
  };
}

/** It ended by itself: with sound before, the device is gone; without, there never was one. */
function endOf(child: ChildProcess, bytes: number, said: string): Trouble {
  const detail = shortDetail(said);
  if (bytes > 0) return { trouble: 'deviceLost', detail };
  return { trouble: child.exitCode === 0 ? 'noSound' : 'deviceWrong', detail };
}

function startTrouble(error: Error): Trouble {
  const code = 'code' in error ? error.code : null;
  const isMissing = code === 'ENOENT' || code === 'EACCES';
  return { trouble: isMissing ? 'programMissing' : 'broken', detail: shortDetail(error.message) };
}

function withinOr(done: Promise<void>, ms: number, otherwise: () => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      otherwise();
      resolve();
    }, ms);
    void done.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
