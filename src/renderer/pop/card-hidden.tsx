import type { ScreenPop } from '../../shared/contract/calls.ts';
import styles from './card.module.css';
import type { Speech } from './speech.ts';

/** Says that there is no number and why; nobody is ever looked up or made for such a call. */
export function CardHidden({ pop, speech }: { pop: ScreenPop; speech: Speech }) {
  const { t } = speech;
  return (
    <div className={styles.hiddenBody}>
      <p>{whyHidden(pop, speech)}</p>
      <p className={styles.hint}>{t('pop.hiddenAsk')}</p>
    </div>
  );
}

/** The reason in words. */
export function whyHidden(pop: Pick<ScreenPop, 'numberStatus' | 'number' | 'callerName'>, { t }: Speech): string {
  switch (pop.numberStatus) {
    case 'private':
      return t('pop.hiddenPrivate');
    case 'unavailable':
      return t('pop.hiddenUnavailable');
    case 'placeholder':
      return t('pop.hiddenPlaceholder');
    case 'text':
      return t('pop.hiddenText', { text: pop.number ?? pop.callerName ?? '' });
    case 'none':
    case 'ok':
      return t('pop.hiddenNone');
  }
}
