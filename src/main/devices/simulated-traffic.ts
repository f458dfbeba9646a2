import type { SimulatedScenario } from '../core/ports.ts';
import type { ScriptFor, SimulatedBox } from './simulated-box.ts';
import { callScript } from './simulator/call-script.ts';
import { encodeOjSegal } from './simulator/encode.ts';
import { oneOf, type Random, wholeBetween } from './simulator/random.ts';
import type { Wait } from './wait.ts';

/** Who rings in a simulated office. */
export type DemoNumbers = {
  /** Of one customer each. */
  readonly known: readonly string[];
  /** Of several customers each. */
  readonly shared: readonly string[];
};

type Call = { readonly script: ScriptFor; readonly restMs: number };
export type CallScenario = Exclude<SimulatedScenario, 'unplug'>;

/** A missed call is over only after ten seconds of silence, so its line has to stay silent for longer than that. */
const REST_AFTER_MISSED_MS = 11_000;
/** What stands where a number belongs when the caller keeps it back. */
const WITHHELD = 'P';
const FIRST_CALL_MS = 1_500;
const PAUSE_MS = [6_000, 12_000] as const;

// A word stands here as often as it shall come up.
const MIX: readonly CallScenario[] = [
  ...Array<CallScenario>(9).fill('known'),
  ...Array<CallScenario>(4).fill('unknown'),
  ...Array<CallScenario>(3).fill('missed'),
  ...Array<CallScenario>(2).fill('outgoing'),
  'several',
  'hidden',
  'callWaiting',
];

/** The script of one call, with callers drawn from `numbers`. */
export function simulatedCall(scenario: CallScenario, numbers: DemoNumbers, random: Random): Call {
  const stranger = `0912${String(wholeBetween(random, 0, 9_999_999)).padStart(7, '0')}`;
  const known = asDialled(oneOf(random, numbers.known, stranger));
  const rings = wholeBetween(random, 1, 3);
  const talkSeconds = wholeBetween(random, 6, 20);
  const answered = (number: string): Call => ({
    script: (line) => callScript('answered', { line, number, rings, talkSeconds }),
    restMs: 0,
  });
  switch (scenario) {
    case 'known':
      return answered(known);
    case 'several':
      return answered(asDialled(oneOf(random, numbers.shared, known)));
    case 'unknown':
      return answered(stranger);
    case 'hidden':
      return answered(WITHHELD);
    case 'missed':
      return { script: (line) => callScript('missed', { line, number: known, rings }), restMs: REST_AFTER_MISSED_MS };
    case 'outgoing':
      return { script: (line) => callScript('outgoing', { line, number: known, talkSeconds }), restMs: 0 };
    case 'callWaiting':
      return {
        script: (line) =>
          callScript('callWaiting', { line, number: known, secondNumber: stranger, rings, talkSeconds }),
        restMs: 0,
      };
  }
}

/** How an Iranian exchange writes a number: `0912…` for `+98912…`, and no `+` at all. */
function asDialled(number: string): string {
  return number.replace(/^\+98/, '0').replace(/^\+/, '00');
}

/** Calls every 6 to 12 seconds, as long as a line is free, until `stop`. */
export async function playOffice(
  box: SimulatedBox,
  numbers: DemoNumbers,
  random: Random,
  wait: Wait,
  stop: AbortSignal,
): Promise<void> {
  await wait(FIRST_CALL_MS, stop);
  while (!stop.aborted) {
    const { script, restMs } = simulatedCall(oneOf(random, MIX, 'known'), numbers, random);
    box.play(script, restMs);
    await wait(wholeBetween(random, ...PAUSE_MS), stop);
  }
}

export type Load = {
  readonly lines: number;
  /** Calls a second. */
  readonly rate: number;
  readonly numbers: DemoNumbers;
  readonly random: Random;
  /** Monotonic milliseconds. */
  monotonic(): number;
  emit(bytes: Uint8Array): void;
};

/** `rate` calls a second, line by line; each is answered and hung up when the next one begins. For load tests. */
export async function playLoad(load: Load, wait: Wait, stop: AbortSignal): Promise<void> {
  const { rate, monotonic } = load;
  const startedAt = monotonic();
  let played = 0;
  while (!stop.aborted) {
    // Counted from the start, so that late timers cost no calls.
    const due = Math.floor(((monotonic() - startedAt) * rate) / 1000) + 1;
    for (; played < due; played += 1) playLoadCall(load, played);
    const pause = startedAt + (played * 1000) / rate - monotonic();
    await wait(Math.max(1, Math.ceil(pause)), stop);
  }
}

function playLoadCall({ lines, numbers, random, emit }: Load, index: number): void {
  const line = (index % lines) + 1;
  if (index > 0) {
    const before = ((index - 1) % lines) + 1;
    emit(encodeOjSegal({ kind: 'offHook', line: before }));
    emit(encodeOjSegal({ kind: 'onHook', line: before, dialed: '', seconds: 0 }));
  }
  emit(
    encodeOjSegal({
      kind: 'callerId',
      line,
      number: asDialled(oneOf(random, numbers.known, '09120000000')),
      name: null,
    }),
  );
  emit(encodeOjSegal({ kind: 'ring', line, count: 1 }));
}
