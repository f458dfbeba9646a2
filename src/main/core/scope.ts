import { permissionsOf, type Role } from '../../shared/domain/permission.ts';
import type { ReadableDb } from '../store/db.ts';
import type { Session } from './session.ts';

/** May this session see calls that others took? */
export function mayReadAll(session: Session): boolean {
  const { actor } = session;
  return (
    actor.kind === 'system' ||
    ((actor.kind === 'user' || actor.kind === 'token') && permissionsOf(actor.role).has('call.readAll'))
  );
}

/** Whose calls a list may hold: an agent's own and those that nobody took; `null` for all. */
export function scopeOf(session: Session): { readonly userId: string | null } {
  if (mayReadAll(session)) return { userId: null };
  return { userId: session.actor.kind === 'user' ? session.actor.id : '' };
}

/** Users who see the calls of everybody. */
export function seeAllUsers(db: ReadableDb): ReadonlySet<string> {
  const rows = db.all<{ id: string; role: Role }>('select id, role from users where active = 1');
  return new Set(rows.filter((row) => permissionsOf(row.role).has('call.readAll')).map((row) => row.id));
}
