import { listCustomers } from '../../store/customer-list.ts';
import { type CustomerRow, findCompany, findCustomer, insertCustomer } from '../../store/customers.ts';
import { deleteLink, findLink, linkBetween, saveLink } from '../../store/links.ts';
import { deleteNumber, findNumber } from '../../store/numbers.ts';
import { searchCustomers } from '../../store/search.ts';
import { indexCustomer } from '../../store/search-index.ts';
import { findUser } from '../../store/users.ts';
import {
  attachNumber,
  changeCustomer,
  fileCall,
  numbersChanged,
  plain,
  presentCustomer,
  tell,
  wholeFile,
} from '../customer-deeds.ts';
import type { CommandContext, HandlersFor } from '../handler.ts';
import { Refusal } from '../refusal.ts';
import { userIdOf } from '../session.ts';

type Names =
  | 'customers.search'
  | 'customers.list'
  | 'customers.get'
  | 'customers.create'
  | 'customers.update'
  | 'customers.remove'
  | 'customers.restore'
  | 'customers.addNumber'
  | 'customers.removeNumber'
  | 'customers.setCaution'
  | 'customers.setBalance'
  | 'customers.setNeverRecord'
  | 'customers.link'
  | 'customers.unlink';

/** Persons and companies, their numbers, and what binds them. */
export const customerHandlers: HandlersFor<Names> = {
  'customers.search': ({ db, dialling, now }, { text, limit }) => searchCustomers(db, text, limit, { dialling, now }),

  'customers.list': ({ db, dialling, now }, input) => listCustomers(db, input, { dialling, now }),

  'customers.get': (context, { id }) => wholeFile(context, id),

  'customers.create'(context, { kind, name, companyName, numbers, remark, callId }) {
    const customer = create(context, kind, name, remark);
    for (const number of numbers) attachNumber(context, customer, number);
    if (kind === 'person' && companyName) bind(context, customer, companyOf(context, companyName), null);
    if (callId !== null) fileCall(context, callId, customer);
    indexCustomer(context.db, customer.seq);
    tell(context, customer);
    return wholeFile(context, customer.id);
  },

  'customers.update'(context, { id, version, ...fields }) {
    const before = presentCustomer(context, id);
    if (before.version !== version) throw new Refusal('stale', 'somebody else saved this customer meanwhile');
    if (fields.ownerId !== null && !findUser(context.db, fields.ownerId))
      throw new Refusal('not_found', 'no such owner');
    changeCustomer(context, before, {
      ...fields,
      email: fields.email || null,
      address: fields.address || null,
      remark: fields.remark || null,
    });
    return wholeFile(context, id);
  },

  'customers.remove'(context, { id }) {
    changeCustomer(context, presentCustomer(context, id), { removedAt: context.now });
    return null;
  },

  'customers.restore'(context, { id }) {
    const before = findCustomer(context.db, id);
    if (before === null) throw new Refusal('not_found', 'no such customer');
    if (before.removedAt !== null) changeCustomer(context, before, { removedAt: null });
    return wholeFile(context, id);
  },

  'customers.addNumber'(context, { id, number, callId }) {
    const customer = presentCustomer(context, id);
    const added = attachNumber(context, customer, number);
    if (added === null) throw new Refusal('number_exists', 'this customer has that number already');
    if (callId !== null) fileCall(context, callId, customer);
    numbersChanged(context, customer);
    return { customer: wholeFile(context, id), numberId: added.id };
  },

  'customers.removeNumber'(context, { id, numberId }) {
    const customer = presentCustomer(context, id);
    const number = findNumber(context.db, numberId);
    if (number === null || number.customerId !== id) throw new Refusal('not_found', 'no such number');
    deleteNumber(context.db, numberId);
    context.change('phone_numbers', numberId, number, null);
    numbersChanged(context, customer);
    return wholeFile(context, id);
  },

  'customers.setCaution'(context, { id, text, expiresAt }) {
    const before = presentCustomer(context, id);
    const set = text ? { cautionText: text, cautionAt: context.now, cautionBy: userIdOf(context.session) } : NO_CAUTION;
    changeCustomer(context, before, { ...set, cautionExpiresAt: text ? expiresAt : null });
    return wholeFile(context, id);
  },

  'customers.setBalance'(context, { id, rials }) {
    const balanceAt = rials === null ? null : context.now;
    changeCustomer(context, presentCustomer(context, id), { balanceRials: rials, balanceAt });
    return wholeFile(context, id);
  },

  'customers.setNeverRecord'(context, { id, on }) {
    changeCustomer(context, presentCustomer(context, id), { neverRecord: on });
    return wholeFile(context, id);
  },

  'customers.link'(context, { personId, companyId, role }) {
    const person = presentCustomer(context, personId);
    const company = presentCustomer(context, companyId);
    if (person.kind !== 'person' || company.kind !== 'company')
      throw new Refusal('bad_input', 'a link joins a person and a company');
    bind(context, person, company, role || null);
    indexCustomer(context.db, person.seq);
    tell(context, person);
    return null;
  },

  'customers.unlink'(context, { linkId }) {
    const link = findLink(context.db, linkId);
    if (link === null) throw new Refusal('not_found', 'no such link');
    deleteLink(context.db, linkId);
    context.change('customer_links', linkId, link, null);
    for (const id of [link.personId, link.companyId]) {
      const row = findCustomer(context.db, id);
      if (row === null) continue;
      indexCustomer(context.db, row.seq);
      tell(context, row);
    }
    return null;
  },
};

const NO_CAUTION = { cautionText: null, cautionAt: null, cautionBy: null } as const;

function create(context: CommandContext, kind: CustomerRow['kind'], name: string, remark: string | null): CustomerRow {
  const row = insertCustomer(context.db, {
    id: context.newId(),
    kind,
    name,
    remark: remark || null,
    createdAt: context.now,
    createdBy: userIdOf(context.session),
  });
  context.change('customers', row.id, null, plain(row));
  return row;
}

/** The company of that name, made when the office does not have it yet. */
function companyOf(context: CommandContext, name: string): CustomerRow {
  const known = findCompany(context.db, name);
  if (known !== null) return known;
  const made = create(context, 'company', name, null);
  indexCustomer(context.db, made.seq);
  return made;
}

function bind(context: CommandContext, person: CustomerRow, company: CustomerRow, role: string | null): void {
  const before = linkBetween(context.db, person.id, company.id);
  const after = { id: before?.id ?? context.newId(), personId: person.id, companyId: company.id, role };
  saveLink(context.db, after);
  context.change('customer_links', after.id, before, after);
  tell(context, company);
}
