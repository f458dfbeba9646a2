import { z } from 'zod';
import { command, event, query } from './procedure.ts';
import { byId, id, instant, noteText, nothing, optionalText, person, shortText } from './values.ts';

export const CUSTOMER_KINDS = ['person', 'company'] as const;
export const NUMBER_LABELS = ['mobile', 'work', 'home', 'fax', 'other'] as const;

export const phoneNumber = z.object({
  id,
  /** As somebody wrote it. */
  raw: z.string(),
  /** The lookup form; null when it cannot be one (kept for display, matches nobody). */
  key: z.string().nullable(),
  /** How people here read it. */
  local: z.string(),
  label: z.enum(NUMBER_LABELS),
  /** Several customers have it. */
  shared: z.boolean(),
});
export type PhoneNumber = z.infer<typeof phoneNumber>;

/** All that a pop says about one customer, in the order of the card. */
export const customerCard = z.object({
  id,
  kind: z.enum(CUSTOMER_KINDS),
  name: z.string(),
  company: z.string().nullable(),
  caution: z.object({ text: z.string(), authorName: z.string().nullable(), expiresAt: instant.nullable() }).nullable(),
  promise: z.object({ id, text: z.string(), dueAt: instant, ownerName: z.string().nullable() }).nullable(),
  lastNote: z.object({ text: z.string(), authorName: z.string().nullable(), at: instant }).nullable(),
  openTickets: z.object({ count: z.number().int(), newestTitle: z.string().nullable() }),
  /** Rials; negative: the customer owes us. `at`: the day the figure is of. */
  balance: z.object({ rials: z.number().int(), at: instant }).nullable(),
  ownerName: z.string().nullable(),
  lastCallAt: instant.nullable(),
});
export type CustomerCard = z.infer<typeof customerCard>;

export const customerBrief = z.object({
  id,
  kind: z.enum(CUSTOMER_KINDS),
  name: z.string(),
  company: z.string().nullable(),
  /** One number for the row, in local form. */
  number: z.string().nullable(),
  ownerName: z.string().nullable(),
  lastCallAt: instant.nullable(),
  hasCaution: z.boolean(),
});
export type CustomerBrief = z.infer<typeof customerBrief>;

export const note = z.object({
  id,
  text: z.string(),
  author: person.nullable(),
  at: instant,
  editedAt: instant.nullable(),
  pinned: z.boolean(),
  callId: id.nullable(),
});
export const ticket = z.object({
  id,
  number: z.number().int(),
  title: z.string(),
  openedAt: instant,
  openedBy: person.nullable(),
  closedAt: instant.nullable(),
  callId: id.nullable(),
});
export const followUp = z.object({
  id,
  text: z.string(),
  dueAt: instant,
  owner: person.nullable(),
  doneAt: instant.nullable(),
  callId: id.nullable(),
  customer: z.object({ id, name: z.string() }),
});
export type Note = z.infer<typeof note>;
export type Ticket = z.infer<typeof ticket>;
export type FollowUp = z.infer<typeof followUp>;

