import type { CallEvent } from '../../shared/contract/calls.ts';
import { CALL_OUTCOMES } from '../../shared/domain/call.ts';
import { NUMBER_STATUSES } from '../../shared/domain/line-signal.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { Part } from '../lists/room-layout.tsx';
import { type Format, useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './calls.module.css';
import { preciseTime, sinceStart } from './precise-time.ts';

/** What happened in a call, to the millisecond. */
export function CallTimeline({
  events,
  startedAt,
}: {
  readonly events: readonly CallEvent[];
  readonly startedAt: number;
}) {
  const t = useWords();
  const format = useFormat();
  const { dates } = format;
  return (
    <Part title={t('calls.timeline')}>
      <ol className={styles.timeline}>
        {events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two equal events of one moment differ in nothing else.
          <li key={`${event.at} ${event.kind} ${index}`} data-kind={event.kind}>
            <bdi dir="ltr" className={styles.moment}>
              {preciseTime(event.at, dates)}
            </bdi>
            <span>
              <EventWords event={event} t={t} format={format} />
              {event.byName !== null && (
                <span className={styles.soft}>
                  {' · '}
                  <bdi>{event.byName}</bdi>
                </span>
              )}
            </span>
            <bdi dir="ltr" className={styles.since}>
              {sinceStart(event.at, startedAt, dates.digits)}
            </bdi>
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** Kinds whose sentence takes the detail in. */
const SPOKEN = ['ring', 'popShown', 'popSeen'] as const;

function EventWords({
  event,
  t,
  format,
}: {
  readonly event: CallEvent;
  readonly t: Translate;
  readonly format: Format;
}) {
  const spoken = SPOKEN.find((kind) => kind === event.kind);
  if (spoken !== undefined) return t(`event.${spoken}`, { detail: format.digits(event.detail ?? '') });
  const { kind } = event;
  if (kind === 'ring' || kind === 'popShown' || kind === 'popSeen') return null;
  return (
    <>
      {t(`event.${kind}`)}
      <EventDetail event={event} t={t} format={format} />
    </>
  );
}

/** A value of a known list in its words; a number as a number; an id is nothing to a reader. */
function EventDetail({
  event: { detail, kind },
  t,
  format,
}: {
  readonly event: CallEvent;
  readonly t: Translate;
  readonly format: Format;
}) {
  if (detail === null || detail === '' || /^[0-9a-hjkmnp-tv-z]{26}$/.test(detail)) return null;
  if (kind === 'joined' && (detail === 'certain' || detail === 'likely'))
    return <span className={styles.soft}> · {t(`joined.${detail}`)}</span>;
  if (kind === 'transferred' || kind === 'answered')
    return <span className={styles.soft}> · {t('calls.extension', { extension: format.digits(detail) })}</span>;
  const outcome = CALL_OUTCOMES.find((one) => one === detail);
  if (outcome !== undefined) return <span className={styles.soft}> · {t(`outcome.${outcome}`)}</span>;
  const status = NUMBER_STATUSES.find((one) => one === detail);
  if (status !== undefined && status !== 'ok') return <span className={styles.soft}> · {t(`status.${status}`)}</span>;
  const isNumber = kind === 'callerId' || kind === 'dialled' || kind === 'dialRequested';
  return (
    <span className={styles.soft}>
      {' · '}
      <bdi dir={isNumber ? 'ltr' : 'auto'}>{isNumber ? format.digits(detail) : detail}</bdi>
    </span>
  );
}
