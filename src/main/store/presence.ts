import type { Instant } from '../../shared/domain/instant.ts';
import type { PresenceState } from '../../shared/domain/presence.ts';
import type { ReadableDb, WritableDb } from './db.ts';

export type PresenceRow = {
  readonly userId: string;
  readonly name: string;
  readonly state: PresenceState;
  readonly reason: string | null;
  readonly since: Instant;
};

/** Who never said anything of himself is available since he exists. */
const SELECT = `select u.id as userId, u.name, coalesce(p.state, 'available') as state, p.reason,
  coalesce(p.since, u.created_at) as since from users u left join presence p on p.user_id = u.id`;

/** Of every active user, by name. */
export function listPresence(db: ReadableDb): PresenceRow[] {
  return db.all<PresenceRow>(`${SELECT} where u.active = 1 order by u.name, u.id`);
}

export function findPresence(db: ReadableDb, userId: string): PresenceRow | null {
  return db.get<PresenceRow>(`${SELECT} where u.id = ?`, userId) ?? null;
}

export function savePresence(db: WritableDb, row: Omit<PresenceRow, 'name'>): void {
  db.run(
    `insert into presence (user_id, state, reason, since) values (?, ?, ?, ?)
     on conflict (user_id) do update set state = excluded.state, reason = excluded.reason, since = excluded.since`,
    row.userId,
    row.state,
    row.reason,
    row.since,
  );
}
