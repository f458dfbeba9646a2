import { finishFollowUp, followUpRow, followUpsFor, insertFollowUp, readFollowUp } from '../../store/follow-ups.ts';
import { deleteNote, editNote, insertNote, noteRow, readNote } from '../../store/notes.ts';
import { closeTicket, insertTicket, readTicket, ticketRow } from '../../store/tickets.ts';
import { findUser } from '../../store/users.ts';
import { presentCustomer, tell } from '../customer-deeds.ts';
import type { HandlersFor } from '../handler.ts';
import { Refusal } from '../refusal.ts';
import { userIdOf } from '../session.ts';

type Names =
  | 'notes.add'
  | 'notes.edit'
  | 'notes.remove'
  | 'tickets.open'
  | 'tickets.close'
  | 'followUps.add'
  | 'followUps.done'
  | 'followUps.mine';

/** What is written down, to be solved, or promised about a customer. */
export const workHandlers: HandlersFor<Names> = {
  'notes.add'(context, { customerId, text, callId, pinned }) {
    const customer = presentCustomer(context, customerId);
    const authorId = userIdOf(context.session);
    const row = { id: context.newId(), customerId, callId, text, authorId, at: context.now, editedAt: null, pinned };
    insertNote(context.db, row);
    context.change('notes', row.id, null, row);
    tell(context, customer);
    return found(readNote(context.db, row.id));
  },

  'notes.edit'(context, { id, text, pinned }) {
    const before = found(noteRow(context.db, id));
    const customer = presentCustomer(context, before.customerId);
    // Pinning is not a change of the words.
    const editedAt = text === before.text ? before.editedAt : context.now;
    editNote(context.db, id, text, pinned, editedAt);
    context.change('notes', id, before, { ...before, text, pinned, editedAt });
    tell(context, customer);
    return found(readNote(context.db, id));
  },

  'notes.remove'(context, { id }) {
    const before = found(noteRow(context.db, id));
    const customer = presentCustomer(context, before.customerId);
    deleteNote(context.db, id);
    context.change('notes', id, before, null);
    tell(context, customer);
    return null;
  },

  'tickets.open'(context, { customerId, title, callId }) {
    const customer = presentCustomer(context, customerId);
    const openedBy = userIdOf(context.session);
    const row = { id: context.newId(), customerId, callId, title, openedAt: context.now, openedBy, closedAt: null };
    insertTicket(context.db, row);
    context.change('tickets', row.id, null, row);
    tell(context, customer);
    return found(readTicket(context.db, row.id));
  },

  'tickets.close'(context, { id, closed }) {
    const before = found(ticketRow(context.db, id));
    const customer = presentCustomer(context, before.customerId);
    const closedAt = closed ? (before.closedAt ?? context.now) : null;
    closeTicket(context.db, id, closedAt);
    context.change('tickets', id, before, { ...before, closedAt });
    tell(context, customer);
    return found(readTicket(context.db, id));
  },

  'followUps.add'(context, { customerId, text, dueAt, ownerId, callId }) {
    const customer = presentCustomer(context, customerId);
    if (ownerId !== null && !findUser(context.db, ownerId)) throw new Refusal('not_found', 'no such owner');
    const by = { createdAt: context.now, createdBy: userIdOf(context.session), doneAt: null };
    const row = { id: context.newId(), customerId, callId, text, dueAt, ownerId, ...by };
    insertFollowUp(context.db, row);
    context.change('follow_ups', row.id, null, row);
    tell(context, customer);
    return found(readFollowUp(context.db, row.id));
  },

  'followUps.done'(context, { id, done }) {
    const before = found(followUpRow(context.db, id));
    const customer = presentCustomer(context, before.customerId);
    const doneAt = done ? (before.doneAt ?? context.now) : null;
    finishFollowUp(context.db, id, doneAt);
    context.change('follow_ups', id, before, { ...before, doneAt });
    tell(context, customer);
    return found(readFollowUp(context.db, id));
  },

  'followUps.mine': ({ db, session }, { limit }) => followUpsFor(db, userIdOf(session), limit),
};

function found<T>(value: T | null): T {
  if (value === null) throw new Refusal('not_found');
  return value;
}
