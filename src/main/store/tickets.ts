import type { Ticket } from '../../shared/contract/customers.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { personOf } from './person.ts';

export type TicketRow = {
  readonly id: string;
  readonly customerId: string;
  readonly callId: string | null;
  readonly title: string;
  readonly openedAt: Instant;
  readonly openedBy: string | null;
  readonly closedAt: Instant | null;
};

/** The tickets of a customer: open ones first, then newest first. */
export function ticketsOf(db: ReadableDb, customerId: string): Ticket[] {
  return db
    .all<TicketRecord>(
      `${TICKET} where t.customer_id = ? order by t.closed_at is not null, t.opened_at desc, t.number desc`,
      customerId,
    )
    .map(toTicket);
}

export function readTicket(db: ReadableDb, id: string): Ticket | null {
  const row = db.get<TicketRecord>(`${TICKET} where t.id = ?`, id);
  return row === undefined ? null : toTicket(row);
}

/** The bare row, for the journal. */
export function ticketRow(db: ReadableDb, id: string): TicketRow | null {
  return (
    db.get<TicketRow>(
      `select id, customer_id as customerId, call_id as callId, title, opened_at as openedAt, opened_by as openedBy,
       closed_at as closedAt from tickets where id = ?`,
      id,
    ) ?? null
  );
}

/** The number of the ticket is given by the store. */
export function insertTicket(db: WritableDb, row: TicketRow): void {
  db.run(
    'insert into tickets (id, customer_id, call_id, title, opened_at, opened_by, closed_at) values (?, ?, ?, ?, ?, ?, ?)',
    row.id,
    row.customerId,
    row.callId,
    row.title,
    row.openedAt,
    row.openedBy,
    row.closedAt,
  );
}

export function closeTicket(db: WritableDb, id: string, closedAt: Instant | null): void {
  db.run('update tickets set closed_at = ? where id = ?', closedAt, id);
}

const TICKET = `
select t.id as id, t.number as number, t.title as title, t.opened_at as openedAt, t.closed_at as closedAt,
  t.call_id as callId, t.opened_by as openedById, u.name as openedByName
from tickets t left join users u on u.id = t.opened_by`;

type TicketRecord = Omit<Ticket, 'openedBy'> & {
  readonly openedById: string | null;
  readonly openedByName: string | null;
};

const toTicket = ({ openedById, openedByName, ...row }: TicketRecord): Ticket => ({
  ...row,
  openedBy: personOf(openedById, openedByName),
});
