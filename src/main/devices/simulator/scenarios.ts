import { callScript } from './call-script.ts';
import type { ScriptEvent } from './pbx-event.ts';

/** One thing that happens `afterMs` after the one before it. */
export type ScenarioStep = {
  readonly afterMs: number;
  readonly happens:
    | ScriptEvent
    | { readonly kind: 'unplug'; readonly forMs: number }
    | { readonly kind: 'bytes'; readonly hex: string };
};

/** The scripts that come with the program. */
export const SCENARIOS = ['answered', 'missed', 'two-lines', 'call-waiting', 'transfer', 'outgoing', 'unplug'] as const;
export type Scenario = (typeof SCENARIOS)[number];

const FIRST = '09121234567';
const SECOND = '02188776655';
const TALK = { rings: 2, talkSeconds: 5 } as const;
const UNPLUGGED_MS = 2_000;
const KINDS: ReadonlySet<string> = new Set([
  'ring',
  'callerId',
  'offHook',
  'onHook',
  'digit',
  'giveUp',
  'transfer',
  'unplug',
  'bytes',
]);

/** What happens in a scenario, on the first lines of a device. */
export function scenarioSteps(scenario: Scenario): readonly ScenarioStep[] {
  switch (scenario) {
    case 'answered':
      return call('answered', 1, FIRST);
    case 'missed':
      return [...call('missed', 1, FIRST), { afterMs: 3_000, happens: { kind: 'giveUp', line: 1 } }];
    case 'two-lines':
      return together(call('answered', 1, FIRST), call('answered', 2, SECOND));
    case 'call-waiting':
      return callScript('callWaiting', { line: 1, number: FIRST, secondNumber: SECOND, ...TALK }).map(asStep);
    case 'transfer': {
      const steps = call('answered', 1, FIRST);
      return [
        ...steps.slice(0, -1),
        { afterMs: 2_000, happens: { kind: 'transfer', line: 1, extension: '109' } },
        ...steps.slice(-1),
      ];
    }
    case 'outgoing':
      return call('outgoing', 1, SECOND);
    case 'unplug': {
      const [told, ...others] = call('answered', 1, FIRST);
      const pulled: ScenarioStep = { afterMs: 1_000, happens: { kind: 'unplug', forMs: UNPLUGGED_MS } };
      return [...(told ? [told] : []), pulled, ...others.slice(-1), ...call('answered', 1, SECOND)];
    }
  }
}

/**
 * Reads a script: a list of `{"after": MS, "event": KIND, "line": N, …}`, or `{"steps": [that list]}`. Fields by kind:
 * `ring` count; `callerId` number (null: withheld), name; `onHook` dialed, seconds; `digit` digit; `transfer` extension;
 * `unplug` ms; `bytes` hex. A sentence where it cannot be read.
 */
export function readScenario(text: string): readonly ScenarioStep[] | string {
  const steps = listIn(text);
  if (!steps) return 'the script is not a list of steps in JSON';
  const read = steps.map(readStep);
  const wrong = read.indexOf(null);
  if (wrong !== -1) return `step ${wrong + 1} of the script is not {"after": MS, "event": KIND, "line": N, …}`;
  return read.filter((step) => step !== null);
}

const call = (kind: 'answered' | 'missed' | 'outgoing', line: number, number: string): readonly ScenarioStep[] =>
  callScript(kind, { line, number, ...TALK }).map(asStep);

const asStep = ({ afterMs, event }: { readonly afterMs: number; readonly event: ScriptEvent }): ScenarioStep => ({
  afterMs,
  happens: event,
});

/** Two scripts at the same time. */
function together(...scripts: readonly (readonly ScenarioStep[])[]): readonly ScenarioStep[] {
  const timed = scripts.flatMap((steps) => {
    let at = 0;
    return steps.map((step) => {
      at += step.afterMs;
      return { at, step };
    });
  });
  timed.sort((a, b) => a.at - b.at);
  return timed.map(({ at, step }, index) => ({ ...step, afterMs: at - (timed[index - 1]?.at ?? 0) }));
}

function listIn(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    const list = isRecord(value) ? value.steps : value;
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

function readStep(value: unknown): ScenarioStep | null {
  if (!isRecord(value) || typeof value.event !== 'string' || !KINDS.has(value.event)) return null;
  const { after = 0, line = 1 } = value;
  if (typeof after !== 'number' || !(after >= 0) || typeof line !== 'number' || !Number.isInteger(line)) return null;
  const happens = happening(value.event, line, value);
  return happens && { afterMs: after, happens };
}

function happening(kind: string, line: number, value: Record<string, unknown>): ScenarioStep['happens'] | null {
  const text = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
  const count = (name: string, otherwise: number): number =>
    typeof value[name] === 'number' ? value[name] : otherwise;
  switch (kind) {
    case 'ring':
      return { kind, line, count: count('count', 1) };
    case 'callerId':
      return { kind, line, number: text('number') || null, name: text('name') || null };
    case 'offHook':
    case 'giveUp':
      return { kind, line };
    case 'onHook':
      return { kind, line, dialed: text('dialed'), seconds: count('seconds', 0) };
    case 'digit':
      return { kind, line, digit: text('digit').slice(0, 1) };
    case 'transfer':
      return { kind, line, extension: text('extension') };
    case 'unplug':
      return { kind, forMs: count('ms', UNPLUGGED_MS) };
    case 'bytes':
      return /^(?:[0-9a-f]{2}\s*)*$/i.test(text('hex')) ? { kind, hex: text('hex').replace(/\s/g, '') } : null;
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
