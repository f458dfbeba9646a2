import type { Instant } from './instant.ts';
import type { RetentionClass } from './recording.ts';

const DAY = 86_400_000;

/** As far as retention looks at a recording. */
export type KeptRecording = {
  readonly startedAt: Instant;
  readonly classId: string;
  readonly isHeld: boolean;
};

/** When retention lets it go; null: never. A class that is not there any more keeps for ever: nobody decided otherwise. */
export function expiresAt(
  recording: Pick<KeptRecording, 'startedAt' | 'classId'>,
  classes: readonly RetentionClass[],
): Instant | null {
  const days = classes.find(({ id }) => id === recording.classId)?.days ?? null;
  return days === null ? null : recording.startedAt + days * DAY;
}

/** `held`: its time is over, and a legal hold keeps it. */
export function retentionOf(
  recording: KeptRecording,
  classes: readonly RetentionClass[],
  now: Instant,
): 'keep' | 'held' | 'goes' {
  const end = expiresAt(recording, classes);
  if (end === null || end > now) return 'keep';
  return recording.isHeld ? 'held' : 'goes';
}
