import type { Speech } from '../pop/speech.ts';
import { useStore } from '../store.ts';
import { ErrorText } from '../ui/error-text.tsx';
import styles from './player.module.css';
import type { Sound } from './sound.ts';

/** Why there is no sound, in words, with the way on. */
export function PlayerFault({ sound, speech }: { readonly sound: Sound; readonly speech: Speech }) {
  const { t } = speech;
  const error = useStore(sound, (state) => state.error);
  const needsClick = useStore(sound, (state) => state.needsClick);
  if (needsClick) return <p className={styles.remark}>{t('recordings.startByHand')}</p>;
  if (error === null) return null;
  if (error === 'cannotPlay')
    return (
      <p className={styles.fault} role="alert">
        {t('recordings.cannotPlay')}
      </p>
    );
  // What is deleted or damaged stays so: trying again would be no way on.
  const final = error === 'recording_gone' || error === 'recording_damaged' || error === 'denied';
  return <ErrorText code={error} {...(final ? {} : { onRetry: () => void sound.play() })} />;
}
