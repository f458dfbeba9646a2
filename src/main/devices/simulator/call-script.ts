import type { SimulatedStep } from './simulated-event.ts';

/** The calls that an office sees in a day. */
export const CALL_SCRIPTS = ['answered', 'missed', 'unknownCaller', 'hidden', 'outgoing', 'callWaiting'] as const;
export type CallScript = (typeof CALL_SCRIPTS)[number];

export type CallScriptOptions = {
  readonly line: number;
  /** Who calls; for `outgoing` who is called. Not told in `hidden`. */
  readonly number: string;
  readonly name?: string;
  /** Who calls while the first call goes on, in `callWaiting`. */
  readonly secondNumber?: string;
  readonly rings?: number;
  readonly talkSeconds?: number;
};

const RING_EVERY_MS = 5_000;
const CALLER_ID_TO_RING_MS = 400;
const DIGIT_EVERY_MS = 300;

/** What happens on a line in one call, step by step. Iranian lines tell the number before the first ring. */
export const callScript = (kind: CallScript, options: CallScriptOptions): readonly SimulatedStep[] => {
  switch (kind) {
    case 'answered':
      return [...ringing(options, options.number, options.name), ...talking(options, '')];
    case 'missed':
      return ringing(options, options.number, options.name);
    case 'unknownCaller':
      return [...ringing(options, options.number), ...talking(options, '')];
    case 'hidden':
      return [...ringing(options, null), ...talking(options, '')];
    case 'outgoing':
      return outgoing(options);
    case 'callWaiting':
      return callWaiting(options);
  }
};

const ringing = (options: CallScriptOptions, number: string | null, name?: string): readonly SimulatedStep[] => {
  const { line, rings = 3 } = options;
  const told: SimulatedStep = { afterMs: 0, event: { kind: 'callerId', line, number, name: name ?? null } };
  const rung = Array.from({ length: rings }, (_, index): SimulatedStep => {
    const afterMs = index === 0 ? CALLER_ID_TO_RING_MS : RING_EVERY_MS;
    return { afterMs, event: { kind: 'ring', line, count: index + 1 } };
  });
  return [told, ...rung];
};

const talking = ({ line, talkSeconds = 60 }: CallScriptOptions, dialed: string): readonly SimulatedStep[] => [
  { afterMs: 2_000, event: { kind: 'offHook', line } },
  { afterMs: talkSeconds * 1_000, event: { kind: 'onHook', line, dialed, seconds: talkSeconds } },
];

const outgoing = (options: CallScriptOptions): readonly SimulatedStep[] => {
  const { line, number, talkSeconds = 60 } = options;
  const dialled = Array.from(number, (digit): SimulatedStep => {
    return { afterMs: DIGIT_EVERY_MS, event: { kind: 'digit', line, digit } };
  });
  const dialSeconds = Math.ceil((number.length * DIGIT_EVERY_MS) / 1_000);
  const seconds = dialSeconds + talkSeconds;
  return [
    { afterMs: 0, event: { kind: 'offHook', line } },
    ...dialled,
    { afterMs: talkSeconds * 1_000, event: { kind: 'onHook', line, dialed: number, seconds } },
  ];
};

// The second caller knocks in the middle of the first call: a caller ID on a line that is in use.
const callWaiting = (options: CallScriptOptions): readonly SimulatedStep[] => {
  const { line, secondNumber = options.number, talkSeconds = 60 } = options;
  const before = Math.floor(talkSeconds / 2);
  return [
    ...ringing(options, options.number, options.name),
    { afterMs: 2_000, event: { kind: 'offHook', line } },
    { afterMs: before * 1_000, event: { kind: 'callerId', line, number: secondNumber, name: null } },
    { afterMs: (talkSeconds - before) * 1_000, event: { kind: 'onHook', line, dialed: '', seconds: talkSeconds } },
  ];
};
