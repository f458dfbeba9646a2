import { z } from 'zod';
import { CALL_DIRECTIONS } from '../domain/call.ts';
import {
  CONSENT_POLICIES,
  CONSENT_STATES,
  DECISION_WHYS,
  RECORDING_CODECS,
  RECORDING_DAMAGES,
  RECORDING_EVENT_KINDS,
  RECORDING_STATES,
  RECORDING_TROUBLES,
  RULE_ACTIONS,
  RULE_CUSTOMERS,
} from '../domain/recording.ts';
import { command, event, query } from './procedure.ts';
import { byId, id, instant, none, nothing, person, shortText } from './values.ts';

const ids = z.array(id).max(200);
const reason = z.string().trim().min(3).max(300);
const minute = z.number().int().min(0).max(1_439);

export const recordingRule = z
  .object({
    id,
    name: shortText,
    enabled: z.boolean(),
    action: z.enum(RULE_ACTIONS),
    lineIds: ids,
    directions: z.array(z.enum(CALL_DIRECTIONS)).max(2),
    agentIds: ids,
    customer: z.enum(RULE_CUSTOMERS),
    hours: z
      .object({ days: z.array(z.number().int().min(0).max(6)).min(1).max(7), from: minute, to: minute })
      .strict()
      .nullable(),
    classId: id.nullable(),
  })
  .strict();

const retentionClass = z.object({ id, name: shortText, days: z.number().int().min(1).max(36_500).nullable() }).strict();

/** All that an office decided about recording; saved as a whole. */
export const recordingSettings = z
  .object({
    /** Nothing at all is recorded while it is off. */
    enabled: z.boolean(),
    /** In their order; the first that fits decides. Where none fits nothing is recorded. */
    rules: z.array(recordingRule).max(100),
    /** A line that is missing here is not recorded. */
    policies: z.array(z.object({ lineId: id, policy: z.enum(CONSENT_POLICIES) }).strict()).max(200),
    codec: z.enum(['opus', 'flac']),
    /** Bits a second of Opus. */
    bitrate: z.number().int().min(12_000).max(64_000),
    /** The first is for what no rule gives another class. */
    classes: z.array(retentionClass).min(1).max(20),
    /** Recording stops where less than this is free. */
    floorMegabytes: z.number().int().min(50).max(1_000_000),
    /** A forecast of fewer days than this is said. */
    warnDays: z.number().int().min(1).max(365),
    /** On lines that never say when a call is over: so much silence ends its recording. 0: never. */
    silenceSeconds: z.number().int().min(0).max(3_600),
    /** A pause longer than this raises an alarm. */
    pauseAlarmSeconds: z.number().int().min(30).max(1_800),
    /** Agents may listen to the calls that they took. */
    agentsHearOwn: z.boolean(),
    /** Agents may pause, resume and mark; and start and stop where a rule says on demand. */
    agentsControl: z.boolean(),
  })
  .strict();
export type RecordingSettings = z.infer<typeof recordingSettings>;

export const recordingEvent = z.object({
  at: instant,
  kind: z.enum(RECORDING_EVENT_KINDS),
  /** Position in the recording, milliseconds; null: not of a moment in it. */
  atMs: z.number().int().nullable(),
  by: person.nullable(),
  /** A value or somebody's own words: a trouble's code, a mark's text, a reason. */
  detail: z.string().nullable(),
});
export type RecordingEvent = z.infer<typeof recordingEvent>;

/** A stretch of marked silence, milliseconds from the beginning. `to` null: it goes on. */
export const recordingGap = z.object({
  from: z.number().int(),
  to: z.number().int().nullable(),
  cause: z.enum(['key', 'cardField', 'trouble', 'consent']),
});
export type RecordingGap = z.infer<typeof recordingGap>;

export const recording = z.object({
  id,
  callId: id,
  state: z.enum(RECORDING_STATES),
  startedAt: instant,
  endedAt: instant.nullable(),
  durationMs: z.number().int().nullable(),
  codec: z.enum(RECORDING_CODECS),
  rate: z.number().int(),
  channels: z.number().int(),
  bytes: z.number().int().nullable(),
  sourceName: z.string(),
  agent: person.nullable(),
  why: z.enum(DECISION_WHYS),
  class: z.object({ id, name: z.string() }),
  /** When retention lets it go; null: never. Legal hold beats it. */
  expiresAt: instant.nullable(),
  hold: z.object({ by: person.nullable(), at: instant, reason: z.string() }).nullable(),
  /** The last run broke off while it was made; the next start closed it. */
  repaired: z.boolean(),
  damage: z.enum(RECORDING_DAMAGES).nullable(),
  gaps: z.array(recordingGap),
  events: z.array(recordingEvent),
  listens: z.array(z.object({ by: person.nullable(), byName: z.string(), at: instant })),
  /** What this session may do with it. */
  may: z.object({ listen: z.boolean(), export: z.boolean(), manage: z.boolean() }),
});
export type Recording = z.infer<typeof recording>;

