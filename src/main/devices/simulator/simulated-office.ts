import { CALL_SCRIPTS, type CallScript, callScript } from './call-script.ts';
import { encodeOjSegal } from './encode.ts';
import { createRandom, oneOf, type Random, wholeBetween } from './random.ts';
import type { SimulatedEvent } from './simulated-event.ts';

export type SimulatedOfficeOptions = {
  /** How many lines the box has, 1 to 8. */
  readonly lines: number;
  /** Who calls and is called. */
  readonly numbers: readonly string[];
  /** The same seed gives the same office. */
  readonly seed: number;
  /** The mean pause of a line between two calls. */
  readonly pauseSeconds?: number;
};

/** Bytes of an Oj Segal box and how long after the ones before them they come. */
export type SimulatedBytes = { readonly afterMs: number; readonly line: number; readonly bytes: Uint8Array };

type LineAhead = {
  readonly events: Iterator<TimedEvent, never>;
  next: TimedEvent;
};
type TimedEvent = { readonly atMs: number; readonly event: SimulatedEvent };

const NOBODY = '02100000001';

/** An office whose lines ring, are answered and missed at the same time, for ever. Its bytes are for the real decoder. */
export function* createSimulatedOffice(options: SimulatedOfficeOptions): Generator<SimulatedBytes, never> {
  const lines = Array.from({ length: options.lines }, (_, index) => lineAhead(index + 1, options));
  let now = 0;
  while (true) {
    const soonest = lines.reduce((first, line) => (line.next.atMs < first.next.atMs ? line : first));
    const { atMs, event } = soonest.next;
    soonest.next = soonest.events.next().value;
    yield { afterMs: atMs - now, line: event.line, bytes: encodeOjSegal(event) };
    now = atMs;
  }
}

const lineAhead = (line: number, options: SimulatedOfficeOptions): LineAhead => {
  // A line draws from a stream of its own, so that its calls do not depend on how many lines there are.
  const events = eventsOf(line, options, createRandom(options.seed + line * 7_919));
  return { events, next: events.next().value };
};

function* eventsOf(line: number, options: SimulatedOfficeOptions, random: Random): Generator<TimedEvent, never> {
  const { numbers, pauseSeconds = 30 } = options;
  let atMs = 0;
  while (true) {
    atMs += wholeBetween(random, 1_000, pauseSeconds * 2_000);
    for (const step of callScript(oneOf<CallScript>(random, CALL_SCRIPTS, 'missed'), {
      line,
      number: oneOf(random, numbers, NOBODY),
      secondNumber: oneOf(random, numbers, NOBODY),
      rings: wholeBetween(random, 1, 6),
      talkSeconds: wholeBetween(random, 5, 180),
    })) {
      atMs += step.afterMs;
      yield { atMs, event: step.event };
    }
    // A missed call is over only when its line has been silent for longer than the ten seconds of a ring-out.
    atMs += 11_000;
  }
}
