import type { ReactNode } from 'react';
import type { Speech } from '../pop/speech.ts';
import { useStore } from '../store.ts';
import styles from './player.module.css';
import type { Sound } from './sound.ts';

type Props = {
  readonly sound: Sound;
  readonly durationMs: number;
  readonly speech: Speech;
  readonly children: ReactNode;
};

/** Where it is, as a slider for those who do not see the waveform in it. Its keys are the player's. */
export function Position({ sound, durationMs, speech, children }: Props) {
  const second = useStore(sound, ({ atMs }) => Math.floor(atMs / 1000));
  const { t, format } = speech;
  return (
    <div
      className={styles.position}
      role="slider"
      tabIndex={0}
      aria-label={t('recordings.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={second}
      aria-valuetext={t('recordings.positionOf', {
        at: format.duration(second),
        length: format.duration(durationMs / 1000),
      })}
    >
      {children}
    </div>
  );
}

/** `3:07 / 58:40`. */
export function Readout({ sound, durationMs, speech }: Omit<Props, 'children'>) {
  const second = useStore(sound, ({ atMs }) => Math.floor(atMs / 1000));
  const { format } = speech;
  return (
    <bdi dir="ltr" className={styles.readout} data-testid="player-time">
      <b>{format.duration(second)}</b> / {format.duration(durationMs / 1000)}
    </bdi>
  );
}
