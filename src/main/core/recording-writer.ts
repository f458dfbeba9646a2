import type { ParsedInputOf } from '../../shared/contract/contract.ts';
import type { ReadableDb } from '../store/db.ts';
import type { NewRecordingEvent, RecordedRow } from '../store/recording-write.ts';
import type { Door } from './dispatch.ts';
import { safely } from './house-keeping.ts';
import type { Log, NewId } from './ports.ts';
import type { Session } from './session.ts';

/** Writes what the recorder does through the door, a moment later; what the store refuses waits and is tried again. */
export interface RecordingWriter {
  /** `row` null: only events, of a call or of a recording that is known. */
  write(lineId: string, row: RecordedRow | null, events: readonly NewRecordingEvent[]): void;
  /** Writes what was not tried yet; for whoever is about to ask the store. */
  settle(): void;
  /** Writes what waits. True: another process was writing, so it is soon worth another try. */
  flush(): boolean;
  waiting(): number;
}

/** Rows and single events that wait while the disk refuses; beyond it the oldest is given up, and said so in the log. */
const MOST_WAITING = 5_000;
/** Events in one command, as the contract has it. */
const MOST_EVENTS = 20;
/** A row that is refused so often for what it is itself will not be taken later either. */
const MOST_TRIES = 50;
const LONGEST_DETAIL = 300;

type Waiting = {
  readonly lineId: string;
  readonly callId: string;
  row: RecordedRow | null;
  events: NewRecordingEvent[];
  tries: number;
};

export function createRecordingWriter(options: {
  readonly door: Pick<Door, 'dispatchNow'>;
  readonly db: ReadableDb;
  readonly newId: NewId;
  readonly log: Log;
  /** Calls are on the disk before their recordings. */
  readonly settle: () => void;
  readonly onRefused: (code: string) => void;
}): RecordingWriter {
  const { db, log } = options;
  const waiting = new Map<string, Waiting>();
  let isDue = false;

  function keep(key: string, one: Waiting): void {
    waiting.set(key, one);
    if (waiting.size <= MOST_WAITING) return;
    const oldest = waiting.keys().next().value;
    if (oldest !== undefined) waiting.delete(oldest);
    log.error({ recording: oldest }, 'what happened to a recording was given up: the disk refuses for too long');
  }

  /** A recording of a call that is not on the disk either must wait for it. */
  const hasItsCall = ({ callId, row }: Waiting): boolean =>
    db.get('select 1 from calls where id = ?', callId) !== undefined ||
    (row !== null && db.get('select 1 from recordings where id = ?', row.id) !== undefined);

  function send(one: Waiting): string | null {
    while (one.row !== null || one.events.length > 0) {
      const events = one.events.slice(0, MOST_EVENTS);
      const input: ParsedInputOf<'recordings.write'> = { recording: one.row, events };
      const reply = options.door.dispatchNow(sessionOf(one.lineId), {
        id: options.newId(),
        name: 'recordings.write',
        input,
      });
      if (!reply.ok) return reply.error.code;
      one.row = null;
      one.events = one.events.slice(events.length);
    }
    return null;
  }

  function giveUp(key: string, one: Waiting, code: string): void {
    one.tries += 1;
    if (one.tries < MOST_TRIES) return;
    waiting.delete(key);
    log.error({ recording: key, failure: code }, 'what happened to a recording could not be written');
  }

  function flush(): boolean {
    isDue = false;
    if (waiting.size === 0) return false;
    options.settle();
    for (const [key, one] of waiting) {
      if (!hasItsCall(one)) continue;
      const code = send(one);
      if (code === null) waiting.delete(key);
      else if (code === 'store_full' || code === 'store_read_only' || code === 'timeout') {
        options.onRefused(code);
        return code === 'timeout';
      } else giveUp(key, one, code);
    }
    return false;
  }

  return {
    write(lineId, row, events) {
      const first = row ?? events[0];
      if (!first) return;
      const key = row?.id ?? events[0]?.recordingId ?? `call ${first.callId}`;
      const earlier = waiting.get(key);
      const told = events.map((one) => ({ ...one, detail: one.detail?.slice(0, LONGEST_DETAIL) ?? null }));
      keep(key, {
        lineId,
        callId: first.callId,
        row: row ?? earlier?.row ?? null,
        events: [...(earlier?.events ?? []), ...told],
        tries: earlier?.tries ?? 0,
      });
      if (!isDue) setImmediate(() => safely(log, () => void (isDue && flush())));
      isDue = true;
    },
    flush,
    settle: () => void (isDue && flush()),
    waiting: () => waiting.size,
  };
}

const sessionOf = (lineId: string): Session => ({
  connectionId: `line:${lineId}`,
  station: 'here',
  actor: { kind: 'line', id: lineId },
});
