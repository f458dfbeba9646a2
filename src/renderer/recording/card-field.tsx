import type { ClipboardEvent, Ref } from 'react';
import styles from './card-field.module.css';
import { CARD_DIGITS, cardDigits, inFours } from './card-number.ts';

type Props = {
  readonly label: string;
  readonly digits: string;
  readonly onDigits: (digits: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
};

/** A field for a card number, in groups of four. While it has the keyboard the recording of the call pauses by itself. */
export function CardField({ label, digits, onDigits, ref }: Props) {
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = cardDigits(event.clipboardData.getData('text'));
    // A whole number replaces; a part is put in by the browser where the cursor is.
    if (pasted.length < CARD_DIGITS) return;
    event.preventDefault();
    onDigits(pasted);
  };
  return (
    <input
      ref={ref}
      className={styles.field}
      data-card-field=""
      type="text"
      inputMode="numeric"
      dir="ltr"
      // The browser must neither offer nor keep such a number.
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      aria-label={label}
      placeholder="···· ···· ···· ····"
      maxLength={CARD_DIGITS + 6}
      value={inFours(digits)}
      onPaste={paste}
      onChange={(event) => onDigits(cardDigits(event.currentTarget.value))}
    />
  );
}
