import { join } from 'node:path';
import type { Clock, FinishedRecording, RecordingHandle, RecordingOrder, RecordingReport } from '../core/ports.ts';
import type { Trouble } from './disk-trouble.ts';
import type { LiveSource } from './live-source.ts';
import { createQuietWatch } from './quiet-watch.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { millisecondsOf, openWavFile, type WavFile } from './wav-file.ts';
import { SAMPLE_BYTES } from './wav-header.ts';

/** One recording while it runs. */
export interface Recording extends RecordingHandle {
  /** Hears what is written, silence of a pause included. Returns how to end it. */
  listen(onPcm: (pcm: Uint8Array) => void): () => void;
}

export type RecordingOptions = {
  readonly order: RecordingOrder;
  readonly source: LiveSource;
  /** Of all recordings. */
  readonly folder: string;
  readonly clock: Clock;
  readonly report: (report: RecordingReport) => void;
};

/** What comes within this after a silence tells whether its sound was lost or only late. */
const SETTLE_MS = 250;
/** What was said before a pause ended may come this much later than the soonest sound did. */
const LATE_MS = 150;
/** The end of a call is waited for so long. */
const TAIL_MS = 600;

export function beginRecording({ order, source, folder, clock, report }: RecordingOptions): Recording {
  const { rate, channels, preRollMs } = order.source;
  const frameBytes = channels * SAMPLE_BYTES;
  const file = `live/${order.recordingId}.${order.callId}.wav`;
  const askedAt = clock.monotonic();
  const wasOpen = source.state() === 'open';
  const quiet = createQuietWatch(rate, channels, (seconds) => report({ kind: 'silence', seconds }));
  const listeners = new Set<(pcm: Uint8Array) => void>();
  const troubles = new Map<'source' | 'disk', Trouble>();
  let startedAt = clock.now();
  let wav: WavFile | null = null;
  let timeline: Timeline | null = null;
  let isPaused = false;
  let silentTo = 0;
  let endsAt = Number.POSITIVE_INFINITY;
  let onTail = (): void => {};
  /** Sound that came again, until it is known how much is missing before it. */
  let held: Uint8Array[] = [];
  let heldAt = 0;
  let settling: NodeJS.Timeout | undefined;
  let stopped: Promise<FinishedRecording> | null = null;

  const frames = (): number => (wav?.dataBytes() ?? 0) / frameBytes;
  const msOf = (count: number): number => Math.round((count * 1000) / rate);

  function onPcm(pcm: Uint8Array, at: number): void {
    const cut = wasOpen && !timeline ? sinceAsked(pcm, at) : pcm;
    if (cut.byteLength === 0) return;
    if (!timeline) begin([cut], at, 0);
    else if (troubles.has('source') || held.length > 0) hold(cut, at);
    else write(cut, at);
  }

  /** What was heard before the order came is not part of it. */
  function sinceAsked(pcm: Uint8Array, at: number): Uint8Array {
    const tooOld = Math.ceil(((askedAt - at) * rate) / 1000) + pcm.byteLength / frameBytes;
    return tooOld > 0 ? pcm.subarray(tooOld * frameBytes) : pcm;
  }

  function begin(pieces: readonly Uint8Array[], at: number, ofBefore: number): void {
    const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
    const ago = clock.monotonic() - at + (length * 1000) / (rate * frameBytes);
    startedAt = Math.round(clock.now() - ago);
    timeline = createTimeline(rate, clock.monotonic() - ago);
    wav = openWavFile({ path: join(folder, file), rate, channels, onTrouble: (why) => trouble('disk', why) });
    const had = troubles.get('source');
    troubles.delete('source');
    report({ kind: 'started', startedAt, preRollMs: ofBefore });
    if (had) report({ kind: 'recovered', atMs: 0 });
    for (const piece of pieces) write(piece, at);
  }

  function write(pcm: Uint8Array, at: number): void {
    if (!wav || !timeline) return;
    const end = frames() + pcm.byteLength / frameBytes;
    put(end > endsAt ? pcm.subarray(0, Math.max(0, endsAt - frames()) * frameBytes) : pcm);
    const missing = timeline.heard(end, at);
    if (missing > 0) fillGap(missing);
    if (frames() >= endsAt) onTail();
  }

  /** Sound was lost on its way, without anybody saying so: from here on everything stands at its moment again. */
  function fillGap(missing: number): void {
    report({ kind: 'trouble', trouble: 'deviceLost', detail: null, atMs: msOf(frames()) });
    wav?.appendSilence(missing * frameBytes);
    report({ kind: 'recovered', atMs: msOf(frames()) });
  }

  function put(pcm: Uint8Array): void {
    if (!wav || pcm.byteLength === 0) return;
    const heard = masked(pcm);
    wav.append(heard);
    if (!isPaused) quiet.add(heard);
    for (const listener of [...listeners]) listener(heard);
  }

  function masked(pcm: Uint8Array): Uint8Array {
    if (isPaused) return new Uint8Array(pcm.byteLength);
    const silent = Math.min(pcm.byteLength, Math.max(0, silentTo - frames()) * frameBytes);
    if (silent === 0) return pcm;
    // The bytes are shared with all who hear this source.
    return Uint8Array.from(pcm).fill(0, 0, silent);
  }

  function hold(pcm: Uint8Array, at: number): void {
    held.push(pcm);
    heldAt = at;
    if (held.length === 1) settling = setTimeout(settle, SETTLE_MS);
  }

  /** The time for which nothing came becomes silence, and what came since follows at its right moment. */
  function settle(): void {
    clearTimeout(settling);
    const waiting = held;
    held = [];
    if (!wav || !timeline || waiting.length === 0) return;
    const length = waiting.reduce((sum, piece) => sum + piece.byteLength, 0) / frameBytes;
    wav.appendSilence(Math.max(0, timeline.frameAt(heldAt) - frames() - length) * frameBytes);
    timeline.restart();
    trouble('source', null);
    for (const piece of waiting) write(piece, heldAt);
  }

  /** One report for the first trouble, one when there is none any more. */
  function trouble(of: 'source' | 'disk', why: Trouble | null): void {
    const had = troubles.size > 0;
    if (why) troubles.set(of, why);
    else troubles.delete(of);
    if (why && !had) report({ kind: 'trouble', ...why, atMs: msOf(frames()) });
    if (!why && had && troubles.size === 0) report({ kind: 'recovered', atMs: msOf(frames()) });
  }

  const unlisten = source.listen({
    onPcm,
    onTrouble(why) {
      settle();
      trouble('source', why);
      onTail();
    },
  });
  queueMicrotask(() => {
    const before = order.withPreRoll && preRollMs > 0 ? source.preRoll(preRollMs) : null;
    const known = source.trouble();
    if (stopped || timeline) return;
    if (known) trouble('source', known);
    else if (before && before.pieces.length > 0) begin(before.pieces, before.at, ofPieces(before.pieces));
  });
  const ofPieces = (pieces: readonly Uint8Array[]): number =>
    millisecondsOf(
      pieces.reduce((sum, piece) => sum + piece.byteLength, 0),
      rate,
      channels,
    );

  async function finish(): Promise<FinishedRecording> {
    if (timeline) {
      endsAt = Math.max(0, timeline.frameAt(clock.monotonic()));
      if (!troubles.has('source') && frames() < endsAt) await tail();
      settle();
      unlisten();
      wav?.appendSilence(troubles.has('source') ? Math.max(0, endsAt - frames()) * frameBytes : 0);
    } else unlisten();
    const written = (await wav?.close()) ?? null;
    listeners.clear();
    if (!written) return { file: null, startedAt, durationMs: 0, bytes: 0 };
    return { file, startedAt, durationMs: millisecondsOf(written.dataBytes, rate, channels), bytes: written.bytes };
  }

  const tail = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, TAIL_MS);
      onTail = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  return {
    positionMs: () => (timeline ? msOf(Math.min(endsAt, Math.max(frames(), timeline.frameAt(clock.monotonic())))) : 0),
    pause() {
      isPaused = true;
      return msOf(frames());
    },
    resume() {
      if (isPaused) silentTo = timeline ? timeline.frameAt(clock.monotonic() + LATE_MS) : 0;
      isPaused = false;
      return msOf(Math.max(silentTo, frames()));
    },
    stop() {
      stopped ??= finish();
      return stopped;
    },
    listen(onHeard) {
      listeners.add(onHeard);
      return () => void listeners.delete(onHeard);
    },
  };
}
