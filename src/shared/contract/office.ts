import { z } from 'zod';
import { LANGUAGES } from './people.ts';
import { command, event, query } from './procedure.ts';
import { id, instant, none, nothing, shortText } from './values.ts';

export const officeSettings = z
  .object({
    name: shortText,
    country: z.string().regex(/^[A-Z]{2}$/),
    /** Without the leading 0; empty where the office has none. */
    areaCode: z.string().regex(/^\d{0,4}$/),
    language: z.enum(LANGUAGES),
    /** IANA zone of the office; days begin here. */
    zone: z.string().max(60),
    currency: z.enum(['rial', 'toman']),
  })
  .strict();
export type OfficeSettings = z.infer<typeof officeSettings>;

const distribution = z.object({
  count: z.number().int(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
  max: z.number().nullable(),
});

export const office = {
  'settings.get': query({ allow: 'self', at: 'here', input: none, output: officeSettings }),
  'settings.save': command({ allow: 'settings.manage', at: 'leader', input: officeSettings, output: officeSettings }),
  'diagnostics.get': query({
    allow: 'diagnostics.read',
    at: 'here',
    input: none,
    output: z.object({
      version: z.string(),
      startedAt: instant,
      residentBytes: z.number(),
      sqliteVersion: z.string(),
      storeBytes: z.number(),
      customers: z.number().int(),
      calls: z.number().int(),
      journalEntries: z.number().int(),
      /** Last byte of the caller ID → push handed to the socket, milliseconds. */
      readToPush: distribution,
      /** Push received → two frames after the card was committed, milliseconds, as the screens report it. */
      pushToPaint: distribution,
      counters: z.record(z.string(), z.number()),
      interrupted: z.object({ at: instant, calls: z.number().int() }).nullable(),
    }),
  }),
  'journal.list': query({
    allow: 'diagnostics.read',
    at: 'leader',
    input: z
      .object({
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(200).default(100),
      })
      .strict(),
    output: z.array(
      z.object({
        seq: z.number().int(),
        at: instant,
        actor: z.string(),
        station: z.string(),
        name: z.string(),
        ok: z.boolean(),
        changes: z.array(z.object({ table: z.string(), row: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    ),
  }),
  'config.changed': event({
    allow: 'live.read',
    payload: z.object({
      what: z.enum(['settings', 'lines', 'people', 'outcomeCodes', 'devices', 'tokens', 'recording', 'sources']),
      id: id.nullable(),
    }),
  }),
  /** Said once after a start that found open calls: they were closed as interrupted. */
  'office.notice': event({
    allow: 'live.read',
    payload: z.object({
      code: z.enum([
        'interruptedCalls',
        'storeFull',
        'storeReadOnly',
        'storeDamaged',
        'recordingDiskLow',
        'recordingStopped',
      ]),
      count: z.number().int(),
    }),
  }),
  'client.error': command({
    allow: 'self',
    at: 'here',
    input: z.object({ message: z.string().max(500), where: z.string().max(200) }).strict(),
    output: nothing,
  }),
} as const;
