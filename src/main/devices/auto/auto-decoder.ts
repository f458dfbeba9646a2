import type { DeviceKind } from '../../../shared/contract/lines.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder, DecoderPace } from '../decoder.ts';
import { BANNER_BYTES, readBanner } from './banners.ts';
import { ENOUGH, weightOf } from './evidence.ts';
import { endsLine, isPieceEnd, partEnd } from './pieces.ts';

/** A protocol that the bytes may be. */
export type Candidate = { readonly kind: DeviceKind; readonly decoder: Decoder };

/** A decoder that finds out by itself what it reads. */
export interface AutoDecoder extends Decoder {
  recognised(): DeviceKind | null;
  /** Somebody knows what this device is: from its answer to a question. */
  become(kind: DeviceKind): void;
  /** Forgets all; what comes now was sent at another speed. */
  restart(): void;
}

/** So much at once is tried with every protocol, and more as fast as a serial line brings it. */
const WINDOW = 64 * 1024;
const WINDOW_PER_MS = 64;
/** Of a flood of noise only a part is tried, so that it costs little. */
const SAMPLE = 4 * 1024;
const SAMPLE_EVERY = 32 * 1024;
/** What is held back for a protocol that has not won yet. */
const MOST_HELD = 200;
/** What was heard before the first end of a line may be the rest of one, and mean something else. */
const HALF_A_LINE = 0.5;
/** What speaks, but not plainly, is given this long; then the best guess wins. */
const DECIDE_AFTER_MS = 2_500;
/** Frames without an end mark that we know of are over when nothing follows. */
const SETTLE_MS = 100;
/** A winner that makes nothing of so many bytes was none. */
const DOUBT_AFTER_BYTES = 8 * 1024;

/** Evidence fades while bytes go by that decide nothing: noise says a little of everything. */
const FADE_EVERY_BYTES = 4 * 1024;
/** A protocol that understands less than this part of what came lately has only met chance. */
const UNDERSTOOD = 0.15;

type Runner = Candidate & { score: number; held: LineSignal[]; skippedBefore: number };

/**
 * Tries every protocol at once, and becomes the one that makes most of the bytes; the first on the list where two are
 * equal. `make` gives fresh candidates. A `whole` stream is over when it is flushed: nothing better will come then.
 */