/** A line of the admin's list of recordings. */
export const recordingRow = recording.omit({ gaps: true, events: true, listens: true }).extend({
  lineName: z.string(),
  local: z.string().nullable(),
  customer: z.object({ id, name: z.string() }).nullable(),
  listenCount: z.number().int(),
});
export type RecordingRow = z.infer<typeof recordingRow>;

/** How the recording of a call that goes on stands, for its card, dock and strip. */
export const liveRecording = z.object({
  callId: id,
  recordingId: id.nullable(),
  state: z.enum(['off', 'recording', 'paused', 'trouble', 'stopped']),
  why: z.enum(DECISION_WHYS),
  consent: z.enum(CONSENT_STATES),
  trouble: z.enum(RECORDING_TROUBLES).nullable(),
  startedAt: instant.nullable(),
  pausedAt: instant.nullable(),
  /** Why it pauses. */
  pauseCause: z.enum(['key', 'cardField']).nullable(),
  /** The pause has lasted longer than the office allows. */
  pauseAlarm: z.boolean(),
  /** What an agent who has the call may do now. */
  may: z.object({
    start: z.boolean(),
    stop: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
    mark: z.boolean(),
    consent: z.boolean(),
  }),
});
export type LiveRecording = z.infer<typeof liveRecording>;

export const retentionItem = z.object({
  id,
  callId: id,
  startedAt: instant,
  bytes: z.number().int().nullable(),
  className: z.string(),
  expiredAt: instant,
});

