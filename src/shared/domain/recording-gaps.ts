import type { RecordingEventKind } from './recording.ts';

export type GapCause = 'key' | 'cardField' | 'trouble' | 'consent';
/** Milliseconds from the beginning; `to` null: it goes on. */
export type Gap = { readonly from: number; readonly to: number | null; readonly cause: GapCause };
type Event = { readonly kind: RecordingEventKind; readonly atMs: number | null; readonly detail: string | null };

const CAUSES: readonly GapCause[] = ['key', 'cardField', 'consent'];

/** The stretches of marked silence, from the events of one recording in their order. Pauses and trouble may overlap. */
export function gapsOf(events: readonly Event[]): readonly Gap[] {
  const paused = stretches(events, 'paused', 'resumed', causeOf);
  const lost = stretches(events, 'trouble', 'recovered', () => 'trouble');
  return [...paused, ...lost].sort((a, b) => a.from - b.from);
}

function stretches(
  events: readonly Event[],
  begin: RecordingEventKind,
  end: RecordingEventKind,
  cause: (event: Event) => GapCause,
): Gap[] {
  const gaps: Gap[] = [];
  let open: Gap | null = null;
  for (const event of events) {
    const { kind, atMs } = event;
    if (atMs === null) continue;
    if (kind === begin) open ??= { from: atMs, to: null, cause: cause(event) };
    if (open === null || (kind !== end && kind !== 'stopped')) continue;
    if (atMs > open.from) gaps.push({ ...open, to: atMs });
    open = null;
  }
  return open === null ? gaps : [...gaps, open];
}

const causeOf = ({ detail }: Event): GapCause => CAUSES.find((cause) => cause === detail) ?? 'key';
