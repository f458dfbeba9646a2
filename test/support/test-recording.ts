import {
  type FinishedRecording,
  type Leftover,
  type OpenSound,
  type Recorder,
  RecordingFailure,
  type RecordingFailureCode,
  type RecordingKit,
  type RecordingOrder,
  type RecordingReport,
  type SourceReport,
  type SourceSpec,
  type Vault,
} from '../../src/main/core/ports.ts';

/** Bytes of a second of sound, as far as a test counts them. */
const BYTES_A_SECOND = 16_000;

/** A recording that the test's recorder makes. */
export type Take = {
  readonly order: RecordingOrder;
  /** What it heard, in order: `pause`, `resume`, `stop`. */
  readonly orders: string[];
  say(report: RecordingReport): void;
};

/** A recorder and a vault in the test's hand: the ports, filled with what the test says. Time is the office's. */
export type TestRecording = {
  readonly kit: (time: { readonly now: number; readonly mono: number }) => RecordingKit;
  readonly takes: Take[];
  sources: readonly SourceSpec[];
  /** Files of the folder, and how many bytes they have. */
  readonly files: Map<string, number>;
  /** Contents that were changed behind everybody's back. */
  readonly changed: Set<string>;
  leftovers: Leftover[];
  freeBytes: number;
  /** From now on nothing can be put away, for this reason; null: it can. */
  sealFails: RecordingFailureCode | null;
  /** From now on files that were stopped hold nothing. */
  hearsNothing: boolean;
  /** Puts away what waits, one at a time, only when told to. */
  holdSeals: boolean;
  releaseSeals(): void;
  readonly meters: { stopped: boolean; say(peakDb: number): void }[];
  sayOfSource(report: SourceReport): void;
  last(): Take;
};

export function testRecording(): TestRecording {
  const held: { resolve(): void; reject(error: Error): void }[] = [];
  let onSource: (report: SourceReport) => void = () => undefined;
  const it: TestRecording = {
    takes: [],
    sources: [],
    files: new Map(),
    changed: new Set(),
    leftovers: [],
    freeBytes: 100e9,
    sealFails: null,
    hearsNothing: false,
    holdSeals: false,
    meters: [],
    releaseSeals: () => {
      for (const { resolve } of held.splice(0)) resolve();
    },
    sayOfSource: (report) => onSource(report),
    last() {
      const take = it.takes.at(-1);
      if (!take) throw new Error('nothing was recorded');
      return take;
    },
    kit: (time) => ({ recorder: recorder(time), vault: vault() }),
  };

  function recorder(time: { readonly now: number; readonly mono: number }): Recorder {
    return {
      setSources: (sources) => {
        it.sources = sources;
      },
      start(order, report) {
        const preRollMs = order.withPreRoll ? order.source.preRollMs : 0;
        const startedAt = time.now - preRollMs;
        const began = time.mono - preRollMs;
        const orders: string[] = [];
        let finished: FinishedRecording | null = null;
        const take: Take = { order, orders, say: report };
        it.takes.push(take);
        const positionMs = (): number => time.mono - began;
        const did = (what: string): number => {
          orders.push(what);
          return positionMs();
        };
        if (!it.hearsNothing)
          queueMicrotask(() => finished === null && report({ kind: 'started', startedAt, preRollMs }));
        return {
          positionMs,
          pause: () => did('pause'),
          resume: () => did('resume'),
          async stop() {
            if (finished) return finished;
            did('stop');
            const durationMs = it.hearsNothing ? 0 : positionMs();
            const bytes = Math.round((durationMs / 1000) * BYTES_A_SECOND);
            const file = durationMs > 0 ? `live/${order.recordingId}.${order.callId}.wav` : null;
            if (file) it.files.set(file, bytes);
            finished = { file, startedAt, durationMs, bytes };
            return finished;
          },
        };
      },
      listen: () => () => undefined,
      meter(_source, on) {
        const meter = { stopped: false, say: (peakDb: number) => on({ peakDb: [peakDb], meanDb: [peakDb - 6] }) };
        it.meters.push(meter);
        return () => {
          meter.stopped = true;
        };
      },
      async test(_source, seconds) {
        if (it.hearsNothing) throw new RecordingFailure('deviceWrong', 'no such device');
        return wavOf(seconds);
      },
      inputs: async () => ({ programs: [{ program: 'simulated', found: true, version: null }], inputs: [] }),
      run: (stop, onReport) => {
        onSource = onReport;
        return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
      },
    };
  }

  function vault(): Vault {
    const bytesOf = (file: string): number => {
      const bytes = it.files.get(file);
      if (bytes === undefined) throw new RecordingFailure('missing', 'no such file');
      return bytes;
    };
    return {
      folder: '/recordings',
      leftovers: async () => it.leftovers,
      async seal({ recordingId, file, codec }) {
        const put = it.files.get(`2026-11/${recordingId}.hzr`);
        const whole = put !== undefined && !it.files.has(file) ? put * 5 : bytesOf(file);
        if (it.holdSeals) await new Promise<void>((resolve, reject) => held.push({ resolve, reject }));
        if (it.sealFails) throw new RecordingFailure(it.sealFails, 'it cannot be put away');
        const bytes = Math.max(1, Math.round(whole / 5));
        const sealed = `2026-11/${recordingId}.hzr`;
        const durationMs = (whole / BYTES_A_SECOND) * 1000;
        it.files.delete(file);
        it.files.set(sealed, bytes);
        return { file: sealed, codec, bytes, sha256: 'a'.repeat(64), durationMs, peaks: new Uint8Array([0, 128, 255]) };
      },
      async open(_recordingId, file) {
        const size = bytesOf(file);
        if (it.changed.has(file)) throw new RecordingFailure('changed', 'a byte was changed');
        return soundOf(size, () => it.files.has(file));
      },
      async convert(_recordingId, file, format, about) {
        bytesOf(file);
        return (async function* () {
          yield new TextEncoder().encode(`${format} ${about}`);
        })();
      },
      check: async (_recordingId, file) => (!it.files.has(file) ? 'missing' : it.changed.has(file) ? 'changed' : 'ok'),
      remove: async (file) => void it.files.delete(file),
      files: async () => [...it.files].map(([file, bytes]) => ({ file, bytes })),
      space: async () => ({ freeBytes: it.freeBytes, totalBytes: 200e9 }),
      recoverySheet: () => ({ groups: ['AAAAA', 'BBBBB'], fingerprint: 'CCCC' }),
      async end() {
        for (const { reject } of held.splice(0)) reject(new RecordingFailure('broken', 'the vault is closing'));
      },
    };
  }

  return it;
}

function soundOf(size: number, isThere: () => boolean): OpenSound {
  return {
    mime: 'audio/ogg',
    size,
    async *read(from, to) {
      for (let at = from; at < to; at += 100) {
        if (!isThere()) throw new RecordingFailure('missing', 'the file is gone');
        yield new Uint8Array(Math.min(100, to - at));
      }
    },
    close: async () => undefined,
  };
}

/** A tone of half of full scale, 8 kHz. */
function wavOf(seconds: number): Uint8Array {
  const samples = seconds * 8_000;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0).toString();
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8_000, 24);
  wav.writeUInt32LE(16_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i += 1) wav.writeInt16LE(i % 2 === 0 ? 16_384 : -16_384, 44 + i * 2);
  return wav;
}
