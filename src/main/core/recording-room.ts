import type { SourceState } from '../../shared/contract/recording-sources.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Store } from '../store/db.ts';
import { findRecording, recordingsOf } from '../store/recording-row.ts';
import { readRecordingSettings } from '../store/recording-settings.ts';
import { listSources } from '../store/recording-sources.ts';
import type { Door } from './dispatch.ts';
import type { Publish } from './handler.ts';
import { safely } from './house-keeping.ts';
import type { LineNow } from './line-now.ts';
import type { MediaTickets } from './media-tickets.ts';
import type { Clock, Log, NewId, RecordingKit, SourceReport } from './ports.ts';
import { audienceOf } from './recording-access.ts';
import { createRecordingDisk } from './recording-disk.ts';
import { sourceOf, specOf } from './recording-facts.ts';
import { createRecordingMeters } from './recording-meters.ts';
import { createRecordingNight } from './recording-night.ts';
import { createRecordingWriter } from './recording-writer.ts';
import type { Recordings } from './recordings.ts';
import { createRecordingsNow } from './recordings-now.ts';
import { repairRecordings } from './repair-recordings.ts';
import { createRunRecording } from './run-recording.ts';
import { createSealRecordings } from './seal-recordings.ts';
import type { Session } from './session.ts';

/** Everything that has to do with recording, for the core: one door in, one way out. */
export interface RecordingRoom extends Recordings {
  /** A call is new or changed. Returns at once. */
  call(now: LineNow, call: Call): void;
  /** The call was a part of another one. */
  gone(callId: string): void;
  connectionEnded(connectionId: string): void;
  tick(): void;
  nextDue(): number | null;
  /** Writes what was not tried yet. */
  settle(): void;
  /** Writes what the store refused. True: it is soon worth another try. */
  retry(): boolean;
  /** Puts the last run in order, then records. Resolves when it may begin. */
  begin(): Promise<void>;
  /** Every recording is closed, written and, as far as it had begun, put away. */
  end(): Promise<void>;
}

const SEAL_AGAIN_MS = 3_600_000;
const SYSTEM: Session = { connectionId: 'recording', station: 'here', actor: { kind: 'system' } };
const IDLE = { state: 'idle', trouble: null, detail: null } as const;

export type RecordingRoomOptions = {
  readonly kit: RecordingKit | null;
  readonly store: Store;
  readonly door: Door;
  readonly tickets: MediaTickets;
  readonly publish: Publish;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly count: (what: string) => void;
  readonly zone: () => string;
  /** Calls are on the disk before their recordings. */
  readonly settle: () => void;
  readonly onRefused: (code: string) => void;
  readonly reschedule: () => void;
  /** Calls that go on. */
  readonly current: () => Iterable<{ readonly now: LineNow; readonly call: Call }>;
};