export const recordings = {
  /** How the calls that go on are recorded; after it, `recording.changed`. Agents get those of calls that they may see. */
  'recordings.live': query({ allow: 'call.read', at: 'here', input: none, output: z.array(liveRecording) }),
  'recordings.ofCall': query({
    allow: 'recording.read',
    at: 'here',
    input: z.object({ callId: id }).strict(),
    output: z.array(recording),
  }),
  'recordings.list': query({
    allow: 'recording.manage',
    at: 'leader',
    input: z
      .object({
        text: z.string().max(100).default(''),
        states: z.array(z.enum(RECORDING_STATES)).max(5).default([]),
        heldOnly: z.boolean().default(false),
        damagedOnly: z.boolean().default(false),
        from: instant.nullable().default(null),
        to: instant.nullable().default(null),
        cursor: z.string().max(200).nullable().default(null),
        limit: z.number().int().min(1).max(200).default(100),
      })
      .strict(),
    output: z.object({
      rows: z.array(recordingRow),
      nextCursor: z.string().nullable(),
      totalBytes: z.number(),
      total: z.number().int(),
    }),
  }),
  /**
   * A listen: journalled, and shown as *listened by*. `url` is a path of this office that answers range requests with
   * the decrypted sound until the connection ends or an hour has passed without a request.
   */
  'recordings.open': command({
    allow: 'recording.listen',
    at: 'leader',
    input: byId,
    output: z.object({
      url: z.string(),
      mime: z.string(),
      durationMs: z.number().int(),
      /** Loudness from 0 to 1, evenly spaced, at most 2,000 values; empty where it is not known yet. */
      peaks: z.array(z.number().min(0).max(1)).max(2_000),
      recording,
    }),
    secret: [],
  }),
  /** One recording as a plain file. `url` answers once, within ten minutes. */
  'recordings.export': command({
    allow: 'recording.export',
    at: 'leader',
    input: z.object({ id, format: z.enum(['wav', 'mp3']), reason }).strict(),
    output: z.object({ url: z.string(), fileName: z.string() }),
    secret: [],
  }),
  'recordings.start': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ callId: id }).strict(),
    output: nothing,
  }),
  'recordings.stop': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ callId: id }).strict(),
    output: nothing,
  }),
  /** Undone by `recordings.resume`; a second cause keeps it paused until both are over. */
  'recordings.pause': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ callId: id, cause: z.enum(['key', 'cardField']) }).strict(),
    output: nothing,
  }),
  'recordings.resume': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ callId: id, cause: z.enum(['key', 'cardField']) }).strict(),
    output: nothing,
  }),
  'recordings.mark': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ callId: id, text: z.string().trim().max(200) }).strict(),
    output: nothing,
  }),
  /** What the caller said when asked. `refused` ends the recording, and what it already had is deleted with a proof. */
  'recordings.consent': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ callId: id, given: z.boolean() }).strict(),
    output: nothing,
  }),
  'recordings.settings': query({ allow: 'self', at: 'here', input: none, output: recordingSettings }),
  'recordings.saveSettings': command({
    allow: 'recording.manage',
    at: 'leader',
    input: recordingSettings,
    output: recordingSettings,
  }),
  /** Would this call be recorded, and why. `settings`: as they stand on the page, not yet saved. */
  'recordings.wouldRecord': query({
    allow: 'recording.manage',
    at: 'here',
    input: z
      .object({
        lineId: id,
        direction: z.enum(CALL_DIRECTIONS),
        agentId: id.nullable(),
        customer: z.enum(['unknown', 'known', 'caution']),
        customerRefuses: z.boolean(),
        at: instant,
        consent: z.enum(['none', 'given', 'refused']),
        settings: recordingSettings.nullable().default(null),
      })
      .strict(),
    output: z.object({
      record: z.boolean(),
      why: z.enum(DECISION_WHYS),
      ruleId: id.nullable(),
      mayStart: z.boolean(),
      consent: z.enum(CONSENT_STATES),
      sourceId: id.nullable(),
      className: z.string().nullable(),
      /** Every rule in its order, and the first thing that kept it from fitting; null: it fits. */
      tried: z.array(
        z.object({
          ruleId: id,
          failed: z.enum(['disabled', 'line', 'direction', 'agent', 'customer', 'hours']).nullable(),
        }),
      ),
    }),
  }),
  'recordings.hold': command({
    allow: 'recording.manage',
    at: 'leader',
    input: z.object({ id, on: z.boolean(), reason }).strict(),
    output: nothing,
  }),
  'recordings.classify': command({
    allow: 'recording.manage',
    at: 'leader',
    input: z.object({ id, classId: id }).strict(),
    output: nothing,
  }),
  /** Deletes the file and leaves a proof. Refused with `on_hold` where a legal hold stands. */
  'recordings.delete': command({
    allow: 'recording.manage',
    at: 'leader',
    input: z.object({ id, reason }).strict(),
    output: nothing,
  }),
  /** What retention would delete now, oldest first. */
  'recordings.retentionPlan': query({
    allow: 'recording.manage',
    at: 'leader',
    input: none,
    output: z.object({
      items: z.array(retentionItem).max(500),
      total: z.number().int(),
      bytes: z.number(),
      /** Past their time, and kept because of a legal hold. */
      held: z.number().int(),
    }),
  }),
  /** Does it now; every night it is done by itself. */
  'recordings.runRetention': command({
    allow: 'recording.manage',
    at: 'leader',
    input: none,
    output: z.object({ deleted: z.number().int(), bytes: z.number() }),
  }),
  'recordings.health': query({
    allow: 'diagnostics.read',
    at: 'leader',
    input: none,
    output: z.object({
      folder: z.string(),
      freeBytes: z.number().nullable(),
      totalBytes: z.number().nullable(),
      usedBytes: z.number(),
      bytesPerDay: z.number(),
      /** Until the floor is reached, at the pace of the last two weeks; null: not in sight. */
      daysLeft: z.number().nullable(),
      stopped: z.boolean(),
      waitingToSeal: z.number().int(),
      checkedAt: instant.nullable(),
      /** Files that no row knows. */
      unknownFiles: z.array(z.object({ file: z.string(), bytes: z.number() })).max(500),
      /** Rows whose file is not there or is not what was put away. */
      damaged: z.array(z.object({ id, callId: id, startedAt: instant, damage: z.enum(RECORDING_DAMAGES) })).max(500),
    }),
  }),
  /** Compares every file and every row now; every night it is done by itself. */
  'recordings.reconcile': command({
    allow: 'recording.manage',
    at: 'leader',
    input: none,
    output: z.object({ files: z.number().int(), unknownFiles: z.number().int(), damaged: z.number().int() }),
  }),
  /** The key that opens every recording, to print and lock away. Journalled. */
  'recordings.recoverySheet': command({
    allow: 'recording.manage',
    at: 'leader',
    input: none,
    output: z.object({
      /** Groups of letters and digits, with a check group at the end. */
      groups: z.array(z.string()),
      fingerprint: z.string(),
      madeAt: instant,
    }),
    secret: [],
  }),
  /** Internal: what the recorder did, written by the core itself. */
  'recordings.write': command({
    allow: 'line.signal',
    at: 'here',
    input: z.object({
      recording: z
        .object({
          id,
          callId: id,
          sourceId: id,
          sourceName: z.string().max(200),
          state: z.enum(RECORDING_STATES),
          startedAt: instant,
          endedAt: instant.nullable(),
          durationMs: z.number().int().min(0).nullable(),
          rate: z.number().int(),
          channels: z.number().int(),
          codec: z.enum(RECORDING_CODECS),
          file: z.string().max(300).nullable(),
          bytes: z.number().int().nullable(),
          sha256: z.string().max(64).nullable(),
          peaks: z.string().max(4_000).nullable(),
          agentId: id.nullable(),
          why: z.enum(DECISION_WHYS),
          classId: id,
          repaired: z.boolean(),
          damage: z.enum(RECORDING_DAMAGES).nullable(),
        })
        .nullable(),
      events: z
        .array(
          z.object({
            callId: id,
            recordingId: id.nullable(),
            at: instant,
            kind: z.enum(RECORDING_EVENT_KINDS),
            atMs: z.number().int().min(0).nullable(),
            detail: z.string().max(300).nullable(),
            /** Who did it; null: nobody in person. */
            userId: id.nullable().default(null),
          }),
        )
        .max(20),
    }),
    output: nothing,
  }),
  'recording.changed': event({ allow: 'call.read', payload: liveRecording }),
  /** A recording that is over changed: it was put away, held, deleted, listened to. */
  'recording.stored': event({
    allow: 'recording.read',
    payload: z.object({ id, callId: id, state: z.enum(RECORDING_STATES) }),
  }),
} as const;
