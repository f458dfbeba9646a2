import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import {
  CONSENT_STATES,
  DECISION_WHYS,
  RECORDER_PROGRAMS,
  RECORDING_CODECS,
  RECORDING_EVENT_KINDS,
  RECORDING_STATES,
  SOURCE_USES,
} from '../../../shared/domain/recording.ts';
import { calls, lines } from './calls.ts';
import { flag, oneOf } from './columns.ts';
import { users } from './people.ts';

export const recordingSources = sqliteTable(
  'recording_sources',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    use: text({ enum: SOURCE_USES }).notNull(),
    program: text({ enum: RECORDER_PROGRAMS }).notNull(),
    driver: text(),
    device: text(),
    rate: integer().notNull(),
    channels: integer().notNull(),
    preRollSeconds: integer().notNull(),
    lineId: text().references(() => lines.id),
    userId: text().references(() => users.id),
    enabled: flag(),
    removedAt: integer(),
  },
  (t) => [
    oneOf('recording_sources_use', t.use, SOURCE_USES),
    oneOf('recording_sources_program', t.program, RECORDER_PROGRAMS),
    check('recording_sources_rate', sql`${t.rate} in (8000, 16000, 48000)`),
    check('recording_sources_channels', sql`${t.channels} in (1, 2)`),
  ],
);

export const recordings = sqliteTable(
  'recordings',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    callId: text()
      .notNull()
      .references(() => calls.id),
    sourceId: text().notNull(),
    /** As it was called then. */
    sourceName: text().notNull(),
    agentId: text().references(() => users.id),
    state: text({ enum: RECORDING_STATES }).notNull(),
    startedAt: integer().notNull(),
    endedAt: integer(),
    durationMs: integer(),
    rate: integer().notNull(),
    channels: integer().notNull(),
    codec: text({ enum: RECORDING_CODECS }).notNull(),
    /** Inside the folder of recordings; null: there is none (any more). */
    file: text(),
    bytes: integer(),
    /** SHA-256 of the file as it lies there, hex. */
    sha256: text(),
    /** Loudness from 0 to 255, one byte a step, base64. */
    peaks: text(),
    why: text({ enum: DECISION_WHYS }).notNull(),
    classId: text().notNull(),
    heldBy: text().references(() => users.id),
    heldAt: integer(),
    heldReason: text(),
    repaired: flag(),
    damage: text(),
    deletedAt: integer(),
  },
  (t) => [
    oneOf('recordings_state', t.state, RECORDING_STATES),
    oneOf('recordings_codec', t.codec, RECORDING_CODECS),
    oneOf('recordings_why', t.why, DECISION_WHYS),
    check('recordings_damage', sql`${t.damage} is null or ${t.damage} in ('missing', 'changed', 'unreadable')`),
    index('recordings_call').on(t.callId, t.startedAt),
    index('recordings_started').on(t.startedAt),
    index('recordings_open').on(t.startedAt).where(sql`state in ('recording', 'saved')`),
    index('recordings_class').on(t.classId, t.startedAt).where(sql`state = 'sealed'`),
    index('recordings_held').on(t.startedAt).where(sql`held_at is not null`),
    index('recordings_damaged').on(t.startedAt).where(sql`damage is not null`),
  ],
);

export const recordingEvents = sqliteTable(
  'recording_events',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    callId: text()
      .notNull()
      .references(() => calls.id),
    recordingId: text(),
    at: integer().notNull(),
    kind: text({ enum: RECORDING_EVENT_KINDS }).notNull(),
    /** Position in the recording, milliseconds. */
    atMs: integer(),
    userId: text().references(() => users.id),
    detail: text(),
  },
  (t) => [
    oneOf('recording_events_kind', t.kind, RECORDING_EVENT_KINDS),
    index('recording_events_call').on(t.callId, t.seq),
  ],
);

export const recordingListens = sqliteTable(
  'recording_listens',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    recordingId: text().notNull(),
    at: integer().notNull(),
    userId: text().references(() => users.id),
    /** Of a token, which is no user. */
    byName: text().notNull(),
  },
  (t) => [index('recording_listens_recording').on(t.recordingId, t.seq)],
);

/** What a caller said when asked; only where somebody asked or an announcement was played. */
export const callConsents = sqliteTable(
  'call_consents',
  {
    callId: text()
      .primaryKey()
      .references(() => calls.id),
    state: text({ enum: CONSENT_STATES }).notNull(),
    at: integer().notNull(),
    userId: text().references(() => users.id),
  },
  (t) => [oneOf('call_consents_state', t.state, CONSENT_STATES)],
);
