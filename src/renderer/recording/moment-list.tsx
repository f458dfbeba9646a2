import type { Speech } from '../pop/speech.ts';
import { momentWord } from './moment-words.ts';
import type { Moment } from './moments.ts';
import styles from './player.module.css';

type Props = {
  readonly moments: readonly Moment[];
  readonly speech: Speech;
  readonly onJump: (atMs: number) => void;
};

/** What happened in a recording, each to be jumped to. */
export function MomentList({ moments, speech, onJump }: Props) {
  const { t, format } = speech;
  if (moments.length === 0) return null;
  return (
    <ol className={styles.moments} aria-label={t('recordings.moments')}>
      {moments.map((moment, index) => {
        const time = format.duration(moment.atMs / 1000);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two equal moments differ in nothing else.
          <li key={`${moment.kind} ${moment.atMs} ${index}`}>
            <button
              type="button"
              className={styles.moment}
              data-kind={moment.kind}
              title={t('recordings.jumpTo', { time })}
              onClick={() => onJump(moment.atMs)}
            >
              <span
                className={styles.sign}
                data-kind={moment.kind}
                data-cause={moment.kind === 'gap' ? moment.cause : undefined}
                aria-hidden="true"
              />
              <bdi dir="ltr" className={styles.at}>
                {time}
              </bdi>
              <bdi className={styles.momentText}>{momentWord(moment, speech)}</bdi>
              <Aside moment={moment} speech={speech} />
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** How long the silence is, or whose words these are. */
function Aside({ moment, speech }: { readonly moment: Moment; readonly speech: Speech }) {
  if (moment.kind !== 'gap') return moment.by === null ? null : <bdi className={styles.soft}>{moment.by}</bdi>;
  const length = speech.format.duration(Math.max(1, Math.round((moment.toMs - moment.atMs) / 1000)));
  return <span className={styles.soft}>{speech.t('recordings.gapLength', { length })}</span>;
}
