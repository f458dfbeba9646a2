import type { ScreenPop } from '../../shared/contract/calls.ts';
import type { Speech } from '../pop/speech.ts';
import { ConsentButtons } from './consent-buttons.tsx';
import styles from './live.module.css';
import { LiveBadge } from './live-badge.tsx';
import { liveLook } from './live-words.ts';
import { useLiveRecording } from './use-live-recording.ts';

type Props = { readonly pop: ScreenPop; readonly speech: Speech };

/** On the first row of a card whose call is talked: how it is recorded. A ringing card has none of this to paint. */
export function CardRecording({ pop, speech }: Props) {
  const live = useLiveRecording(pop.callId);
  return live === undefined || live.state === 'off' ? null : <LiveBadge live={live} speech={speech} />;
}

/** Above the deeds of a card: the question that has to be put before anything is kept. */
export function CardConsent({ pop, speech }: Props) {
  const live = useLiveRecording(pop.callId);
  if (live === undefined || liveLook(live) !== 'consent') return null;
  return (
    <div className={styles.cardConsent}>
      <ConsentButtons live={live} speech={speech} />
    </div>
  );
}
