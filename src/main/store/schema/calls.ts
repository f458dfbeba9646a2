import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CALL_EVENT_KINDS, DECISION_REASONS } from '../../../shared/contract/calls.ts';
import { DEVICE_KINDS } from '../../../shared/contract/lines.ts';
import { CALL_DIRECTIONS, CALL_STATES } from '../../../shared/domain/call.ts';
import { NUMBER_STATUSES } from '../../../shared/domain/line-signal.ts';
import { flag, oneOf } from './columns.ts';
import { customers } from './customers.ts';
import { teams, users } from './people.ts';

export const devices = sqliteTable(
  'devices',
  {
    id: text().primaryKey(),
    kind: text({ enum: DEVICE_KINDS }).notNull(),
    address: text().notNull(),
    baudRate: integer(),
    name: text().notNull(),
    /** JSON of `deviceOptions`; null: none. Secrets are not here. */
    options: text(),
    enabled: flag(),
    removedAt: integer(),
  },
  (t) => [oneOf('devices_kind', t.kind, DEVICE_KINDS)],
);

export const lines = sqliteTable(
  'lines',
  {
    id: text().primaryKey(),
    deviceId: text().references(() => devices.id),
    position: integer().notNull(),
    name: text().notNull(),
    ownNumber: text(),
    color: text().notNull(),
    greeting: text(),
    routeOwnerId: text().references(() => users.id),
    routeTeamId: text().references(() => teams.id, { onDelete: 'set null' }),
    routeEverybody: flag(),
    routeStepSeconds: integer().notNull().default(8),
    codeRequired: flag(),
    /** The box was seen to report hook events on this line, so silence after ringing means missed. */
    reportsHook: flag(),
    /** Dialled before an outside number. */
    dialPrefix: text(),
    /** The same physical line as another device sees it. */
    twinId: text(),
  },
  (t) => [index('lines_device').on(t.deviceId, t.position)],
);

export const outcomeCodes = sqliteTable(
  'outcome_codes',
  {
    id: text().primaryKey(),
    labelFa: text().notNull(),
    labelEn: text().notNull(),
    digit: integer(),
    needsNote: flag(),
    position: integer().notNull(),
    archived: flag(),
  },
  (t) => [check('outcome_codes_digit', sql`${t.digit} is null or ${t.digit} between 1 and 9`)],
);

export const calls = sqliteTable(
  'calls',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    lineId: text()
      .notNull()
      .references(() => lines.id),
    direction: text({ enum: CALL_DIRECTIONS }).notNull(),
    state: text({ enum: CALL_STATES }).notNull(),
    number: text(),
    numberStatus: text({ enum: NUMBER_STATUSES }).notNull(),
    numberKey: text(),
    numberSure: flag(),
    callerName: text(),
    ringCount: integer().notNull(),
    waiting: flag(),
    startedAt: integer().notNull(),
    answeredAt: integer(),
    endedAt: integer(),
    heardAt: integer().notNull(),
    outcome: text({ enum: ['answered', 'missed', 'abandoned', 'rejected', 'blocked', 'outgoing', 'unknown'] }),
    endReason: text({ enum: ['signal', 'silence', 'nextCall', 'agent', 'interrupted'] }),
    dialled: text().notNull(),
    deviceTime: text(),
    customerId: text().references(() => customers.id),
    takenBy: text().references(() => users.id),
    outcomeCodeId: text().references(() => outcomeCodes.id),
    /** Draft while docked, final when `codedAt` is set. */
    note: text().notNull().default(''),
    codedAt: integer(),
    notCustomer: flag(),
  },
  (t) => [
    oneOf('calls_direction', t.direction, CALL_DIRECTIONS),
    oneOf('calls_state', t.state, CALL_STATES),
    oneOf('calls_number_status', t.numberStatus, NUMBER_STATUSES),
    check(
      'calls_outcome',
      sql`${t.outcome} is null or ${t.outcome} in ('answered', 'missed', 'abandoned', 'rejected', 'blocked', 'outgoing', 'unknown')`,
    ),
    check(
      'calls_end_reason',
      sql`${t.endReason} is null or ${t.endReason} in ('signal', 'silence', 'nextCall', 'agent', 'interrupted')`,
    ),
    check('calls_ended', sql`(${t.state} = 'ended') = (${t.endedAt} is not null)`),
    index('calls_started').on(t.startedAt),
    index('calls_number').on(t.numberKey, t.startedAt),
    index('calls_customer').on(t.customerId, t.startedAt),
    index('calls_line').on(t.lineId, t.startedAt),
    index('calls_outcome').on(t.outcome, t.startedAt),
    index('calls_code').on(t.outcomeCodeId, t.startedAt).where(sql`outcome_code_id is not null`),
    index('calls_untaken').on(t.startedAt).where(sql`taken_by is null`),
    index('calls_talk').on(sql`ended_at - answered_at`).where(sql`answered_at is not null`),
    index('calls_uncoded').on(t.startedAt).where(sql`taken_by is not null and coded_at is null`),
    index('calls_open').on(t.startedAt).where(sql`state <> 'ended'`),
    index('calls_dock').on(t.takenBy, t.startedAt).where(sql`taken_by is not null and coded_at is null`),
    index('calls_agent').on(t.takenBy, t.startedAt).where(sql`taken_by is not null`),
  ],
);

export const callLegs = sqliteTable(
  'call_legs',
  {
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    extension: text(),
    userId: text().references(() => users.id),
    startedAt: integer().notNull(),
    answeredAt: integer(),
    endedAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.callId, t.position] })],
);

export const callEvents = sqliteTable(
  'call_events',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    at: integer().notNull(),
    kind: text({ enum: CALL_EVENT_KINDS }).notNull(),
    userId: text().references(() => users.id),
    detail: text(),
  },
  (t) => [oneOf('call_events_kind', t.kind, CALL_EVENT_KINDS), index('call_events_call').on(t.callId, t.seq)],
);

export const popDecisions = sqliteTable(
  'pop_decisions',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    at: integer().notNull(),
    userId: text().references(() => users.id),
    shown: flag(),
    reason: text({ enum: DECISION_REASONS }).notNull(),
  },
  (t) => [
    oneOf('pop_decisions_reason', t.reason, DECISION_REASONS),
    index('pop_decisions_call').on(t.callId, t.seq),
    index('pop_decisions_shown').on(t.userId, t.seq).where(sql`shown = 1`),
  ],
);
