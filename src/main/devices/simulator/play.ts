import type { Wait } from '../wait.ts';
import { type CallScript, callScript } from './call-script.ts';
import type { ScriptEvent } from './pbx-event.ts';
import type { Persona } from './personas.ts';
import { oneOf, type Random, wholeBetween } from './random.ts';
import type { ScenarioStep } from './scenarios.ts';
import type { SimulatorWire } from './wires.ts';

export type Stage = {
  readonly persona: Persona;
  readonly wire: SimulatorWire;
  readonly wait: Wait;
  /** What the device's clock shows. */
  now(): Date;
};

/** Plays a script once; `speed` 2: twice as fast. */
export async function playScenario(
  stage: Stage,
  steps: readonly ScenarioStep[],
  speed: number,
  stop: AbortSignal,
): Promise<void> {
  for (const { afterMs, happens } of steps) {
    await stage.wait(afterMs / speed, stop);
    if (stop.aborted) return;
    if (happens.kind === 'bytes') stage.wire.send(Buffer.from(happens.hex, 'hex'));
    else if (happens.kind === 'unplug') await pullPlug(stage, happens.forMs / speed, stop);
    else say(stage, happens);
  }
}

/** Lines that ring, are answered and missed by themselves, until `stop`. */
export async function playCalls(stage: Stage, lines: number, random: Random, stop: AbortSignal): Promise<void> {
  const playLine = async (line: number): Promise<void> => {
    await stage.wait(wholeBetween(random, 200, 3_000) * line, stop);
    while (!stop.aborted) {
      await playCall(stage, line, random, stop);
      await stage.wait(wholeBetween(random, 11_000, 20_000), stop);
    }
  };
  await Promise.all(Array.from({ length: lines }, (_, index) => playLine(index + 1)));
}

/** Where lines have longer than this between two calls, somebody answers in between. */
const LEISURE_MS = 3_000;
const LONGEST_RING_MS = 4_000;

/** `rate` calls a second, line by line; each is answered and over when the next one of its line begins. */
export async function playRate(
  stage: Stage,
  lines: number,
  rate: number,
  random: Random,
  stop: AbortSignal,
): Promise<void> {
  const startedAt = stage.now().getTime();
  const everyMs = (lines * 1_000) / rate;
  const isLeisurely = everyMs > LEISURE_MS;
  for (let played = 0; !stop.aborted; played += 1) {
    await stage.wait(Math.max(0, startedAt + (played * 1_000) / rate - stage.now().getTime()), stop);
    if (stop.aborted) return;
    const line = (played % lines) + 1;
    if (played >= lines && !isLeisurely) {
      say(stage, { kind: 'offHook', line });
      say(stage, { kind: 'onHook', line, dialed: '', seconds: Math.round(everyMs / 1_000) });
    }
    say(stage, { kind: 'callerId', line, number: mobile(random), name: null });
    say(stage, { kind: 'ring', line, count: 1 });
    if (isLeisurely) void answerSoon(stage, line, Math.min(LONGEST_RING_MS, everyMs / 3), stop);
  }
}

/** Rings and talks as long as `ms` each. */
async function answerSoon(stage: Stage, line: number, ms: number, stop: AbortSignal): Promise<void> {
  await stage.wait(ms, stop);
  if (!stop.aborted) say(stage, { kind: 'offHook', line });
  await stage.wait(ms, stop);
  if (!stop.aborted) say(stage, { kind: 'onHook', line, dialed: '', seconds: Math.round(ms / 1_000) });
}

const SCRIPTS: readonly CallScript[] = ['answered', 'answered', 'missed', 'outgoing', 'hidden'];

async function playCall(stage: Stage, line: number, random: Random, stop: AbortSignal): Promise<void> {
  const script = oneOf<CallScript>(random, SCRIPTS, 'answered');
  const about = {
    line,
    number: mobile(random),
    rings: wholeBetween(random, 1, 3),
    talkSeconds: wholeBetween(random, 4, 20),
  };
  for (const { afterMs, event } of callScript(script, about)) {
    await stage.wait(afterMs, stop);
    if (stop.aborted) return;
    say(stage, event);
  }
  if (script === 'missed') say(stage, { kind: 'giveUp', line });
}

async function pullPlug({ wire, wait }: Stage, forMs: number, stop: AbortSignal): Promise<void> {
  await wire.unplug();
  await wait(forMs, stop);
  await wire.replug();
}

function say({ persona, wire, now }: Stage, event: ScriptEvent): void {
  const bytes = persona.encode(event, now());
  if (bytes.length > 0) wire.send(bytes);
}

function mobile(random: Random): string {
  return `0912${String(wholeBetween(random, 0, 9_999_999)).padStart(7, '0')}`;
}
