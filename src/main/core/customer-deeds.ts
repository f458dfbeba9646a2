import type { Customer } from '../../shared/contract/customers.ts';
import { addCallEvents, linkCall, storedCall } from '../store/calls.ts';
import { readCustomer } from '../store/customer-file.ts';
import {
  type CustomerChange,
  type CustomerRow,
  findCustomer,
  raiseVersion,
  updateCustomer,
} from '../store/customers.ts';
import { hasNumber, insertNumber, keyOf, type NumberRow } from '../store/numbers.ts';
import { indexCallsOf, indexCustomer, indexPeopleOf } from '../store/search-index.ts';
import type { CommandContext, QueryContext } from './handler.ts';
import { Refusal } from './refusal.ts';
import { mayReadAll } from './scope.ts';
import { userIdOf } from './session.ts';

type NumberInput = { readonly raw: string; readonly label: NumberRow['label'] };

/** A customer who can be worked with; removed ones must be brought back first. */
export function presentCustomer(context: QueryContext | CommandContext, id: string): CustomerRow {
  const row = findCustomer(context.db, id);
  if (row === null || row.removedAt !== null) throw new Refusal('not_found', 'no such customer');
  return row;
}

export function wholeFile(context: QueryContext | CommandContext, id: string): Customer {
  const file = readCustomer(context.db, id, context.dialling);
  if (file === null) throw new Refusal('not_found', 'no such customer');
  return file;
}

/** Changes fields of a customer, with all that follows from it: history, search, screens. */
export function changeCustomer(context: CommandContext, before: CustomerRow, change: CustomerChange): CustomerRow {
  const after = updateCustomer(context.db, before, change);
  context.change('customers', before.id, plain(before), plain(after));
  indexCustomer(context.db, after.seq);
  const name = before.nameFolded !== after.nameFolded;
  if (name) indexCallsOf(context.db, after.id);
  if (after.kind === 'company' && (name || before.removedAt !== after.removedAt)) indexPeopleOf(context.db, after.id);
  tell(context, after);
  return after;
}

/** Attaches a number. Null where the customer has it already. A number that nobody can dial is kept as it was written. */
export function attachNumber(context: CommandContext, customer: CustomerRow, number: NumberInput): NumberRow | null {
  const key = keyOf(number.raw, context.dialling);
  if (hasNumber(context.db, customer.id, key, number.raw)) return null;
  const row: NumberRow = { id: context.newId(), customerId: customer.id, ...number, key, createdAt: context.now };
  insertNumber(context.db, row);
  context.change('phone_numbers', row.id, null, row);
  return row;
}

/** After numbers came or went. */
export function numbersChanged(context: CommandContext, customer: CustomerRow): void {
  raiseVersion(context.db, customer.id);
  indexCustomer(context.db, customer.seq);
  tell(context, customer);
}

/** Files a call under the customer that it brought. Refused while somebody else holds the call. */
export function fileCall(context: CommandContext, callId: string, customer: CustomerRow): void {
  const call = storedCall(context.db, callId);
  if (call === null) throw new Refusal('not_found', 'no such call');
  const userId = userIdOf(context.session);
  if (call.takenBy !== null && call.takenBy !== userId && !mayReadAll(context.session))
    throw new Refusal('already_taken');
  linkCall(context.db, callId, customer.id);
  addCallEvents(context.db, [{ callId, at: context.now, kind: 'linked', userId, detail: customer.name }]);
  context.change('calls', callId, { customerId: call.customerId }, { customerId: customer.id });
  context.after(() => context.calls.changed(callId));
}

/** Screens and live pops that show this customer read him again. */
export function tell(context: CommandContext, customer: Pick<CustomerRow, 'id' | 'removedAt'>): void {
  context.publish('customer.changed', { id: customer.id, removed: customer.removedAt !== null });
}

/** A row as the journal keeps it: without what the store derives from it. */
export function plain({
  seq: _seq,
  nameFolded: _nameFolded,
  ...row
}: CustomerRow): Omit<CustomerRow, 'seq' | 'nameFolded'> {
  return row;
}
