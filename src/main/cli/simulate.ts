import { readFileSync } from 'node:fs';
import { type Persona, personaOf, SIMULATED_KINDS, type SimulatedKind } from '../devices/simulator/personas.ts';
import { playCalls, playRate, playScenario, type Stage } from '../devices/simulator/play.ts';
import { createRandom } from '../devices/simulator/random.ts';
import { readScenario, SCENARIOS, type ScenarioStep, scenarioSteps } from '../devices/simulator/scenarios.ts';
import { httpWire, ptyWire, type SimulatorWire, tcpWire, udpWire } from '../devices/simulator/wires.ts';
import { wait } from '../devices/wait.ts';
import { untilToldToEnd } from '../end-signals.ts';
import { type Command, CommandFailed, say, UsageError } from './command.ts';
import { secretOf } from './device-words.ts';
import { oneOf, readWords, required, wholeNumber } from './words.ts';

/** `hamzang simulate`: a device that does not exist, on a pseudo-terminal or a port; one line of JSON says where. */
export const simulateCommand: Command = async (words) => {
  const toldToEnd = untilToldToEnd();
  const options = readOptions(words);
  const persona = personaOf(options.kind, options.secret);
  const lines = Math.min(options.lines ?? Math.min(4, persona.mostLines), persona.mostLines);
  const wire = await openWire(options, persona);
  const stop = new AbortController();
  const over = toldToEnd.then(() => stop.abort());
  const stage: Stage = { persona, wire, wait, now: () => new Date() };
  say(
    JSON.stringify({ ready: true, protocol: options.kind, ...wire.place, lines, device: deviceOf(options.kind, wire) }),
  );
  await play(options, stage, lines, stop.signal);
  if (!options.once) await over;
  await wire.close();
  return 0;
};

type Options = ReturnType<typeof readOptions>;

async function play(
  { script, rate, seed, speed, startMs, repeat }: Options,
  stage: Stage,
  lines: number,
  stop: AbortSignal,
) {
  const random = createRandom(seed);
  await stage.wait(startMs, stop);
  if (rate !== null) return playRate(stage, lines, rate, random, stop);
  if (script === null) return playCalls(stage, lines, random, stop);
  do await playScenario(stage, script, speed, stop);
  while (repeat && !stop.aborted);
}

function readOptions(words: readonly string[]) {
  const { values } = readWords(words, {
    protocol: { type: 'string' },
    lines: { type: 'string' },
    rate: { type: 'string' },
    script: { type: 'string' },
    pty: { type: 'string' },
    tcp: { type: 'string' },
    udp: { type: 'string' },
    url: { type: 'string' },
    seed: { type: 'string', default: '1' },
    speed: { type: 'string', default: '1' },
    start: { type: 'string', default: '0' },
    repeat: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    'device-secret-file': { type: 'string' },
  });
  const secretFile = values['device-secret-file'];
  return {
    kind: oneOf(required(values.protocol, 'protocol'), 'protocol', SIMULATED_KINDS),
    lines: values.lines === undefined ? null : wholeNumber(values.lines, 'lines', 1, 8),
    rate: values.rate === undefined ? null : positive(values.rate, 'rate', 1_000),
    script: values.script === undefined ? null : stepsOf(values.script),
    pty: values.pty ?? null,
    tcp: values.tcp ?? null,
    udp: values.udp ?? null,
    url: values.url ?? null,
    seed: wholeNumber(values.seed, 'seed', 0, 2 ** 31),
    speed: positive(values.speed, 'speed', 1_000),
    startMs: wholeNumber(values.start, 'start', 0, 3_600_000),
    repeat: values.repeat,
    once: values.once,
    ...(secretFile !== undefined && { secret: secretOf(secretFile) }),
  };
}

function positive(text: string, flag: string, most: number): number {
  const value = /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= most))
    throw new UsageError(`--${flag} takes a number above 0 and up to ${most}, not "${text}"`);
  return value;
}

function stepsOf(script: string): readonly ScenarioStep[] {
  const scenario = SCENARIOS.find((name) => name === script);
  if (scenario) return scenarioSteps(scenario);
  const steps = readScenario(textOf(script));
  if (typeof steps === 'string') throw new CommandFailed(`${script}: ${steps}.`);
  return steps;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandFailed(`${file} is neither a script file nor one of ${SCENARIOS.join(', ')}.`);
  }
}

/** PBXs are on the network, boxes on a serial line where there can be one. */
async function openWire({ kind, pty, tcp, udp, url }: Options, persona: Persona): Promise<SimulatorWire> {
  if (kind === 'http') return httpWire(required(url ?? undefined, 'url'));
  if (udp !== null) return udpWire(...hostAndPort(udp, 'udp', 1));
  const isPbx = kind === 'panasonic' || kind === 'ami';
  if (tcp === null && (pty !== null || !isPbx)) {
    const wire = await ptyWire(persona, pty === '' ? null : pty).catch((error: unknown) => error);
    if (!(wire instanceof Error)) return wire as SimulatorWire;
    if (pty !== null) throw new CommandFailed(`There can be no pseudo-terminal: ${wire.message}. Use --tcp PORT.`);
  }
  const [host, port] = hostAndPort(tcp ?? '0', 'tcp', 0);
  return tcpWire(persona, host, port).catch((error: Error) => {
    throw new CommandFailed(`The port cannot be opened: ${error.message}`);
  });
}

function hostAndPort(text: string, flag: string, least: number): [string, number] {
  const colon = text.lastIndexOf(':');
  const host = colon === -1 ? '127.0.0.1' : text.slice(0, colon);
  return [host, wholeNumber(text.slice(colon + 1), flag, least, 65_535)];
}

/** What to hand to `--device`. */
function deviceOf(kind: SimulatedKind, { place }: SimulatorWire): string {
  const name = kind === 'pattern' ? 'pattern[generic-l]' : kind;
  if (place.path !== undefined) return `${name}:${place.path}`;
  return `${name}:${place.to ?? `tcp://${kind === 'ami' ? 'hamzang@' : ''}${place.host}:${place.port}`}`;
}
