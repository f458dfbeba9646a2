import { IconPlayerPlayFilled } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { CallRow } from '../../shared/contract/calls.ts';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './player.module.css';
import { useMayHear } from './use-may-hear.ts';

type Props = {
  readonly row: Pick<CallRow, 'recordings' | 'takenBy'>;
  readonly onPlay: () => void;
  /** Its player is open below. */
  readonly open?: boolean;
  /** Others of its list have one: its place is kept, so that what stands before it stays in its column. */
  readonly keepPlace?: boolean;
  /** In a list that has the keys itself. */
  readonly inList?: boolean;
};

/** One click to the sound of a call. Nothing where there is none. */
export function PlayMark({ row, onPlay, open, keepPlace = false, inList = false }: Props) {
  const t = useWords();
  const format = useFormat();
  const mayHear = useMayHear();
  if (!mayHear(row)) return keepPlace ? <span className={styles.noMark} /> : null;
  const length = format.duration(row.recordings.durationMs / 1000);
  const label = t('recordings.playRecording', { length });
  const onClick = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onPlay();
  };
  return (
    <button
      type="button"
      className={styles.mark}
      data-testid="play-mark"
      tabIndex={inList ? -1 : undefined}
      aria-label={label}
      aria-expanded={open}
      title={`${label} (P)`}
      onClick={onClick}
    >
      <IconPlayerPlayFilled size={13} aria-hidden />
    </button>
  );
}