/** The whole file. `version` rises with each change and guards against the second save winning unseen. */
export const customer = z.object({
  id,
  version: z.number().int(),
  kind: z.enum(CUSTOMER_KINDS),
  name: z.string(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  preferredChannel: z.enum(['phone', 'mobile', 'sms', 'email', 'visit']).nullable(),
  remark: z.string().nullable(),
  owner: person.nullable(),
  caution: z
    .object({ text: z.string(), authorName: z.string().nullable(), at: instant, expiresAt: instant.nullable() })
    .nullable(),
  balance: z.object({ rials: z.number().int(), at: instant }).nullable(),
  /** Asked never to be recorded. */
  neverRecord: z.boolean(),
  numbers: z.array(phoneNumber),
  /** Companies of a person, or people of a company: the same links seen from either side. */
  links: z.array(
    z.object({
      id,
      customer: z.object({ id, name: z.string(), kind: z.enum(CUSTOMER_KINDS) }),
      role: z.string().nullable(),
    }),
  ),
  notes: z.array(note),
  tickets: z.array(ticket),
  followUps: z.array(followUp),
  createdAt: instant,
  createdBy: person.nullable(),
  removedAt: instant.nullable(),
});
export type Customer = z.infer<typeof customer>;

const numberInput = z.object({ raw: z.string().trim().min(1).max(60), label: z.enum(NUMBER_LABELS) }).strict();
const fields = {
  kind: z.enum(CUSTOMER_KINDS),
  name: shortText,
  email: optionalText,
  address: z.string().trim().max(500).nullable(),
  preferredChannel: z.enum(['phone', 'mobile', 'sms', 'email', 'visit']).nullable(),
  remark: z.string().trim().max(2000).nullable(),
  ownerId: id.nullable(),
};

export const customers = {
  /** As you type: words of the name or company in either script, or digits anywhere in a number. At most 20, best first. */
  'customers.search': query({
    allow: 'customer.read',
    at: 'here',
    input: z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(20) }).strict(),
    output: z.array(customerBrief),
  }),
  'customers.list': query({
    allow: 'customer.read',
    at: 'here',
    input: z
      .object({
        text: z.string().max(100).default(''),
        kind: z.enum(CUSTOMER_KINDS).nullable().default(null),
        ownerId: id.nullable().default(null),
        cautionOnly: z.boolean().default(false),
        sort: z.enum(['name', 'recent']).default('name'),
        cursor: z.string().max(300).nullable().default(null),
        limit: z.number().int().min(1).max(200).default(100),
      })
      .strict(),
    output: z.object({
      rows: z.array(customerBrief),
      nextCursor: z.string().nullable(),
      total: z.number().int().nullable(),
    }),
  }),
  'customers.get': query({ allow: 'customer.read', at: 'here', input: byId, output: customer }),
  /** With `callId` the call that brought this customer is filed under him. Only name is needed. */
  'customers.create': command({
    allow: 'customer.write',
    at: 'here',
    input: z
      .object({
        kind: z.enum(CUSTOMER_KINDS).default('person'),
        name: shortText,
        companyName: z.string().trim().max(200).nullable().default(null),
        numbers: z.array(numberInput).max(20).default([]),
        remark: z.string().trim().max(2000).nullable().default(null),
        callId: id.nullable().default(null),
      })
      .strict(),
    output: customer,
  }),
  'customers.update': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, version: z.number().int(), ...fields }).strict(),
    output: customer,
  }),
  /** Takes the file out of lists and lookups; `customers.restore` brings it back. Nothing is erased. */
  'customers.remove': command({ allow: 'customer.write', at: 'here', input: byId, output: nothing }),
  'customers.restore': command({ allow: 'customer.write', at: 'here', input: byId, output: customer }),
  /** Attaches a number; with `callId` the call is filed too. Undo: `customers.removeNumber`. */
  'customers.addNumber': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, number: numberInput, callId: id.nullable().default(null) }).strict(),
    output: z.object({ customer, numberId: id }),
  }),
  'customers.removeNumber': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, numberId: id }).strict(),
    output: customer,
  }),
  'customers.setCaution': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, text: z.string().trim().max(300).nullable(), expiresAt: instant.nullable() }).strict(),
    output: customer,
  }),
  'customers.setBalance': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, rials: z.number().int().min(-9e15).max(9e15).nullable() }).strict(),
    output: customer,
  }),
  'customers.setNeverRecord': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, on: z.boolean() }).strict(),
    output: customer,
  }),
  /** Person and company, seen from both. */
  'customers.link': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ personId: id, companyId: id, role: z.string().trim().max(80).nullable() }).strict(),
    output: nothing,
  }),
  'customers.unlink': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ linkId: id }).strict(),
    output: nothing,
  }),
  'notes.add': command({
    allow: 'customer.write',
    at: 'here',
    input: z
      .object({
        customerId: id,
        text: noteText.min(1),
        callId: id.nullable().default(null),
        pinned: z.boolean().default(false),
      })
      .strict(),
    output: note,
  }),
  'notes.edit': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, text: noteText.min(1), pinned: z.boolean() }).strict(),
    output: note,
  }),
  'notes.remove': command({ allow: 'customer.write', at: 'here', input: byId, output: nothing }),
  'tickets.open': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ customerId: id, title: shortText, callId: id.nullable().default(null) }).strict(),
    output: ticket,
  }),
  'tickets.close': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, closed: z.boolean() }).strict(),
    output: ticket,
  }),
  'followUps.add': command({
    allow: 'customer.write',
    at: 'here',
    input: z
      .object({
        customerId: id,
        text: shortText,
        dueAt: instant,
        ownerId: id.nullable().default(null),
        callId: id.nullable().default(null),
      })
      .strict(),
    output: followUp,
  }),
  'followUps.done': command({
    allow: 'customer.write',
    at: 'here',
    input: z.object({ id, done: z.boolean() }).strict(),
    output: followUp,
  }),
  /** Mine and nobody's, undone first, soonest first. */
  'followUps.mine': query({
    allow: 'customer.read',
    at: 'here',
    input: z.object({ limit: z.number().int().max(200).default(50) }).strict(),
    output: z.array(followUp),
  }),
  'customer.changed': event({ allow: 'customer.read', payload: z.object({ id, removed: z.boolean() }) }),
} as const;
