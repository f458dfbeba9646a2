import { useEffect, useState } from 'react';
import type { ScreenPop } from '../../shared/contract/calls.ts';
import styles from './card.module.css';
import { Glyph } from './glyph.tsx';
import { type Speech, shownNumber } from './speech.ts';
import { useCopied } from './use-copied.ts';

/** The number, copied by one click, with its place and how often it called. */
export function CardNumber({
  pop,
  company,
  speech,
  asTitle,
}: {
  pop: ScreenPop;
  company: string | null;
  speech: Speech;
  asTitle: boolean;
}) {
  const { t, format } = speech;
  const shown = shownNumber(pop, speech);
  return (
    <>
      <div className={asTitle ? styles.titleRow : styles.numberRow}>
        {asTitle ? null : shown === null ? (
          <NoNumber speech={speech} />
        ) : (
          <CopyNumber text={pop.local ?? pop.number ?? ''} shown={shown} speech={speech} />
        )}
        {!pop.numberSure && shown !== null && (
          <span className={styles.unsure} title={t('pop.unsureHint')}>
            <Glyph name="question" size={13} />
            {t('pop.unsure')}
          </span>
        )}
        {company !== null && (
          <span className={styles.company} title={company}>
            <bdi>{company}</bdi>
          </span>
        )}
      </div>
      <div className={styles.placeRow}>
        {pop.place !== null && <span>{pop.place[format.dates.language]}</span>}
        {pop.repeat.count > 1 && <span className={styles.repeat}>{t('pop.nthCall', { nth: pop.repeat.count })}</span>}
        {pop.repeat.lastAgentName !== null && (
          <bdi className={styles.lastAgent}>{t('pop.lastAgent', { name: pop.repeat.lastAgentName })}</bdi>
        )}
      </div>
    </>
  );
}

/** A number as a button: one click puts its local form on the clipboard. */
export function CopyNumber({
  text,
  shown,
  speech,
  large = false,
}: {
  text: string;
  shown: string;
  speech: Speech;
  large?: boolean;
}) {
  const { copied, copy } = useCopied();
  const label = copied ? speech.t('pop.copied') : speech.t('pop.copyNumber');
  return (
    <button
      type="button"
      className={large ? styles.numberLarge : styles.number}
      title={label}
      aria-label={`${shown} · ${label}`}
      onClick={() => copy(text)}
    >
      <bdi dir="ltr">{shown}</bdi>
      <Glyph name={copied ? 'check' : 'copy'} size={14} />
    </button>
  );
}

/** How long a skeleton may stand before words take its place. */
const SKELETON_MS = 500;

function NoNumber({ speech }: { speech: Speech }) {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), SKELETON_MS);
    return () => clearTimeout(timer);
  }, []);
  return waited ? (
    <span className={styles.noNumber}>{speech.t('pop.noNumberYet')}</span>
  ) : (
    <span className={styles.skeleton} role="img" aria-label={speech.t('pop.numberComing')} />
  );
}
