import type { LiveRecording } from '../../shared/contract/recordings.ts';
import type { Speech } from '../pop/speech.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useCommand } from '../use-core.tsx';
import styles from './live.module.css';
import { isRunning, liveWord } from './live-words.ts';

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
      {live.may.consent && <ChangedMind live={live} speech={speech} />}
    </div>
  );
}

/** A caller may take an answer back at any moment of the call. */
function ChangedMind({ live, speech }: { readonly live: LiveRecording; readonly speech: Speech }) {
  const { t } = speech;
  const confirm = useConfirm();
  const consent = useCommand('recordings.consent');
  const refused = live.consent === 'refused';
  async function change() {
    const action = t(refused ? 'recordings.agreed' : 'recordings.refused');
    const question = { title: t('recordings.saysNo'), text: t('recordings.saysNoText'), action, danger: true };
    if (!refused && isRunning(live) && !(await confirm(question))) return;
    await consent.run({ callId: live.callId, given: refused });
  }
  return (
    <button type="button" className={styles.no} disabled={consent.pending} onClick={() => void change()}>
      {t(refused ? 'recordings.saysYes' : 'recordings.saysNo')}
    </button>
  );
}
