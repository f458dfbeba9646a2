import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { CustomerBrief } from '../../shared/contract/customers.ts';
import styles from './forms.module.css';
import { Glyph } from './glyph.tsx';
import type { Speech } from './speech.ts';

type Props = {
  readonly speech: Speech;
  readonly search: (text: string) => Promise<readonly CustomerBrief[]>;
  readonly onChoose: (customer: CustomerBrief) => void;
  readonly onCancel?: (() => void) | undefined;
  readonly rows?: number;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  /** Focus goes in only when a person asked for this field, never because a call came. */
  readonly asked?: boolean;
};

/** How long the typing must rest before it is asked. */
const REST_MS = 120;

/** Finds a customer as you type; arrows and Enter choose. */
export function CustomerSearch({
  speech,
  search,
  onChoose,
  onCancel,
  rows = 4,
  label,
  hint,
  disabled = false,
  asked = true,
}: Props) {
  const { t, format } = speech;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const found = useFound(text, search);
  const shown = found?.slice(0, rows) ?? [];
  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const chosen = shown[active];
    if (event.key === 'Escape') onCancel?.();
    else if (event.key === 'ArrowDown') setActive((now) => Math.min(now + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setActive((now) => Math.max(now - 1, 0));
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.search}>
      <label className={styles.field}>
        <Glyph name="search" size={15} />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls={listId}
          aria-activedescendant={shown[active] === undefined ? undefined : `${listId}-${active}`}
          aria-label={label}
          placeholder={t('pop.attachPlaceholder')}
          value={text}
          maxLength={100}
          disabled={disabled}
          autoComplete="off"
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
        />
      </label>
      <div id={listId} role="listbox" aria-label={label} className={styles.found}>
        {shown.map((customer, index) => (
          <button
            key={customer.id}
            id={`${listId}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            disabled={disabled}
            className={styles.option}
            onClick={() => onChoose(customer)}
          >
            <Glyph name={customer.kind === 'company' ? 'people' : 'person'} size={15} />
            <bdi className={styles.optionName}>{customer.name}</bdi>
            {customer.company !== null && <bdi className={styles.optionSide}>{customer.company}</bdi>}
            {customer.number !== null && (
              <bdi dir="ltr" className={styles.optionNumber}>
                {format.digits(customer.number)}
              </bdi>
            )}
          </button>
        ))}
      </div>
      {found !== null && found.length === 0 && <p className={styles.hint}>{t('pop.attachNone')}</p>}
      {found === null && hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}

/** Null while nothing was asked. */
function useFound(text: string, search: Props['search']): readonly CustomerBrief[] | null {
  const [found, setFound] = useState<readonly CustomerBrief[] | null>(null);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < 2) {
      setFound(null);
      return;
    }
    let late = false;
    const timer = setTimeout(() => {
      search(wanted).then(
        (rows) => late || setFound(rows),
        () => late || setFound([]),
      );
    }, REST_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [text, search]);
  return found;
}
