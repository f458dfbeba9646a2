import type { LiveRecording } from '../../shared/contract/recordings.ts';
import type { Speech } from '../pop/speech.ts';
import styles from './live.module.css';
import { liveWord } from './live-words.ts';

/** All that is known of how a call is recorded, in sentences. */
export function LiveDetails({ live, speech }: { readonly live: LiveRecording; readonly speech: Speech }) {
  const { t, format } = speech;
  const { startedAt, pausedAt, pauseCause } = live;
  return (
    <div className={styles.details}>
      <strong>{liveWord(live, t)}</strong>
      <p>{t(`recordings.why.${live.why}`)}</p>
      {live.state === 'trouble' && <p>{t('recordings.retrying')}</p>}
      {startedAt !== null && <p>{t('recordings.since', { time: format.time(startedAt) })}</p>}
      {pausedAt !== null && (
        <p>
          {t('recordings.pausedSince', { time: format.time(pausedAt) })}
          {pauseCause !== null && ` · ${t(`recordings.pauseCause.${pauseCause}`)}`}
        </p>
      )}
      <p>{t(`recordings.consent.${live.consent}`)}</p>
    </div>
  );
}
