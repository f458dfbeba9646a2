import type { RecordingSource } from '../../shared/contract/recording-sources.ts';
import type { RecordingTrouble } from '../../shared/domain/recording.ts';
import type { NewRecordingEvent, RecordedRow } from '../store/recording-write.ts';
import type { Clock, FinishedRecording, Log, NewId, RecordingKit, RecordingReport } from './ports.ts';
import type { RecordedCall, Running } from './recorded-call.ts';
import { specOf } from './recording-facts.ts';
import type { RecordingWriter } from './recording-writer.ts';
import type { PauseCause } from './recordings.ts';

type Told = Pick<NewRecordingEvent, 'kind'> & Partial<Pick<NewRecordingEvent, 'atMs' | 'userId' | 'detail'>>;

/** Begins, pauses and ends single recordings, and writes down what becomes of them. */
export interface RunRecording {
  begin(one: RecordedCall, source: RecordingSource, classId: string): void;
  /** Ends it. What is over is handed to `onSaved`, unless it must not be kept. */
  end(one: RecordedCall): void;
  pause(one: RecordedCall, cause: PauseCause, userId: string | null): void;
  resume(one: RecordedCall, userId: string | null): void;
  tell(one: RecordedCall, told: Told): void;
  /** The agent became known. */
  update(one: RecordedCall, classId: string): void;
  trouble(one: RecordedCall, trouble: RecordingTrouble): void;
  /** Ids of what is being made, or is being closed. */
  open(): ReadonlySet<string>;
  /** Everything that was ended is closed and written. */
  closed(): Promise<void>;
}

