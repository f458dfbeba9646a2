import type { SignalKind, TimedSignal } from '../line-signal.ts';
import { callerId } from './caller-id.ts';
import { close, type Draft, open } from './draft.ts';
import { answer, offHook, onHook } from './hooks.ts';
import { learnHook } from './learn.ts';
import { dialled, digit, startOutgoing } from './outgoing.ts';
import { endRecord } from './records.ts';
import { ring } from './ring.ts';
import { closeSilent } from './silence.ts';
import type { Advance, LineCalls, LineFacts } from './types.ts';

/** The line after one signal. Pure; no change gives `changed: []`. Rules: device notes §2 and §5. */
export function advance(line: LineCalls, signal: TimedSignal, facts: LineFacts): Advance {
  // What the office's telephones say among themselves, and what a PBX repeats from its memory, is no news of any call.
  if (signal.dir === 'internal' || signal.replay) return { line, changed: [], happenings: [] };
  const draft = open(line, signal.at, signal.readAt);
  closeSilent(draft, facts);
  learnHook(draft, signal, facts);
  STEPS[signal.kind](draft, signal, facts);
  return close(draft);
}

type Step = (draft: Draft, signal: TimedSignal, facts: LineFacts) => void;

const nothing: Step = () => undefined;

const start: Step = (draft, signal, facts) =>
  signal.dir === 'out' ? startOutgoing(draft, signal, facts) : callerId(draft, signal, facts);

const STEPS: Readonly<Record<SignalKind, Step>> = {
  ring: (draft, signal, facts) => (signal.state === 'stop' ? undefined : ring(draft, signal, facts)),
  callerId: start,
  start,
  offHook,
  onHook,
  digit,
  dialled,
  answer,
  end: endRecord,
  missed: endRecord,
  ringEnd: nothing,
  intercom: nothing,
  status: nothing,
  device: nothing,
  alarm: nothing,
  error: nothing,
};
