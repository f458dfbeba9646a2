import type { RecordingSource } from '../../shared/contract/recording-sources.ts';
import type { LiveRecording, RecordingSettings } from '../../shared/contract/recordings.ts';
import type { Call } from '../../shared/domain/call.ts';
import { decide } from '../../shared/domain/recording-rules.ts';
import type { Store } from '../store/db.ts';
import { consentSaid } from '../store/recording-consents.ts';
import { safely } from './house-keeping.ts';
import type { LineNow } from './line-now.ts';
import type { Clock, Log, RecordingKit } from './ports.ts';
import { type DiscardReason, liveRecordingOf, type RecordedCall, recordedCall } from './recorded-call.ts';
import { consentIn, factsOf, sourceOf } from './recording-facts.ts';
import type { PauseCause, RecordedLive } from './recordings.ts';
import type { RunRecording } from './run-recording.ts';

/** Which live calls are recorded. Nothing in it is on the way of a card: it looks at calls when the turn is over. */
export interface RecordingsNow {
  /** A call is new or changed. */
  call(now: LineNow, call: Call): void;
  /** The call was a part of another one. */
  gone(callId: string): void;
  live(): readonly RecordedLive[];
  of(callId: string): RecordedLive | null;
  start(callId: string): void;
  stop(callId: string): void;
  pause(callId: string, cause: PauseCause, userId: string | null): void;
  resume(callId: string, cause: PauseCause, userId: string | null): void;
  mark(callId: string, text: string, userId: string | null): void;
  consent(callId: string, said: 'given' | 'refused', userId: string | null): void;
  /** Decides all of them again. */
  reconsider(): void;
  silent(one: RecordedCall, seconds: number): void;
  /** Something about it is new. */
  changed(one: RecordedCall): void;
  /** Raises the alarms of pauses that are due. */
  tick(mono: number): void;
  nextDue(): number | null;
  /** How many are being made. */
  running(): number;
  /** From now on nothing begins any more, and everything ends. */
  end(): void;
}

