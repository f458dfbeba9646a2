import { useWords } from '../words.tsx';
import styles from './live.module.css';
import { LiveGlyph } from './live-glyph.tsx';
import { useLiveRecording } from './use-live-recording.ts';

/** On a line that is recorded at this moment: a disc with its words in the tooltip. */
export function LineRecording({ callId }: { readonly callId: string }) {
  const t = useWords();
  const live = useLiveRecording(callId);
  if (live?.state !== 'recording') return null;
  return (
    <span
      className={styles.lineDot}
      role="img"
      aria-label={t('recordings.lineRecorded')}
      title={t('recordings.lineRecorded')}
    >
      <LiveGlyph look="recording" size={10} />
    </span>
  );
}
