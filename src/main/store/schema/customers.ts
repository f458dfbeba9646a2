import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CUSTOMER_KINDS, NUMBER_LABELS } from '../../../shared/contract/customers.ts';
import { flag, oneOf } from './columns.ts';
import { users } from './people.ts';

export const CHANNELS = ['phone', 'mobile', 'sms', 'email', 'visit'] as const;

export const customers = sqliteTable(
  'customers',
  {
    /** Small and stable, for the search index; `id` is what the world sees. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    version: integer().notNull().default(1),
    kind: text({ enum: CUSTOMER_KINDS }).notNull(),
    name: text().notNull(),
    /** `foldText(name)`. */
    nameFolded: text().notNull(),
    email: text(),
    address: text(),
    preferredChannel: text({ enum: CHANNELS }),
    remark: text(),
    ownerId: text().references(() => users.id),
    cautionText: text(),
    cautionBy: text().references(() => users.id),
    cautionAt: integer(),
    cautionExpiresAt: integer(),
    balanceRials: integer(),
    balanceAt: integer(),
    lastCallAt: integer(),
    createdAt: integer().notNull(),
    createdBy: text().references(() => users.id),
    removedAt: integer(),
    /** Asked never to be recorded. */
    neverRecord: flag().default(false),
  },
  (t) => [
    oneOf('customers_kind', t.kind, CUSTOMER_KINDS),
    check(
      'customers_channel',
      sql`${t.preferredChannel} is null or ${t.preferredChannel} in ('phone', 'mobile', 'sms', 'email', 'visit')`,
    ),
    index('customers_name').on(t.nameFolded, t.seq).where(sql`removed_at is null`),
    index('customers_removed').on(t.removedAt).where(sql`removed_at is not null`),
    index('customers_owner').on(t.ownerId, t.nameFolded).where(sql`owner_id is not null and removed_at is null`),
    index('customers_owner_recent').on(t.ownerId, t.lastCallAt).where(sql`owner_id is not null and removed_at is null`),
    index('customers_company').on(t.nameFolded, t.seq).where(sql`kind = 'company' and removed_at is null`),
    index('customers_caution').on(t.nameFolded, t.seq).where(sql`caution_text is not null and removed_at is null`),
    index('customers_recent').on(t.lastCallAt, t.seq).where(sql`last_call_at is not null`),
  ],
);

export const phoneNumbers = sqliteTable(
  'phone_numbers',
  {
    id: text().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    raw: text().notNull(),
    /** `lookupKey(canonicalNumber(raw))`; null matches nobody. */
    key: text(),
    label: text({ enum: NUMBER_LABELS }).notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [
    oneOf('phone_numbers_label', t.label, NUMBER_LABELS),
    /** Covers the lookup of the screen pop. */
    index('phone_numbers_key').on(t.key, t.customerId),
    index('phone_numbers_customer').on(t.customerId),
  ],
);

/** The choice made once among several customers of one number. */
export const numberChoices = sqliteTable('number_choices', {
  key: text().primaryKey(),
  customerId: text()
    .notNull()
    .references(() => customers.id, { onDelete: 'cascade' }),
  chosenBy: text().references(() => users.id),
  chosenAt: integer().notNull(),
});

/** A person works at, owns or speaks for a company; one row, read from both ends. */
export const customerLinks = sqliteTable(
  'customer_links',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    companyId: text()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    role: text(),
  },
  (t) => [
    uniqueIndex('customer_links_pair').on(t.personId, t.companyId),
    index('customer_links_company').on(t.companyId),
    check('customer_links_two', sql`${t.personId} <> ${t.companyId}`),
  ],
);

export const notes = sqliteTable(
  'notes',
  {
    id: text().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    callId: text(),
    text: text().notNull(),
    authorId: text().references(() => users.id),
    at: integer().notNull(),
    editedAt: integer(),
    pinned: flag(),
  },
  (t) => [index('notes_customer').on(t.customerId, t.at)],
);

export const tickets = sqliteTable(
  'tickets',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    customerId: text()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    callId: text(),
    title: text().notNull(),
    openedAt: integer().notNull(),
    openedBy: text().references(() => users.id),
    closedAt: integer(),
  },
  (t) => [index('tickets_customer').on(t.customerId, t.openedAt)],
);

/** A promise with a day: what somebody told the customer would be done. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    id: text().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    callId: text(),
    text: text().notNull(),
    dueAt: integer().notNull(),
    ownerId: text().references(() => users.id),
    createdAt: integer().notNull(),
    createdBy: text().references(() => users.id),
    doneAt: integer(),
  },
  (t) => [
    index('follow_ups_customer').on(t.customerId, t.dueAt),
    index('follow_ups_open').on(t.dueAt).where(sql`done_at is null`),
  ],
);
