import type { LiveRecording } from '../../shared/contract/recordings.ts';
import type { Speech } from '../pop/speech.ts';
import { useTask } from '../pop/use-task.ts';
import { useCore } from '../use-core.tsx';
import styles from './live.module.css';
import { LiveGlyph } from './live-glyph.tsx';

/** The question and its two answers; who may not answer reads only the question. */
export function ConsentButtons({ live, speech }: { readonly live: LiveRecording; readonly speech: Speech }) {
  const { t } = speech;
  const { client } = useCore();
  const task = useTask();
  const answer = (given: boolean) =>
    void task.run(() => client.ask('recordings.consent', { callId: live.callId, given }));
  return (
    <fieldset className={styles.consent} aria-label={t('recordings.live.consent')} data-testid="recording-consent">
      <span className={styles.badge} data-look="consent" title={t('recordings.askConsentHint')}>
        <LiveGlyph look="consent" />
        <span className={styles.word}>{t('recordings.askConsent')}</span>
      </span>
      {live.may.consent && (
        <>
          <button type="button" className={styles.yes} disabled={task.busy} onClick={() => answer(true)}>
            {t('recordings.agreed')}
          </button>
          <button type="button" className={styles.no} disabled={task.busy} onClick={() => answer(false)}>
            {t('recordings.refused')}
          </button>
        </>
      )}
      {task.error !== null && (
        <span className={styles.fault} role="alert">
          {t(`errors.${task.error}`)}
        </span>
      )}
    </fieldset>
  );
}
