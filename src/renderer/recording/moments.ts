import type { CallEvent } from '../../shared/contract/calls.ts';
import type { Recording, RecordingGap } from '../../shared/contract/recordings.ts';
import { RECORDING_TROUBLES, type RecordingTrouble } from '../../shared/domain/recording.ts';

export const MOMENT_KINDS = [
  'marked',
  'note',
  'pauseAlarm',
  'announced',
  'consentGiven',
  'consentRefused',
  'transferred',
] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** Something to jump to. `atMs` from the beginning of the recording. */
export type Moment =
  | {
      readonly kind: MomentKind;
      readonly atMs: number;
      /** Somebody's own words. */
      readonly text: string | null;
      readonly by: string | null;
    }
  | {
      readonly kind: 'gap';
      readonly atMs: number;
      /** Never past the end. */
      readonly toMs: number;
      readonly cause: RecordingGap['cause'];
      readonly trouble: RecordingTrouble | null;
    };
export type Gap = Extract<Moment, { readonly kind: 'gap' }>;

type Call = { readonly events: readonly CallEvent[]; readonly note: string | null };

/** Saves of one note that are nearer than this are one point. */
const ONE_NOTE_MS = 30_000;

/** Everything that stands at a moment of a recording, in its order: gaps, marks, consent, and what was noted in the call. */
export function momentsOf(recording: Recording, call: Call | null): readonly Moment[] {
  const ofCall = call === null ? [] : [...notes(recording, call), ...passes(recording, call.events)];
  return [...gapsOf(recording), ...points(recording), ...ofCall].sort((a, b) => a.atMs - b.atMs);
}

/** The stretches of marked silence, each with the trouble that made it. */
export function gapsOf({ gaps, events, durationMs }: Recording): readonly Gap[] {
  return gaps.map(({ from, to, cause }) => {
    const detail = events.find((event) => event.kind === 'trouble' && event.atMs === from)?.detail ?? null;
    const trouble = RECORDING_TROUBLES.find((one) => one === detail) ?? null;
    const end = durationMs ?? Number.POSITIVE_INFINITY;
    return { kind: 'gap', atMs: from, toMs: Math.max(from, Math.min(to ?? end, end)), cause, trouble };
  });
}

function points({ events }: Recording): readonly Moment[] {
  return events.flatMap(({ kind, atMs, by, detail }) => {
    const known = MOMENT_KINDS.find((one) => one === kind);
    if (known === undefined || atMs === null) return [];
    return [{ kind: known, atMs, text: known === 'marked' ? detail || null : null, by: by?.name ?? null }];
  });
}

/** When the note was written down; its words stand at the last time, for earlier ones are no more. */
function notes(recording: Recording, { events, note }: Call): readonly Moment[] {
  const saves = within(
    recording,
    events.filter((event) => event.kind === 'noteSaved'),
  );
  const kept = saves.filter((save, at) => {
    const next = saves[at + 1];
    return next === undefined || next.at - save.at > ONE_NOTE_MS;
  });
  return kept.map((save, at) => ({
    kind: 'note',
    atMs: save.at - recording.startedAt,
    text: at === kept.length - 1 ? note : null,
    by: save.byName,
  }));
}

function passes(recording: Recording, events: readonly CallEvent[]): readonly Moment[] {
  return within(
    recording,
    events.filter((event) => event.kind === 'transferred'),
  ).map((event) => ({ kind: 'transferred', atMs: event.at - recording.startedAt, text: null, by: event.byName }));
}

function within({ startedAt, durationMs }: Recording, events: readonly CallEvent[]): readonly CallEvent[] {
  return events.filter(({ at }) => at >= startedAt && at <= startedAt + (durationMs ?? 0));
}