/** Draws the wires of recording. */
export function createRecordingRoom(options: RecordingRoomOptions): RecordingRoom {
  const { kit, store, door, clock, newId, log, publish, count } = options;
  const stopper = new AbortController();
  const states = new Map<string, SourceState>();
  let settings = readRecordingSettings(store);
  let sources = listSources(store);
  let isReady = false;
  let isOver = false;
  let beginning: Promise<void> = Promise.resolve();
  let sealAgainAt = clock.monotonic() + SEAL_AGAIN_MS;
  let removing: Promise<void> = Promise.resolve();
  let recorder: Promise<void> = Promise.resolve();

  const writer = createRecordingWriter({
    door,
    db: store,
    newId,
    log,
    settle: options.settle,
    onRefused: options.onRefused,
  });
  const known = { settings: () => settings, clock, log, writer, zone: options.zone };
  const vault = kit?.vault;
  const seal = vault ? createSealRecordings({ ...known, vault, db: store, count }) : null;
  const disk = vault
    ? createRecordingDisk({
        ...known,
        vault,
        db: store,
        running: () => now.running(),
        onChange: diskChanged,
        onLow: (days) => publish('office.notice', { code: 'recordingDiskLow', count: days }),
      })
    : null;
  const run = kit
    ? createRunRecording({
        ...known,
        kit,
        newId,
        count,
        isHeld: (id) => (findRecording(store, id)?.heldAt ?? null) !== null,
        onChange: (one) => now.changed(one),
        onSilence: (one, seconds) => now.silent(one, seconds),
        onSaved: (row, lineId) => seal?.add(row, lineId),
      })
    : null;
  const night = vault && run ? createRecordingNight({ ...known, vault, store, open: () => run.open(), retain }) : null;
  const meters = kit ? createRecordingMeters({ kit, clock, publish }) : null;
  const now = createRecordingsNow({
    store,
    kit,
    clock,
    log,
    settings: () => settings,
    sources: () => sources,
    zone: options.zone,
    run,
    mayBegin: () => isReady,
    isStopped: () => disk?.isStopped() ?? false,
    publish: (call, state) => publish('recording.changed', state, audienceOf({ db: store }, call.takenBy)),
    onDiscard: (callId, reason) => void setImmediate(() => safely(log, () => discard(callId, reason))),
    reschedule: options.reschedule,
  });

  function reported(report: SourceReport): void {
    const state: SourceState = { ...report, detail: report.detail?.slice(0, 300) ?? null };
    states.set(report.sourceId, state);
    publish('source.changed', state);
  }

  function diskChanged(isStopped: boolean): void {
    if (isStopped) publish('office.notice', { code: 'recordingStopped', count: now.running() });
    now.reconsider();
  }

  /** What was put away earlier of a call whose caller refuses now. */
  function discard(callId: string, reason: string): void {
    writer.flush();
    for (const row of recordingsOf(store, callId)) {
      if (row.heldAt !== null || (row.state !== 'saved' && row.state !== 'sealed')) continue;
      ask('recordings.delete', { id: row.id, reason });
    }
  }

  function retain(): boolean {
    const reply = ask('recordings.runRetention', {});
    return reply.ok && (reply.data as { deleted: number }).deleted > 0;
  }

  const ask = (name: string, input: unknown) => door.dispatchNow(SYSTEM, { id: newId(), name, input });

  function sealAgain(mono: number): void {
    if (mono < sealAgainAt) return;
    sealAgainAt = mono + SEAL_AGAIN_MS;
    seal?.retry();
  }

  async function open(): Promise<void> {
    if (!kit) return;
    recorder = kit.recorder
      .run(stopper.signal, (report) => safely(log, () => reported(report)))
      .catch((error: unknown) => log.error({ err: error }, 'the recorder broke off'));
    kit.recorder.setSources(sources.filter(({ enabled }) => enabled).map(specOf));
    try {
      await repairRecordings({
        ...known,
        vault: kit.vault,
        db: store,
        onSaved: (row, lineId) => seal?.add(row, lineId),
      });
    } catch (error) {
      log.error({ err: error }, 'what the last run left of recordings could not be put in order');
    }
    await disk?.look();
    isReady = !isOver;
    now.reconsider();
    options.reschedule();
  }

  return {
    kit,
    tickets: options.tickets,
    settings: () => settings,
    live: now.live,
    of: now.of,
    start: now.start,
    stop: now.stop,
    pause: now.pause,
    resume: now.resume,
    mark: now.mark,
    consent: now.consent,
    call: now.call,
    gone: now.gone,
    reconsider: now.reconsider,
    reload() {
      settings = readRecordingSettings(store);
      sources = listSources(store);
      kit?.recorder.setSources(sources.filter(({ enabled }) => enabled).map(specOf));
      // A call that began before anybody thought of recording.
      for (const one of options.current()) now.call(one.now, one.call);
      now.reconsider();
    },
    sourceFor: (lineId, agentId) => (kit ? sourceOf(sources, lineId, agentId) : null),
    sourceState: (sourceId) => states.get(sourceId) ?? { sourceId, ...IDLE },
    meter: (connectionId, source) => meters?.begin(connectionId, source),
    stopMeter: (connectionId) => meters?.end(connectionId),
    connectionEnded: (connectionId) => meters?.end(connectionId),
    forget(recordingId, file) {
      options.tickets.endRecording(recordingId);
      if (file === null || !vault) return;
      removing = removing
        .then(() => vault.remove(file))
        .catch((error: unknown) => log.warn({ err: error, recordingId }, 'a deleted recording left its file behind'));
    },
    damaged: (recordingId, damage) => night?.damaged(recordingId, damage),
    retain: () => night?.retain(),
    isStopped: () => disk?.isStopped() ?? false,
    waitingToSeal: () => seal?.waiting() ?? 0,
    health: () => night?.health() ?? { checkedAt: null, unknownFiles: [] },
    reconcile: () => night?.reconcile() ?? Promise.resolve({ files: 0, unknownFiles: 0, damaged: 0 }),
    tick() {
      const mono = clock.monotonic();
      now.tick(mono);
      meters?.tick(mono);
      if (!isReady) return;
      disk?.tick(mono);
      sealAgain(mono);
      night?.tick(clock.now());
    },
    nextDue() {
      const dues = [now.nextDue(), isReady ? (disk?.nextDue() ?? null) : null, meters?.nextDue() ?? null];
      const set = dues.filter((due) => due !== null);
      return set.length > 0 ? Math.min(...set) : null;
    },
    settle: writer.settle,
    retry: () => writer.flush(),
    begin() {
      beginning = open();
      return beginning;
    },
    async end() {
      isOver = true;
      now.end();
      await beginning;
      isReady = false;
      meters?.endAll();
      await run?.closed();
      stopper.abort();
      await recorder;
      await seal?.end();
      night?.end();
      await removing;
      writer.flush();
    },
  };
}
