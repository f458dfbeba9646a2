import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb } from './db.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;
/** A number that calls all day must not make its own pops slow. */
const MOST_REPEATS = 100;

/**
 * How often this number called within seven days and who spoke with it last. The call `callId` is counted once, whether
 * it is written already or not.
 */
export function repeatOf(
  db: ReadableDb,
  key: string,
  now: Instant,
  callId: string | null = null,
): { count: number; lastAgentName: string | null } {
  const rows = db.all<{ incoming: number; agentId: string | null }>(REPEATS, key, now - WEEK_MS, callId ?? '');
  const others = rows.filter((row) => row.incoming === 1).length;
  const agentId = rows.find((row) => row.agentId !== null)?.agentId ?? null;
  const agent = agentId === null ? undefined : db.get<{ name: string }>('select name from users where id = ?', agentId);
  return { count: callId === null ? Math.max(1, others) : others + 1, lastAgentName: agent?.name ?? null };
}

const REPEATS = `
select direction = 'incoming' as incoming, taken_by as agentId from calls
where number_key = ? and started_at > ? and id <> ? order by started_at desc limit ${MOST_REPEATS}`;
