import type { OfficeSettings } from '../../../shared/contract/office.ts';
import { openSession } from '../../store/sessions.ts';
import { setLastSeen, type UserRow } from '../../store/users.ts';
import type { CommandContext } from '../handler.ts';
import { userAsMe } from '../me.ts';

/** Opens a session for a user whose right to it was shown, and makes this connection his. */
export function signInAs(context: CommandContext, user: UserRow, office: OfficeSettings) {
  const { token, hash } = openSession(context.db, user.id, context.now);
  setLastSeen(context.db, user.id, context.now);
  context.become({ kind: 'user', id: user.id, name: user.name, role: user.role, sessionHash: hash });
  return { token, me: userAsMe({ office }, user) };
}