export function createRecordingsNow(options: {
  readonly store: Store;
  readonly kit: RecordingKit | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => RecordingSettings;
  readonly sources: () => readonly RecordingSource[];
  readonly zone: () => string;
  /** Null where nothing can be recorded. */
  readonly run: RunRecording | null;
  /** The last run is put in order, and the disk has room. */
  readonly mayBegin: () => boolean;
  readonly isStopped: () => boolean;
  readonly publish: (call: Call, state: LiveRecording) => void;
  /** What else there is of a call must not be kept. */
  readonly onDiscard: (callId: string, reason: DiscardReason) => void;
  readonly reschedule: () => void;
}): RecordingsNow {
  const { store, clock, run, settings } = options;
  const live = new Map<string, RecordedCall>();
  const pending = new Map<string, { readonly call: Call; readonly tellsEnd: boolean }>();
  let isOver = false;

  /** An office that never thought of recording hears nothing of it. */
  const isUsed = (): boolean => settings().enabled && settings().policies.length > 0;

  function look(): void {
    const all = [...pending.values()];
    pending.clear();
    for (const { call, tellsEnd } of all)
      safely(options.log, () => {
        const one = live.get(call.id) ?? enter(call, tellsEnd);
        if (!one) return;
        one.call = call;
        one.tellsEnd = tellsEnd;
        step(one);
      });
  }

  function enter(call: Call, tellsEnd: boolean): RecordedCall | null {
    if (call.state !== 'talking' || !isUsed() || isOver) return null;
    const said = consentSaid(store, call.id);
    const one = recordedCall(call, tellsEnd, said === 'given' || said === 'refused' ? said : null);
    live.set(call.id, one);
    return one;
  }

  function step(one: RecordedCall): void {
    const source = sourceOf(options.sources(), one.call.lineId, one.call.takenBy);
    one.consent = consentIn(settings(), one.call.lineId, one.said);
    one.decision = decide(settings(), {
      ...factsOf(store, one.call, {
        consent: one.consent,
        asked: one.asked,
        hasSource: run !== null && source !== null,
        zone: options.zone(),
        now: clock.now(),
      }),
    });
    follow(one, source);
    tell(one);
    if (one.call.state === 'ended') live.delete(one.call.id);
    options.reschedule();
  }

  function follow(one: RecordedCall, source: RecordingSource | null): void {
    discard(one);
    const classId = one.decision.classId ?? settings().classes[0]?.id ?? '';
    const isWanted = one.decision.record && one.call.state === 'talking' && !one.silenced && !isOver;
    const mayGoOn = isWanted && !options.isStopped();
    if (one.running && !mayGoOn) {
      run?.update(one, one.running.row.classId);
      if (isWanted) run?.trouble(one, 'diskFloor');
      run?.end(one);
    } else if (one.running) run?.update(one, classId);
    else if (mayGoOn && source && options.mayBegin()) run?.begin(one, source, classId);
  }

  /** Said once for each time that somebody refused. */
  function discard(one: RecordedCall): void {
    const { why } = one.decision;
    const reason = why === 'consentRefused' || why === 'customerRefuses' ? why : null;
    if (reason === one.discard) return;
    one.discard = reason;
    if (reason !== null && one.lastId !== null) options.onDiscard(one.call.id, reason);
  }

  const view = (one: RecordedCall): LiveRecording =>
    liveRecordingOf(one, { agentsControl: settings().agentsControl, isStopped: options.isStopped() });

  function tell(one: RecordedCall): void {
    const state = view(one);
    const text = JSON.stringify(state);
    if (text === one.told) return;
    one.told = text;
    options.publish(one.call, state);
  }

  function withCall(callId: string, work: (one: RecordedCall) => void): void {
    const one = live.get(callId);
    if (!one) return;
    work(one);
    step(one);
  }

  const dueOf = (one: RecordedCall): number | null =>
    one.running === null || one.pausedMono === null || one.alarmed
      ? null
      : one.pausedMono + settings().pauseAlarmSeconds * 1000;

  return {
    call(now, call) {
      const isNews = call.state === 'talking' || live.has(call.id) || pending.has(call.id);
      if (!isNews) return;
      if (pending.size === 0) setImmediate(look);
      pending.set(call.id, { call, tellsEnd: now.calls.reportsHook || now.traits.hook === 'always' });
    },
    gone(callId) {
      pending.delete(callId);
      const one = live.get(callId);
      if (!one) return;
      run?.end(one);
      live.delete(callId);
    },
    live: () => [...live.values()].map((one) => ({ call: one.call, state: view(one) })),
    of(callId) {
      if (pending.has(callId)) look();
      const one = live.get(callId);
      return one ? { call: one.call, state: view(one) } : null;
    },
    start: (callId) =>
      withCall(callId, (one) => {
        one.asked = true;
        one.silenced = false;
      }),
    stop: (callId) =>
      withCall(callId, (one) => {
        one.asked = false;
      }),
    pause: (callId, cause, userId) => withCall(callId, (one) => run?.pause(one, cause, userId)),
    resume: (callId, cause, userId) =>
      withCall(callId, (one) => {
        if (one.causes.delete(cause) && one.causes.size === 0) run?.resume(one, userId);
      }),
    mark: (callId, text, userId) => withCall(callId, (one) => run?.tell(one, { kind: 'marked', detail: text, userId })),
    consent: (callId, said, userId) =>
      withCall(callId, (one) => {
        if (one.said === said) return;
        one.said = said;
        run?.tell(one, { kind: said === 'given' ? 'consentGiven' : 'consentRefused', userId });
      }),
    reconsider() {
      for (const one of [...live.values()]) safely(options.log, () => step(one));
    },
    silent(one, seconds) {
      const most = settings().silenceSeconds;
      if (one.tellsEnd || most === 0 || seconds < most || one.causes.size > 0 || one.silenced) return;
      one.silenced = true;
      step(one);
    },
    changed: tell,
    tick(mono) {
      for (const one of live.values()) {
        const due = dueOf(one);
        if (due === null || due > mono) continue;
        one.alarmed = true;
        run?.tell(one, { kind: 'pauseAlarm' });
        tell(one);
      }
    },
    nextDue() {
      const dues = [...live.values()].flatMap((one) => dueOf(one) ?? []);
      return dues.length > 0 ? Math.min(...dues) : null;
    },
    running: () => [...live.values()].filter((one) => one.running !== null).length,
    end() {
      if (pending.size > 0) look();
      isOver = true;
      for (const one of live.values()) safely(options.log, () => step(one));
    },
  };
}
