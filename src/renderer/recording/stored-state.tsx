import type { RecordingState } from '../../shared/domain/recording.ts';
import { useWords } from '../words.tsx';
import styles from './player.module.css';

const PATHS: Readonly<Record<RecordingState, { readonly d: string; readonly filled: boolean }>> = {
  recording: { d: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z', filled: true },
  saved: { d: 'M2 8h1.500M5 5v6M8 2.500v11M11 5v6M14 8h-1.500', filled: false },
  sealed: { d: 'M4 7.500h8v6H4zM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500', filled: false },
  empty: { d: 'M2.500 8h11', filled: false },
  deleted: { d: 'M3 4.500h10M6 4.500V3h4v1.500M4.500 4.500l.7 9h5.600l.7-9', filled: false },
};

/** What became of a recording: disc, wave, lock, flat line, bin, each with its word. */
export function StoredState({ state, source }: { readonly state: RecordingState; readonly source: string }) {
  const t = useWords();
  const { d, filled } = PATHS[state];
  return (
    <span
      className={styles.stored}
      data-state={state}
      title={[t('recordings.source', { name: source }), state === 'saved' ? t('recordings.savedHint') : null]
        .filter(Boolean)
        .join(' · ')}
    >
      <svg
        width="15"
        height="15"
        viewBox="0 0 16 16"
        fill={filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={d} />
      </svg>
      {t(`recordings.state.${state}`)}
    </span>
  );
}
