import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Instant } from '../../shared/domain/instant.ts';
import { startOfDay } from '../../shared/domain/jalali.ts';
import styles from './forms.module.css';
import type { Speech } from './speech.ts';

type Common = { readonly speech: Speech; readonly busy: boolean; readonly onCancel: () => void };

/** One line for a new ticket: what is it about, Enter opens it. */
export function TicketComposer({
  speech,
  busy,
  onCancel,
  onSave,
}: Common & { readonly onSave: (title: string) => void }) {
  const { t } = speech;
  return (
    <Composer
      title={t('pop.newTicket')}
      placeholder={t('pop.ticketPlaceholder')}
      speech={speech}
      busy={busy}
      onCancel={onCancel}
      onSave={onSave}
    />
  );
}

/** A promise and when it is due, in two strokes. */
export function FollowUpComposer({
  speech,
  busy,
  onCancel,
  onSave,
}: Common & { readonly onSave: (text: string, dueAt: Instant) => void }) {
  const { t, format } = speech;
  const times = useRef(dueTimes(Date.now(), format.dates.zone)).current;
  const [chosen, setChosen] = useState(times.findIndex((time) => time.key === 'pop.tomorrow'));
  const due = times[chosen] ?? times[0];
  return (
    <Composer
      title={t('pop.followUp')}
      placeholder={t('pop.followUpPlaceholder')}
      speech={speech}
      busy={busy}
      onCancel={onCancel}
      onSave={(text) => due !== undefined && onSave(text, due.at)}
    >
      <div className={styles.chips}>
        {times.map((time, index) => (
          <button
            key={time.key}
            type="button"
            aria-pressed={index === chosen}
            className={styles.chip}
            onClick={() => setChosen(index)}
          >
            {t(time.key)}
          </button>
        ))}
      </div>
    </Composer>
  );
}

const HOUR = 3_600_000;

type DueTime = { readonly key: 'pop.inOneHour' | 'pop.todayEnd' | 'pop.tomorrow' | 'pop.inWeek'; readonly at: Instant };

/** The four moments that are promised most; what has passed today is not offered. */
export function dueTimes(now: Instant, zone: string): readonly DueTime[] {
  const today = startOfDay(now, zone);
  const tomorrow = startOfDay(today + 36 * HOUR, zone);
  const week = startOfDay(today + 7 * 24 * HOUR + 12 * HOUR, zone);
  const times: readonly DueTime[] = [
    { key: 'pop.inOneHour', at: now + HOUR },
    { key: 'pop.todayEnd', at: today + 17 * HOUR },
    { key: 'pop.tomorrow', at: tomorrow + 9 * HOUR },
    { key: 'pop.inWeek', at: week + 9 * HOUR },
  ];
  return times.filter((time) => time.at > now);
}

type ComposerProps = Common & {
  readonly title: string;
  readonly placeholder: string;
  readonly onSave: (text: string) => void;
  readonly children?: React.ReactNode;
};

function Composer({ title, placeholder, speech, busy, onCancel, onSave, children }: ComposerProps) {
  const { t } = speech;
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = () => text.trim() !== '' && !busy && onSave(text.trim());
  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault();
      save();
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the keys typed in its fields from being commands of the card.
    <div className={styles.form} onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        dir="auto"
        className={styles.input}
        aria-label={title}
        placeholder={placeholder}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {children}
      <div className={styles.formEnd}>
        <button type="button" className={styles.primary} disabled={busy || text.trim() === ''} onClick={save}>
          {t(busy ? 'pop.saving' : 'pop.save')}
        </button>
        <button type="button" className={styles.plain} onClick={onCancel}>
          {t('words.cancel')}
        </button>
      </div>
    </div>
  );
}
