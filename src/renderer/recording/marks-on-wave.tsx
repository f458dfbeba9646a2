import type { Speech } from '../pop/speech.ts';
import { momentWord } from './moment-words.ts';
import type { Gap, Moment } from './moments.ts';
import styles from './player.module.css';

type Props = {
  readonly moments: readonly Moment[];
  readonly durationMs: number;
  readonly speech: Speech;
  readonly onJump: (atMs: number) => void;
};

/** Gaps as hatched stretches and moments as points; the list below has the same for the keyboard. */
export function MarksOnWave({ moments, durationMs, speech, onJump }: Props) {
  if (durationMs <= 0) return null;
  const share = (ms: number) => `${(Math.min(ms, durationMs) / durationMs) * 100}%`;
  return moments.map((moment, index) => {
    const title = `${speech.format.duration(moment.atMs / 1000)} · ${momentWord(moment, speech)}`;
    return moment.kind === 'gap' ? (
      <span
        key={`gap ${moment.atMs}`}
        className={styles.gap}
        data-cause={moment.cause}
        title={title}
        style={{ insetInlineStart: share(moment.atMs), inlineSize: share(lengthOf(moment)) }}
      />
    ) : (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: two equal moments differ in nothing else.
        key={`${moment.kind} ${moment.atMs} ${index}`}
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className={styles.point}
        data-kind={moment.kind}
        title={title}
        style={{ insetInlineStart: share(moment.atMs) }}
        onClick={() => onJump(moment.atMs)}
      />
    );
  });
}

function lengthOf({ atMs, toMs }: Gap): number {
  return toMs - atMs;
}
