import { z } from 'zod';
import { RECORDER_PROGRAMS, RECORDING_TROUBLES, SAMPLE_RATES, SOURCE_USES } from '../domain/recording.ts';
import { command, event, query } from './procedure.ts';
import { byId, id, none, nothing, shortText } from './values.ts';

/** Where sound comes from: one recorder on one device, for one line or one agent. */
export const recordingSource = z
  .object({
    id,
    name: shortText,
    use: z.enum(SOURCE_USES),
    program: z.enum(RECORDER_PROGRAMS),
    /** sox's name of the sound system (`pulseaudio`, `alsa`); null: what is usual here. */
    driver: z
      .string()
      .regex(/^[a-z0-9_-]{1,40}$/)
      .nullable(),
    /** As the sound system names it; null: its default. Never begins with a dash. */
    device: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^-\p{Cc}][^\p{Cc}]*$/u)
      .nullable(),
    rate: z.union(SAMPLE_RATES.map((rate) => z.literal(rate))),
    channels: z.union([z.literal(1), z.literal(2)]),
    /** Sound from before the start; keeps the source open all the time. */
    preRollSeconds: z.number().int().min(0).max(10),
    /** The line that it hears; null: it hears an agent. */
    lineId: id.nullable(),
    /** The agent whose calls it hears. */
    userId: id.nullable(),
    enabled: z.boolean(),
  })
  .strict();
export type RecordingSource = z.infer<typeof recordingSource>;

const tried = recordingSource.pick({ program: true, driver: true, device: true, rate: true, channels: true });

/** How a source stands: `idle` is closed because nobody needs it. */
export const sourceState = z.object({
  sourceId: id,
  state: z.enum(['idle', 'open', 'trouble']),
  trouble: z.enum(RECORDING_TROUBLES).nullable(),
  /** The program's own words, for the details. */
  detail: z.string().max(300).nullable(),
});
export type SourceState = z.infer<typeof sourceState>;

export const recordingSources = {
  'sources.list': query({
    allow: 'recording.manage',
    at: 'leader',
    input: none,
    output: z.array(z.object({ source: recordingSource, state: sourceState })),
  }),
  /** What this computer can hear: programs that are there, and their devices as far as they tell. */
  'sources.inputs': query({
    allow: 'recording.manage',
    at: 'leader',
    input: none,
    output: z.object({
      programs: z.array(
        z.object({ program: z.enum(RECORDER_PROGRAMS), found: z.boolean(), version: z.string().nullable() }),
      ),
      inputs: z
        .array(
          z.object({
            program: z.enum(RECORDER_PROGRAMS),
            driver: z.string().nullable(),
            device: z.string(),
            label: z.string(),
            monitor: z.boolean(),
          }),
        )
        .max(200),
    }),
  }),
  /** `id` null: a new one. Refused with `conflict` where the line or the agent has another source. */
  'sources.save': command({
    allow: 'recording.manage',
    at: 'leader',
    input: recordingSource.extend({ id: id.nullable() }),
    output: recordingSource,
  }),
  'sources.remove': command({ allow: 'recording.manage', at: 'leader', input: byId, output: nothing }),
  /** Listens and says how loud it is (`source.level`) to this connection, until told to stop or for two minutes. */
  'sources.meter': command({ allow: 'recording.manage', at: 'leader', input: tried, output: nothing }),
  'sources.stopMeter': command({ allow: 'recording.manage', at: 'leader', input: none, output: nothing }),
  /** Records for so many seconds and gives it back to be played, like `recordings.open`. Kept in memory, not on disk. */
  'sources.test': command({
    allow: 'recording.manage',
    at: 'leader',
    input: tried.extend({ seconds: z.number().int().min(1).max(10) }),
    output: z.object({
      url: z.string(),
      mime: z.string(),
      durationMs: z.number().int(),
      peaks: z.array(z.number().min(0).max(1)).max(2_000),
      /** Loudest and mean level, decibels below full scale; null: digital silence. */
      peakDb: z.number().nullable(),
      meanDb: z.number().nullable(),
    }),
    secret: [],
  }),
  'source.level': event({
    allow: 'recording.manage',
    payload: z.object({
      /** Of each channel, decibels below full scale, −90 at the least. */
      peakDb: z.array(z.number()).max(2),
      meanDb: z.array(z.number()).max(2),
      trouble: z.enum(RECORDING_TROUBLES).nullable(),
      detail: z.string().max(300).nullable(),
    }),
  }),
  'source.changed': event({ allow: 'recording.manage', payload: sourceState }),
} as const;
