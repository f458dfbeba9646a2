import type { Line, Route } from '../../../shared/contract/lines.ts';
import type { ReadableDb } from '../../store/db.ts';
import { findLine, listLines, updateLine } from '../../store/lines.ts';
import { findTeam } from '../../store/teams.ts';
import { findUser } from '../../store/users.ts';
import type { HandlersFor } from '../handler.ts';
import { Refusal } from '../refusal.ts';

export const lineHandlers: HandlersFor<'lines.list' | 'lines.update'> = {
  'lines.list': ({ db }) => listLines(db),

  'lines.update'(context, input) {
    const before = findLine(context.db, input.id);
    if (!before) throw new Refusal('not_found');
    requirePeople(context.db, input.route);
    const { dialPrefix = before.dialPrefix, twinId = before.twinId, ownNumber, greeting } = input;
    requireTwin(context.db, before, twinId);
    updateLine(context.db, {
      ...input,
      ownNumber: ownNumber || null,
      greeting: greeting || null,
      dialPrefix: dialPrefix || null,
      twinId,
    });
    const after = findLine(context.db, input.id);
    if (!after) throw new Refusal('not_found');
    context.change('lines', input.id, before, after);
    context.publish('config.changed', { what: 'lines', id: input.id });
    return after;
  },
};

function requirePeople(db: ReadableDb, { ownerId, teamId }: Route): void {
  if (ownerId !== null && !findUser(db, ownerId)) throw new Refusal('bad_input', 'no such owner');
  if (teamId !== null && !findTeam(db, teamId)) throw new Refusal('bad_input', 'no such team');
}

/** A physical line is seen once by each device. */
function requireTwin(db: ReadableDb, line: Line, twinId: string | null): void {
  if (twinId === null || twinId === line.twinId) return;
  const twin = findLine(db, twinId);
  if (!twin) throw new Refusal('bad_input', 'no such twin');
  if (twin.id === line.id || twin.deviceId === line.deviceId)
    throw new Refusal('bad_input', 'a twin is a line of another device');
}