export function createRunRecording(options: {
  readonly kit: RecordingKit;
  readonly writer: RecordingWriter;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly count: (what: string) => void;
  /** Something about it is new. */
  readonly onChange: (one: RecordedCall) => void;
  readonly onSilence: (one: RecordedCall, seconds: number) => void;
  /** A legal hold keeps it, whatever else is wanted. */
  readonly isHeld: (recordingId: string) => boolean;
  readonly onSaved: (row: RecordedRow, lineId: string) => void;
}): RunRecording {
  const { kit, writer, clock, log } = options;
  const closing = new Map<string, Promise<void>>();
  const open = new Set<string>();

  const write = (one: RecordedCall, row: RecordedRow | null, id: string | null, told: readonly Told[]): void =>
    writer.write(
      one.call.lineId,
      row,
      told.map((event) => ({
        callId: one.call.id,
        recordingId: id,
        at: clock.now(),
        atMs: null,
        userId: null,
        detail: null,
        ...event,
      })),
    );

  function begin(one: RecordedCall, source: RecordingSource, classId: string): void {
    const row = firstRow(one, source, classId, options.newId(), clock.now());
    const early: RecordingReport[] = [];
    let running: Running | null = null;
    const handle = kit.recorder.start(
      {
        recordingId: row.id,
        callId: row.callId,
        source: specOf(source),
        // What was said before somebody agreed, or while a card was read out, is nobody's to keep.
        withPreRoll: one.consent !== 'given' && one.causes.size === 0,
      },
      (report) => (running ? heard(one, running, report) : void early.push(report)),
    );
    running = { source, handle, row, trouble: null };
    one.running = running;
    one.lastId = row.id;
    open.add(row.id);
    options.count('recordings.started');
    write(one, row, row.id, []);
    if (one.consent === 'announced') write(one, null, null, [{ kind: 'announced' }]);
    if (one.causes.size > 0) paused(one, one.causes.has('key') ? 'key' : 'cardField', null);
    for (const report of early) heard(one, running, report);
  }

  function heard(one: RecordedCall, running: Running, report: RecordingReport): void {
    const { id } = running.row;
    const tell = (event: Told): void => write(one, null, id, [event]);
    if (report.kind === 'silence') {
      options.onSilence(one, report.seconds);
      return;
    }
    if (report.kind === 'started') {
      running.row = { ...running.row, startedAt: report.startedAt };
      write(one, running.row, id, [{ kind: 'started', atMs: Math.round(report.preRollMs) }]);
    } else if (report.kind === 'trouble') {
      running.trouble = report.trouble;
      options.count(`recordings.trouble.${report.trouble}`);
      log.warn({ recordingId: id, trouble: report.trouble, detail: report.detail }, 'a recording hears nothing');
      tell({ kind: 'trouble', atMs: Math.round(report.atMs), detail: report.trouble });
    } else {
      running.trouble = null;
      tell({ kind: 'recovered', atMs: Math.round(report.atMs) });
    }
    options.onChange(one);
  }

  function paused(one: RecordedCall, cause: PauseCause, userId: string | null): void {
    const { running } = one;
    if (!running) return;
    one.pausedAt = clock.now();
    one.pausedMono = clock.monotonic();
    one.alarmed = false;
    write(one, null, running.row.id, [
      { kind: 'paused', atMs: Math.round(running.handle.pause()), userId, detail: cause },
    ]);
  }

  async function close(one: RecordedCall, running: Running): Promise<void> {
    const { id } = running.row;
    try {
      const finished = await running.handle.stop();
      const row = lastRow(running.row, finished);
      const stopped: Told = { kind: 'stopped', atMs: row.durationMs };
      const discard = options.isHeld(id) ? null : one.discard;
      if (discard !== null) {
        write(one, { ...row, state: 'deleted', file: null }, id, [stopped, { kind: 'deleted', detail: discard }]);
        options.count('recordings.discarded');
      } else write(one, row, id, [stopped]);
      if (finished.file !== null && (discard !== null || row.state === 'empty')) await kit.vault.remove(finished.file);
      open.delete(id);
      if (discard === null && row.state === 'saved') options.onSaved(row, one.call.lineId);
    } catch (error) {
      open.delete(id);
      log.error({ err: error, recordingId: id }, 'a recording could not be closed in order');
    }
  }

  return {
    begin,
    end(one) {
      const { running } = one;
      if (!running) return;
      one.running = null;
      const { id } = running.row;
      const ended = close(one, running).finally(() => closing.delete(id));
      closing.set(id, ended);
    },
    pause(one, cause, userId) {
      const isFirst = one.causes.size === 0;
      one.causes.add(cause);
      if (isFirst) paused(one, cause, userId);
    },
    resume(one, userId) {
      const { running } = one;
      one.pausedAt = null;
      one.pausedMono = null;
      one.alarmed = false;
      if (running)
        write(one, null, running.row.id, [{ kind: 'resumed', atMs: Math.round(running.handle.resume()), userId }]);
    },
    tell: (one, told) => {
      const { running } = one;
      const atMs = running ? Math.round(running.handle.positionMs()) : null;
      write(one, null, running?.row.id ?? null, [{ atMs, ...told }]);
    },
    update(one, classId) {
      const { running, call, decision } = one;
      if (!running || (running.row.agentId === call.takenBy && running.row.classId === classId)) return;
      running.row = {
        ...running.row,
        agentId: call.takenBy,
        classId,
        why: decision.record ? decision.why : running.row.why,
      };
      write(one, running.row, running.row.id, []);
    },
    trouble(one, trouble) {
      const { running } = one;
      if (!running) return;
      write(one, null, running.row.id, [
        { kind: 'trouble', atMs: Math.round(running.handle.positionMs()), detail: trouble },
      ]);
    },
    open: () => open,
    async closed() {
      while (closing.size > 0) await Promise.all(closing.values());
    },
  };
}

function firstRow(one: RecordedCall, source: RecordingSource, classId: string, id: string, at: number): RecordedRow {
  return {
    id,
    callId: one.call.id,
    sourceId: source.id,
    sourceName: source.name,
    agentId: one.call.takenBy,
    state: 'recording',
    startedAt: at,
    endedAt: null,
    durationMs: null,
    rate: source.rate,
    channels: source.channels,
    codec: 'wav',
    file: null,
    bytes: null,
    sha256: null,
    peaks: null,
    why: one.decision.why,
    classId,
    repaired: false,
    damage: null,
  };
}

/** A recording without any sample is none. */
function lastRow(row: RecordedRow, { file, startedAt, durationMs, bytes }: FinishedRecording): RecordedRow {
  const whole = Math.round(durationMs);
  const times = { startedAt, endedAt: startedAt + whole, durationMs: whole };
  if (file === null || whole === 0) return { ...row, ...times, state: 'empty' };
  return { ...row, ...times, state: 'saved', file, bytes };
}