export const createAutoDecoder = (make: () => readonly Candidate[], pace: DecoderPace = 'live'): AutoDecoder => {
  let runners: Runner[] = [];
  let winner: Candidate | null = null;
  let told: LineSignal[] = [];
  let total = 0;
  let sinceDecision = 0;
  let skippedAtDecision = 0;
  let skippedBefore = 0;
  let passedOver = 0;
  let spokeAt: Instant | null = null;
  let unsettledAt: Instant | null = null;
  let beginning = '';
  let recent = 0;
  let sawEnd = false;
  let isPieceStart = true;
  let isTrying = true;
  let allowance = WINDOW;
  let allowedAt: Instant | null = null;

  const restart = (): void => {
    skippedBefore += skippedNow();
    runners = make().map(fresh);
    recent = 0;
    isPieceStart = true;
    sawEnd = false;
    winner = null;
    total = 0;
    spokeAt = null;
    beginning = '';
  };

  const skippedNow = (): number =>
    winner
      ? winner.decoder.skipped()
      : runners.length === 0
        ? 0
        : Math.min(...runners.map((each) => each.decoder.skipped()));

  const take = (runner: Runner, signals: readonly LineSignal[], at: Instant): void => {
    for (const signal of signals) {
      runner.score += weightOf(signal) * (sawEnd ? 1 : HALF_A_LINE);
      if (runner.held.length < MOST_HELD) runner.held.push(signal);
    }
    if (signals.length > 0 && runner.score > 0) spokeAt ??= at;
  };

  const win = (runner: Runner): void => {
    winner = runner;
    told.push(...runner.held);
    runners = [];
    sinceDecision = 0;
    skippedAtDecision = runner.decoder.skipped();
  };

  /** The best so far, if it is plainly better than the next. */
  const decide = (least: number): void => {
    if (!runners.some(({ score }) => score >= least)) return;
    const [first, second] = [...runners]
      .filter((runner) => runner.decoder.skipped() - runner.skippedBefore <= (1 - UNDERSTOOD) * recent)
      .sort((a, b) => b.score - a.score || a.decoder.skipped() - b.decoder.skipped());
    if (first && first.score >= least && (least < ENOUGH || first.score >= 1.5 * (second?.score ?? 0))) win(first);
  };

  const fade = (): void => {
    recent = 0;
    for (const runner of runners) {
      runner.skippedBefore = runner.decoder.skipped();
      runner.score = runner.score < 0.5 ? 0 : runner.score / 2;
      if (runner.score === 0) runner.held = [];
    }
    if (runners.every(({ score }) => score === 0)) spokeAt = null;
  };

  const become = (kind: DeviceKind): void => {
    const runner = winner?.kind === kind ? null : (runners.find((each) => each.kind === kind) ?? freshRunner(kind));
    if (runner) win(runner);
  };
  const freshRunner = (kind: DeviceKind): Runner | null => {
    const candidate = make().find((each) => each.kind === kind);
    return candidate ? fresh(candidate) : null;
  };

  const listenForBanner = (piece: Uint8Array): void => {
    if (total >= BANNER_BYTES) return;
    beginning += Buffer.from(piece).toString('latin1');
    const kind = readBanner(beginning);
    if (kind) become(kind);
  };

  const isWorthTrying = (at: Instant): boolean => {
    allowance = Math.min(WINDOW, allowance + Math.max(0, at - (allowedAt ?? at)) * WINDOW_PER_MS);
    allowedAt = at;
    return allowance > 0 || total % SAMPLE_EVERY < SAMPLE;
  };

  /** `whole`: a piece ends here. All is decided at such ends, so that it is the same however the bytes were cut. */
  const tryAll = (part: Uint8Array, at: Instant, whole: boolean): void => {
    if (isPieceStart) isTrying = isWorthTrying(at);
    isPieceStart = whole;
    listenForBanner(part);
    total += part.length;
    if (winner) return;
    if (!isTrying) {
      passedOver += part.length;
      return;
    }
    allowance -= part.length;
    recent += part.length;
    for (const runner of runners) take(runner, runner.decoder.push(part, at), at);
    if (!whole) return;
    sawEnd ||= endsLine(part.at(-1));
    decide(ENOUGH);
    if (recent >= FADE_EVERY_BYTES) fade();
  };

  const goOn = (one: Candidate, bytes: Uint8Array, at: Instant): void => {
    const signals = one.decoder.push(bytes, at);
    told.push(...signals);
    sinceDecision += bytes.length;
    if (signals.length > 0) {
      sinceDecision = 0;
      skippedAtDecision = one.decoder.skipped();
    } else if (sinceDecision > DOUBT_AFTER_BYTES && one.decoder.skipped() - skippedAtDecision > sinceDecision / 2)
      restart();
  };

  const taken = (): readonly LineSignal[] => {
    const signals = told;
    told = [];
    return signals;
  };

  restart();
  return {
    push(bytes, at) {
      let from = 0;
      while (!winner && from < bytes.length) {
        const end = partEnd(bytes, from, total);
        tryAll(bytes.subarray(from, end), at, isPieceEnd(bytes[end - 1], total + end - from));
        from = end;
      }
      if (!winner) unsettledAt = runners.some(({ score }) => score >= ENOUGH) ? at : null;
      if (winner && from < bytes.length) goOn(winner, bytes.subarray(from), at);
      return taken();
    },
    due() {
      if (winner) return winner.decoder.due();
      const dues = runners.flatMap(({ decoder }) => decoder.due() ?? []);
      if (spokeAt !== null) dues.push(spokeAt + DECIDE_AFTER_MS);
      if (unsettledAt !== null) dues.push(unsettledAt + SETTLE_MS);
      return dues.length === 0 ? null : Math.min(...dues);
    },
    flush(at) {
      unsettledAt = null;
      if (winner) told.push(...winner.decoder.flush(at));
      for (const runner of runners) {
        const due = runner.decoder.due();
        if (pace === 'whole' || (due !== null && due <= at)) take(runner, runner.decoder.flush(at), at);
      }
      const isLate = pace === 'whole' || (spokeAt !== null && at >= spokeAt + DECIDE_AFTER_MS);
      if (!winner) decide(isLate ? Number.MIN_VALUE : ENOUGH);
      return taken();
    },
    skipped: () => skippedBefore + passedOver + skippedNow(),
    recognised: () => winner?.kind ?? null,
    become,
    restart,
  };
};

const fresh = (candidate: Candidate): Runner => ({ ...candidate, score: 0, held: [], skippedBefore: 0 });
