import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Speech } from '../pop/speech.ts';
import { useCopied } from '../pop/use-copied.ts';
import { useStore } from '../store.ts';
import styles from './card-field.module.css';
import { CardField } from './card-field.tsx';
import { bankOf, CARD_DIGITS, cardDigits, fitsCheckDigit } from './card-number.ts';
import { cardPause } from './card-pause.ts';
import { LiveGlyph } from './live-glyph.tsx';
import { useLiveRecording } from './use-live-recording.ts';

type Props = {
  readonly callId: string;
  readonly over: boolean;
  readonly speech: Speech;
  readonly onClose: () => void;
};

/** A place for the card number that a caller reads out: held nowhere, and gone when the keyboard leaves it. */
export function CardPanel({ callId, over, speech, onClose }: Props) {
  const { t } = speech;
  const [digits, setDigits] = useState('');
  const { copied, copy } = useCopied();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const panel = event.currentTarget;
    if (event.relatedTarget instanceof Node && panel.contains(event.relatedTarget)) return;
    // Another window in front keeps the field as it is: the number may have to be typed there.
    queueMicrotask(() => !panel.contains(document.activeElement) && setDigits(''));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };
  return (
    <div
      className={styles.panel}
      role="dialog"
      aria-label={t('recordings.cardData')}
      data-card-field=""
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <strong>{t('recordings.cardNumber')}</strong>
        <PauseState callId={callId} over={over} speech={speech} />
      </div>
      <div className={styles.row}>
        <CardField ref={field} label={t('recordings.cardNumber')} digits={digits} onDigits={setDigits} />
        <button
          type="button"
          className={styles.copy}
          disabled={digits.length < CARD_DIGITS}
          // The keyboard stays in the field, or it would empty itself.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => copy(cardDigits(digits))}
        >
          {t(copied ? 'recordings.cardCopied' : 'recordings.cardCopy')}
        </button>
      </div>
      <p className={styles.hint} role="status">
        <Judged digits={digits} speech={speech} />
      </p>
    </div>
  );
}

/** What can be said of the digits so far. */
function Judged({ digits, speech }: { readonly digits: string; readonly speech: Speech }) {
  const { t, format } = speech;
  if (digits === '') return t('recordings.cardNothingKept');
  if (digits.length < CARD_DIGITS) return t('recordings.cardShort', { digits: digits.length, all: CARD_DIGITS });
  if (!fitsCheckDigit(digits)) return <span className={styles.wrong}>✕ {t('recordings.cardWrong')}</span>;
  const bank = bankOf(digits);
  return (
    <span className={styles.right}>
      ✓{' '}
      {bank === null ? t('recordings.cardRight') : t('recordings.cardRightBank', { bank: bank[format.dates.language] })}
    </span>
  );
}

/** Whether what is said now is recorded: the one thing to know before a number is read out. */
function PauseState({ callId, over, speech }: Omit<Props, 'onClose'>) {
  const { t } = speech;
  const live = useLiveRecording(callId);
  const refused = useStore(cardPause, ({ refused }) => refused);
  const state = live === undefined || over ? 'off' : live.state;
  if (state === 'off' || state === 'stopped')
    return <span className={styles.hint}>{t('recordings.cardNotRecorded')}</span>;
  if (state === 'paused')
    return (
      <span className={styles.paused} role="status">
        <LiveGlyph look="paused" /> {t('recordings.cardPaused')}
      </span>
    );
  return refused ? (
    <span className={styles.wrong} role="alert">
      <LiveGlyph look="trouble" /> {t('recordings.cardNotPaused')}
    </span>
  ) : (
    <span className={styles.hint} role="status">
      {t('recordings.cardPausing')}
    </span>
  );
}
