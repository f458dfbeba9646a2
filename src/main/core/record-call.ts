import { contract, type ParsedInputOf } from '../../shared/contract/contract.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { CallHappening } from '../../shared/domain/line-calls.ts';
import type { Spool } from '../store/spool.ts';
import type { Door } from './dispatch.ts';
import type { Log, NewId } from './ports.ts';
import type { Session } from './session.ts';

/**
 * Writes a call as it is now: at once into the spool, which a killed process leaves behind, and a moment later through
 * the door into the store, when the card had the time to be painted or before anybody asks. What the store refuses
 * waits and is tried again.
 */
export interface RecordCall {
  /** `absorbed`: another call that turned out to be a part of this one, and goes. */
  (call: Call, happenings: readonly CallHappening[], absorbed?: string | null): void;
  /** Writes what was not tried yet. */
  flush(): void;
  /** Writes what was not tried yet, or found the store busy; for whoever is about to ask the store. */
  settle(): void;
  /** Tries again whatever waits, at most so many calls at once. Returns how much is still waiting. */
  retry(most?: number): number;
  waiting(): number;
  /** Writes what an earlier process had said and not written any more, at the start. Returns how many calls that were. */
  replay(): number;
}

/** Calls kept in memory while the disk refuses; beyond it the oldest is given up, and said so in the log. */
const MOST_WAITING = 5_000;
/** Events of a call in one record, as the contract has it. */
const MOST_EVENTS = 20;
const LONGEST_DETAIL = 200;

/** What is known of a call and not written yet; `id` is the command's, so that it can be told whether it was done. */
type Waiting = { readonly id: string; readonly input: ParsedInputOf<'calls.record'> };

export function createRecordCall(options: {
  door: Door;
  spool: Spool;
  newId: NewId;
  log: Log;
  /** A call needs its line on the disk before it. */
  writeLines: () => void;
  onRefused: (code: string) => void;
  /** Runs something a moment later. */
  later: (work: () => void) => void;
  /** The command of this id was done. */
  isDone: (commandId: string) => boolean;
  count: (what: string) => void;
}): RecordCall {
  const { spool, log } = options;
  const waiting = new Map<string, Waiting>();
  let isDue = false;
  let wasBusy = false;
  const session = (lineId: string): Session => ({
    connectionId: `line:${lineId}`,
    station: 'here',
    actor: { kind: 'line', id: lineId },
  });

  function write({ id, input }: Waiting): string | null {
    options.writeLines();
    const reply = options.door.dispatchNow(session(input.call.lineId), { id, name: 'calls.record', input });
    return reply.ok ? null : reply.error.code;
  }

  /** The newest of a call stands for all that was not written of it. */
  function keep(one: Waiting): void {
    waiting.set(one.input.call.id, one);
    if (waiting.size <= MOST_WAITING) return;
    const oldest = waiting.keys().next().value;
    if (oldest !== undefined) waiting.delete(oldest);
    log.error({ callId: oldest }, 'a call was given up: the disk refuses for too long');
  }

  function writeAll(most = MOST_WAITING): string | null {
    isDue = false;
    let refused: string | null = null;
    for (const [callId, one] of [...waiting].slice(0, most)) {
      const code = write(one);
      if (code === null) waiting.delete(callId);
      else refused ??= code;
      // Thousands of tries would hold up the calls of this moment, and say the same thousands of times in the log.
      if (code === 'store_full' || code === 'store_read_only' || code === 'timeout') break;
    }
    wasBusy = refused === 'timeout';
    if (waiting.size === 0) spool.clear();
    return refused;
  }

  function flush(): void {
    if (!isDue) return;
    const refused = writeAll();
    if (refused !== null) options.onRefused(refused);
  }

  const record = (call: Call, happenings: readonly CallHappening[], absorbed: string | null = null): void => {
    const earlier = waiting.get(call.id)?.input;
    if (absorbed !== null) waiting.delete(absorbed);
    const one: Waiting = {
      id: options.newId(),
      input: {
        call: { ...call, legs: [...call.legs] },
        events: [...(earlier?.events ?? []), ...happenings.map(eventOf)].slice(-MOST_EVENTS),
        absorbed: absorbed ?? earlier?.absorbed ?? null,
      },
    };
    keep(one);
    const isSaid = spool.append(one);
    if (!isDue) options.later(flush);
    isDue = true;
    // What is shown must be on the disk somewhere: where the spool is refused, in the store, if that takes it.
    if (!isSaid) flush();
  };
  return Object.assign(record, {
    flush,
    settle() {
      if (isDue) flush();
      else if (wasBusy) writeAll();
    },
    retry(most?: number) {
      if (waiting.size > 0) writeAll(most);
      return waiting.size;
    },
    waiting: () => waiting.size,
    replay() {
      const { values, damaged } = spool.left();
      if (damaged > 0) {
        options.count('spool.damaged');
        log.warn({ damaged }, 'the last run was ended while it wrote; what was cut short is passed over');
      }
      for (const one of lastOfEach(values)) if (!options.isDone(one.id)) keep(one);
      const found = waiting.size;
      if (found > 0) log.warn({ calls: found }, 'calls that the last run had shown and not written are written now');
      writeAll();
      return found;
    },
  });
}

const eventOf = ({ at, kind, detail }: CallHappening) => ({
  at,
  kind,
  detail: detail?.slice(0, LONGEST_DETAIL) ?? null,
});

/** The last entry of a call holds all that the earlier ones said and that was not written before it. */
function lastOfEach(values: readonly unknown[]): Iterable<Waiting> {
  const last = new Map<string, Waiting>();
  for (const value of values) {
    const one = waitingOf(value);
    if (one === null) continue;
    if (one.input.absorbed !== null) last.delete(one.input.absorbed);
    last.set(one.input.call.id, one);
  }
  return last.values();
}

function waitingOf(value: unknown): Waiting | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('input' in value)) return null;
  const input = contract['calls.record'].input.safeParse(value.input);
  return typeof value.id === 'string' && input.success ? { id: value.id, input: input.data } : null;
}
