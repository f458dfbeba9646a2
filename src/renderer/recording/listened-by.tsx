import type { Recording } from '../../shared/contract/recordings.ts';
import type { Speech } from '../pop/speech.ts';
import styles from './player.module.css';

const NAMED = 3;

/** Who has heard this, the latest first; unfolded with the moment of each time. */
export function ListenedBy({ listens, speech }: { readonly listens: Recording['listens']; readonly speech: Speech }) {
  const { t, format } = speech;
  if (listens.length === 0) return <p className={styles.listened}>{t('recordings.listenedNobody')}</p>;
  const latest = listens.toSorted((a, b) => b.at - a.at);
  const names = [...new Set(latest.map((one) => one.byName))];
  const more = names.length - NAMED;
  const named = [
    ...names.slice(0, NAMED).map((name) => `\u2068${name}\u2069`),
    ...(more > 0 ? [t('recordings.andMore', { count: more })] : []),
  ].join(t('words.listSeparator'));
  return (
    <details className={styles.listened}>
      <summary>{t('recordings.listenedBy', { names: named, count: listens.length })}</summary>
      <ul>
        {latest.map((one) => (
          <li key={`${one.at} ${one.byName}`}>
            <bdi>{one.byName}</bdi> <span className={styles.soft}>{format.when(one.at)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
