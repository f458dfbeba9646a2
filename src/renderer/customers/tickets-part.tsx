import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Customer, Ticket } from '../../shared/contract/customers.ts';
import { Part } from '../lists/room-layout.tsx';
import { useTask } from '../pop/use-task.ts';
import { TimeText } from '../ui/time-text.tsx';
import { useUndoToast } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';

type Props = { readonly customer: Customer; readonly may: boolean };

/** What is open about this customer; what was settled stands folded below. */
export function TicketsPart({ customer, may }: Props) {
  const t = useWords();
  const open = customer.tickets.filter((one) => one.closedAt === null).toSorted((a, b) => b.openedAt - a.openedAt);
  const closed = customer.tickets.filter((one) => one.closedAt !== null).toSorted((a, b) => b.openedAt - a.openedAt);
  return (
    <Part title={t('customers.tickets')}>
      {may && <NewTicket customerId={customer.id} />}
      {open.length === 0 && <p className={styles.quiet}>{t('customers.noTickets')}</p>}
      <ul className={styles.rows}>
        {open.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} may={may} />
        ))}
      </ul>
      {closed.length > 0 && (
        <details className={styles.folded}>
          <summary>{t('customers.closedTickets', { count: closed.length })}</summary>
          <ul className={styles.rows}>
            {closed.map((ticket) => (
              <TicketRow key={ticket.id} ticket={ticket} may={may} />
            ))}
          </ul>
        </details>
      )}
    </Part>
  );
}

function NewTicket({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const [title, setTitle] = useState('');
  return (
    <form
      className={styles.newNote}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() === '') return;
        void task.run(async () => {
          await client.ask('tickets.open', { customerId, title: title.trim() });
          setTitle('');
        });
      }}
    >
      <TextInput
        dir="auto"
        aria-label={t('pop.newTicket')}
        placeholder={t('customers.ticketNew')}
        value={title}
        maxLength={200}
        error={task.error === null ? undefined : t(`errors.${task.error}`)}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" variant="light" loading={task.busy} disabled={title.trim() === ''}>
        {t('customers.ticketOpen')}
      </Button>
    </form>
  );
}

function TicketRow({ ticket, may }: { readonly ticket: Ticket; readonly may: boolean }) {
  const t = useWords();
  const format = useFormat();
  const { client } = useCore();
  const undoable = useUndoToast();
  const task = useTask();
  const { id, number, title, closedAt } = ticket;
  const set = (closed: boolean) =>
    void task.run(async () => {
      await client.ask('tickets.close', { id, closed });
      if (closed)
        undoable(t('customers.ticketClosed', { number: format.digits(String(number)) }), () =>
          client.ask('tickets.close', { id, closed: false }),
        );
    });
  return (
    <li className={styles.row}>
      <bdi dir="ltr" className={styles.soft}>
        #{format.digits(String(number))}
      </bdi>
      <bdi className={styles.rowText}>{title}</bdi>
      <span className={styles.soft}>
        {closedAt === null ? (
          <TimeText at={ticket.openedAt} style="date" />
        ) : (
          t('customers.ticketIsClosed', { date: format.date(closedAt) })
        )}
      </span>
      {may && (
        <Button
          className={styles.rowEnd}
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={task.busy}
          onClick={() => set(closedAt === null)}
        >
          {t(closedAt === null ? 'customers.ticketClose' : 'customers.ticketReopen')}
        </Button>
      )}
    </li>
  );
}
