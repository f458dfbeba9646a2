import type { LiveRecording } from '../../shared/contract/recordings.ts';
import { Elapsed } from '../pop/elapsed.tsx';
import type { Speech } from '../pop/speech.ts';
import styles from './live.module.css';
import { LiveGlyph } from './live-glyph.tsx';
import { liveLook, liveWord } from './live-words.ts';

/** How a call is recorded: its shape, its word, and for how long. */
export function LiveBadge({ live, speech }: { readonly live: LiveRecording; readonly speech: Speech }) {
  const look = liveLook(live);
  const since = look === 'recording' ? live.startedAt : live.state === 'paused' ? live.pausedAt : null;
  return (
    <span className={styles.badge} data-look={look} title={liveWord(live, speech.t)} data-testid="recording-state">
      <LiveGlyph look={look} />
      <span className={styles.word}>{liveWord(live, speech.t)}</span>
      {since !== null && <Elapsed from={since} to={null} format={speech.format} className={styles.time} />}
    </span>
  );
}
