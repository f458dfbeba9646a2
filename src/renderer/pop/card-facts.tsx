import { type ReactNode, useState } from 'react';
import type { CustomerCard } from '../../shared/contract/customers.ts';
import styles from './card.module.css';
import { Glyph, type GlyphName } from './glyph.tsx';
import { balanceText, dueText, type Speech } from './speech.ts';

/** What the office knows, in the order in which it matters at the ring: caution, promise, last note, tickets, balance, owner. */
export function CardFacts({ customer, speech }: { customer: CustomerCard; speech: Speech }) {
  const [now] = useState(() => Date.now());
  const { t, format } = speech;
  const { caution, promise, lastNote, openTickets, balance, ownerName } = customer;
  const bare = caution === null && promise === null && lastNote === null && openTickets.count === 0 && balance === null;
  return (
    <div className={styles.facts}>
      {caution !== null && (
        <Fact
          name="caution"
          glyph="warn"
          text={caution.text}
          side={cautionSide(caution, speech)}
          label={t('pop.caution')}
          className={styles.caution}
        />
      )}
      {promise !== null && (
        <Fact
          name="promise"
          glyph="clock"
          text={promise.text}
          side={t(promise.dueAt < now ? 'pop.overdue' : 'pop.due', { when: dueText(promise.dueAt, now, speech) })}
          label={t('pop.promise')}
          className={promise.dueAt < now ? styles.overdue : undefined}
        />
      )}
      {lastNote !== null && (
        <Fact
          name="note"
          glyph="note"
          text={lastNote.text}
          side={joined(isolated(lastNote.authorName), format.ago(lastNote.at, now))}
          label={t('pop.lastNote')}
          className={styles.twoLines}
        />
      )}
      {openTickets.count > 0 && (
        <Fact
          name="tickets"
          glyph="ticket"
          lead={t('pop.tickets', { count: openTickets.count })}
          text={openTickets.newestTitle ?? ''}
          label={t('pop.ticket')}
        />
      )}
      {(balance !== null || ownerName !== null) && (
        <div className={styles.pair}>
          {balance !== null && (
            <Fact
              name="balance"
              glyph="coin"
              text={balanceText(balance.rials, speech)}
              side={t('pop.asOf', { date: shortDate(balance.at, now, format) })}
              label={t('pop.balance')}
              className={balance.rials < 0 ? styles.owes : undefined}
            />
          )}
          {ownerName !== null && <Fact name="owner" glyph="person" text={ownerName} label={t('pop.owner')} />}
        </div>
      )}
      {bare && ownerName === null && <p className={styles.empty}>{t('pop.noPast')}</p>}
    </div>
  );
}

/** Without its year when that is this year's: the row is narrow, and the title has the whole date of the file. */
function shortDate(at: number, now: number, { date }: Speech['format']): string {
  const whole = date(at);
  return whole.slice(0, 4) === date(now).slice(0, 4) ? whole.slice(5) : whole;
}

function cautionSide(caution: NonNullable<CustomerCard['caution']>, { t, format }: Speech): string {
  return joined(
    isolated(caution.authorName),
    caution.expiresAt === null ? null : t('pop.until', { date: format.date(caution.expiresAt) }),
  );
}

/** A name of either script inside a sentence of the other keeps the sentence in its order. */
function isolated(name: string | null): string | null {
  return name === null ? null : `\u2068${name}\u2069`;
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

type FactProps = {
  readonly name: string;
  readonly glyph: GlyphName;
  readonly label: string;
  readonly text: string;
  readonly lead?: string;
  readonly side?: string;
  readonly className?: string | undefined;
};

/** One row: a sign, the words (clipped, whole in the title), and who or when at the end. */
function Fact({ name, glyph, label, text, lead, side, className }: FactProps): ReactNode {
  const whole = [`${label}:`, lead === `${label}:` ? null : lead, text, side].filter(Boolean).join(' ');
  return (
    <div className={`${styles.fact} ${className ?? ''}`} data-fact={name} title={whole}>
      <Glyph name={glyph} size={15} />
      <span className={styles.srOnly}>{label}: </span>
      {lead !== undefined && <span className={styles.lead}>{lead}</span>}
      <bdi className={styles.factText}>{text}</bdi>
      {side !== undefined && side !== '' && <span className={styles.side}>{side}</span>}
    </div>
  );
}
