import type { CustomerCard } from '../../shared/contract/customers.ts';
import styles from './card.module.css';
import { Glyph } from './glyph.tsx';
import type { Speech } from './speech.ts';

type Props = {
  readonly customers: readonly CustomerCard[];
  /** `several` share the number; `maybe` is a guess and is drawn as one. */
  readonly kind: 'several' | 'maybe';
  readonly total: number;
  readonly active: number;
  readonly busy: boolean;
  readonly speech: Speech;
  readonly onChoose: (customer: CustomerCard) => void;
  readonly onSearch: () => void;
};

/** At most five people to choose from; arrows move, Enter chooses. */
export function CardChoice({ customers, kind, total, active, busy, speech, onChoose, onSearch }: Props) {
  const { t, format } = speech;
  const more = total - customers.length;
  const now = Date.now();
  return (
    <div className={styles.choice} data-kind={kind}>
      <div role="listbox" aria-label={t(kind === 'several' ? 'pop.severalHint' : 'pop.maybeHint')}>
        {customers.map((customer, index) => (
          <button
            key={customer.id}
            type="button"
            role="option"
            aria-selected={index === active}
            data-active={index === active || undefined}
            tabIndex={-1}
            disabled={busy}
            className={styles.option}
            title={[customer.name, customer.company, customer.caution?.text].filter(Boolean).join(' · ')}
            onClick={() => onChoose(customer)}
          >
            <Glyph name={kind === 'maybe' ? 'question' : customer.kind === 'company' ? 'people' : 'person'} size={15} />
            <bdi className={styles.optionName}>{customer.name}</bdi>
            {customer.caution !== null && (
              <span className={styles.optionCaution}>
                <Glyph name="warn" size={13} />
                <span className={styles.srOnly}>{t('pop.caution')}</span>
              </span>
            )}
            {customer.company !== null && <bdi className={styles.optionCompany}>{customer.company}</bdi>}
            <span className={styles.optionAgo}>
              {customer.lastCallAt === null ? '' : format.ago(customer.lastCallAt, now)}
            </span>
          </button>
        ))}
      </div>
      {more > 0 ? (
        <button type="button" className={styles.link} onClick={onSearch}>
          {t('pop.moreCustomers', { count: more })}
        </button>
      ) : (
        <p className={styles.hint}>{t(kind === 'several' ? 'pop.severalHint' : 'pop.maybeHint')}</p>
      )}
    </div>
  );
}
