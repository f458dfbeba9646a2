import { Select, TextInput } from '@mantine/core';
import { NUMBER_LABELS } from '../../shared/contract/customers.ts';
import { labelOf } from '../pop/number-label.ts';
import { useAsk } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';
import { type NumberReading, readNumber } from './number-reading.ts';

export type NumberLabel = (typeof NUMBER_LABELS)[number];
export type TypedNumber = {
  readonly raw: string /** Null: as the number suggests. */;
  readonly label: NumberLabel | null;
};
export const NO_NUMBER: TypedNumber = { raw: '', label: null };

/** The label that is shown and saved. */
export function labelFor({ raw, label }: TypedNumber): NumberLabel {
  return label ?? labelOf(raw);
}

type Props = {
  readonly value: TypedNumber;
  readonly onChange: (value: TypedNumber) => void;
  readonly onEnter?: () => void;
  readonly autoFocus?: boolean;
  readonly error?: string | null;
};

/** A number with its label; says while it is typed how it will be understood. */
export function NumberField({ value, onChange, onEnter, autoFocus = false, error = null }: Props) {
  const t = useWords();
  const office = useAsk('settings.get', {}).data;
  const reading = office === undefined ? null : readNumber(value.raw, office);
  return (
    <div className={styles.numberField}>
      <TextInput
        dir="ltr"
        type="tel"
        aria-label={t('customers.numberField')}
        placeholder={t('customers.numberField')}
        value={value.raw}
        maxLength={60}
        autoFocus={autoFocus}
        error={error}
        description={reading === null ? undefined : <Reading reading={reading} />}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => onChange({ ...value, raw: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || onEnter === undefined) return;
          event.preventDefault();
          onEnter();
        }}
      />
      <Select
        aria-label={t('customers.label')}
        value={labelFor(value)}
        data={NUMBER_LABELS.map((one) => ({ value: one, label: t(`label.${one}`) }))}
        onChange={(label) => onChange({ ...value, label: NUMBER_LABELS.find((one) => one === label) ?? null })}
      />
    </div>
  );
}

function Reading({ reading }: { readonly reading: NumberReading }) {
  const t = useWords();
  const format = useFormat();
  switch (reading.kind) {
    case 'empty':
      return null;
    case 'whole': {
      // The isolates keep the number's own direction inside a sentence of either.
      const number = `\u2066${format.digits(reading.local)}\u2069`;
      const place = reading.place?.[format.dates.language];
      return (
        <span className={styles.good}>
          {place === undefined ? t('customers.readsAs', { number }) : t('customers.readsAsPlace', { number, place })}
        </span>
      );
    }
    case 'short':
      return t('customers.numberShort', { number: format.digits(reading.digits) });
    case 'maybe':
      return <span className={styles.doubt}>{t('customers.numberMaybe')}</span>;
    case 'none':
      return <span className={styles.bad}>{t('customers.numberNone')}</span>;
  }
}
