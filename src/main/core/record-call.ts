import type { Call } from '../../shared/domain/call.ts';
import type { CallHappening } from '../../shared/domain/line-calls.ts';
import type { Door } from './dispatch.ts';
import type { Log, NewId } from './ports.ts';
import type { Session } from './session.ts';

/** Writes a call as it is now, through the door. What the disk refuses is kept and tried again. */
export interface RecordCall {
  /** `absorbed`: another call that turned out to be a part of this one, and goes. */
  (call: Call, happenings: readonly CallHappening[], absorbed?: string | null): void;
  /** Tries again what could not be written. Returns how much is still waiting. */
  retry(): number;
  waiting(): number;
}

/** Calls kept in memory while the disk refuses; beyond it the oldest is given up, and said so in the log. */
const MOST_WAITING = 5_000;

type Waiting = { call: Call; happenings: CallHappening[]; absorbed: string | null };

export function createRecordCall(options: {
  door: Door;
  newId: NewId;
  log: Log;
  /** A call needs its line on the disk before it. */
  writeLines: () => void;
  onRefused: (code: string) => void;
}): RecordCall {
  const waiting = new Map<string, Waiting>();
  const session = (lineId: string): Session => ({
    connectionId: `line:${lineId}`,
    station: 'here',
    actor: { kind: 'line', id: lineId },
  });

  function write(call: Call, happenings: readonly CallHappening[], absorbed: string | null): string | null {
    options.writeLines();
    const events = happenings
      .slice(-20)
      .map(({ at, kind, detail }) => ({ at, kind, detail: detail?.slice(0, 200) ?? null }));
    const reply = options.door.dispatchNow(session(call.lineId), {
      id: options.newId(),
      name: 'calls.record',
      input: { call, events, absorbed },
    });
    return reply.ok ? null : reply.error.code;
  }

  function keep(call: Call, happenings: readonly CallHappening[], absorbed: string | null): void {
    const known = waiting.get(call.id);
    waiting.set(call.id, {
      call,
      happenings: [...(known?.happenings ?? []), ...happenings].slice(-20),
      absorbed: absorbed ?? known?.absorbed ?? null,
    });
    if (waiting.size <= MOST_WAITING) return;
    const oldest = waiting.keys().next().value;
    if (oldest !== undefined) waiting.delete(oldest);
    options.log.error({ callId: oldest }, 'a call was given up: the disk refuses for too long');
  }

  const record = (call: Call, happenings: readonly CallHappening[], absorbed: string | null = null): void => {
    const earlier = waiting.get(call.id);
    if (absorbed !== null) waiting.delete(absorbed);
    const code = write(call, [...(earlier?.happenings ?? []), ...happenings], absorbed ?? earlier?.absorbed ?? null);
    if (code === null) {
      waiting.delete(call.id);
      return;
    }
    keep(call, happenings, absorbed);
    options.onRefused(code);
  };
  return Object.assign(record, {
    retry() {
      for (const [id, one] of waiting) {
        const code = write(one.call, one.happenings, one.absorbed);
        if (code === null) waiting.delete(id);
        // Thousands of tries would hold up the calls of this moment, and say the same thousands of times in the log.
        else if (code === 'store_full' || code === 'store_read_only') break;
      }
      return waiting.size;
    },
    waiting: () => waiting.size,
  });
}
