import type { Leftover } from '../../src/main/core/ports.ts';
import { RequestRefused } from '../../src/shared/client/client.ts';
import type { RecordingSource } from '../../src/shared/contract/recording-sources.ts';
import type { LiveRecording, Recording, RecordingSettings } from '../../src/shared/contract/recordings.ts';
import type { LineSignal } from '../../src/shared/domain/line-signal.ts';
import type { ConsentPolicy } from '../../src/shared/domain/recording.ts';
import { type Office, openOffice, type Screen } from './office.ts';
import { type TestRecording, testRecording } from './test-recording.ts';

/** An office whose line 1 has a source and a policy, unless a test says otherwise. */
export type RecordedOffice = Office & {
  readonly sound: TestRecording;
  readonly boss: Screen;
  readonly lineId: string;
  readonly sourceId: string | null;
  /** A call that somebody answered on line 1. Returns its id. */
  talk(number?: string): Promise<string>;
  hangUp(): Promise<void>;
  /** What the boss was told last of this call. */
  told(callId: string): LiveRecording | undefined;
  recordings(callId: string): Promise<Recording[]>;
  save(change: Partial<RecordingSettings>): Promise<RecordingSettings>;
  /** Everything that waits for promises and turns has happened. */
  still(): Promise<void>;
};

export const CALLER = '09125550039';
const MANY_TURNS = 30;

export async function openRecordedOffice(
  options: {
    /** An office that was stopped, to be opened again an hour later. */
    readonly again?: RecordedOffice;
    readonly dir?: string;
    readonly policy?: ConsentPolicy | null;
    readonly source?: Partial<RecordingSource> | null;
    readonly hook?: 'always' | 'never';
  } = {},
): Promise<RecordedOffice> {
  const { again } = options;
  const sound = again?.sound ?? testRecording();
  const office = await openOffice({
    ...(options.dir ? { dir: options.dir } : {}),
    ...(again ? { dir: again.dir, startsAt: again.time.now + 3_600_000 } : {}),
    traits: { hook: options.hook ?? 'always', ringSilenceMs: 10_000 },
    recordings: sound.kit,
  });
  const boss = await office.admin();
  const still = async (): Promise<void> => {
    for (let i = 0; i < MANY_TURNS; i += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  // A line is known when it was heard first.
  office.box().say({ kind: 'ring', line: 1 });
  office.box().say({ kind: 'ringEnd', line: 1 });
  office.pass(60_000);
  await still();
  const lineId = (await boss.client.ask('lines.list', {}))[0]?.id ?? '';
  const save = async (change: Partial<RecordingSettings>): Promise<RecordingSettings> =>
    boss.client.ask('recordings.saveSettings', { ...(await boss.client.ask('recordings.settings', {})), ...change });
  const { policy = 'notNeeded' } = options;
  await save({ policies: policy === null ? [] : [{ lineId, policy }] });
  const known = (await boss.client.ask('sources.list', {}))[0]?.source ?? null;
  const source = options.source === null ? null : (known ?? (await addSource(boss, lineId, options.source ?? {})));
  await still();
  boss.pushes.length = 0;

  return {
    ...office,
    sound,
    boss,
    lineId,
    sourceId: source?.id ?? null,
    save,
    still,
    async talk(number = CALLER) {
      office.box().say(ringing(number), { kind: 'ring', line: 1 }, { kind: 'offHook', line: 1 });
      await still();
      const { rows } = await boss.client.ask('calls.list', { filter: {} });
      const call = rows.find(({ state }) => state === 'talking');
      if (!call) throw new Error('nobody talks');
      return call.id;
    },
    async hangUp() {
      office.box().say({ kind: 'onHook', line: 1 });
      await still();
    },
    told: (callId) =>
      boss
        .named<LiveRecording>('recording.changed')
        .filter((one) => one.callId === callId)
        .at(-1),
    recordings: (callId) => boss.client.ask('recordings.ofCall', { callId }),
  };
}

export const ringing = (number: string): LineSignal => ({ kind: 'callerId', line: 1, number, numberStatus: 'ok' });

async function addSource(boss: Screen, lineId: string, more: Partial<RecordingSource>): Promise<RecordingSource> {
  return boss.client.ask('sources.save', {
    id: null,
    name: 'Tap of line 1',
    use: 'lineTap',
    program: 'simulated',
    driver: null,
    device: null,
    rate: 8_000,
    channels: 1,
    preRollSeconds: 2,
    lineId,
    userId: null,
    enabled: true,
    ...more,
  });
}

/** What a broken-off run leaves of a recording of six seconds. */
export const leftover = (recordingId: string, callId: string, startedAt: number): Leftover => ({
  recordingId,
  callId,
  file: `live/${recordingId}.${callId}.wav`,
  startedAt,
  durationMs: 6_000,
  rate: 8_000,
  channels: 1,
  bytes: 96_000,
});

/** Why somebody was refused; null: he was not. */
export const refusalOf = (asked: Promise<unknown>): Promise<string | null> =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof RequestRefused ? error.code : String(error)),
  );
