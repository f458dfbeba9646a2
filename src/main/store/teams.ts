import type { ReadableDb, WritableDb } from './db.ts';

export type TeamRow = { readonly id: string; readonly name: string; readonly memberIds: string[] };

/** By name, each with its members. */
export function listTeams(db: ReadableDb): TeamRow[] {
  const members = db.all<{ teamId: string; userId: string }>(
    'select team_id as teamId, user_id as userId from team_members order by user_id',
  );
  return db
    .all<{ id: string; name: string }>('select id, name from teams order by name, id')
    .map((team) => ({ ...team, memberIds: members.filter((m) => m.teamId === team.id).map((m) => m.userId) }));
}

export function findTeam(db: ReadableDb, id: string): TeamRow | null {
  return listTeams(db).find((team) => team.id === id) ?? null;
}

/** The teams of each user, by user id. */
export function teamIdsByUser(db: ReadableDb): ReadonlyMap<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const team of listTeams(db)) {
    for (const userId of team.memberIds) ids.set(userId, [...(ids.get(userId) ?? []), team.id]);
  }
  return ids;
}

/** Makes the team, or changes its name, and sets its members. */
export function saveTeam(db: WritableDb, team: TeamRow): void {
  db.run(
    'insert into teams (id, name) values (?, ?) on conflict (id) do update set name = excluded.name',
    team.id,
    team.name,
  );
  db.run('delete from team_members where team_id = ?', team.id);
  for (const userId of new Set(team.memberIds)) addMember(db, team.id, userId);
}

/** Lines that rang for the team ring for it no longer (the schema sets their team to null). */
export function removeTeam(db: WritableDb, id: string): void {
  db.run('delete from teams where id = ?', id);
}

export function setTeamsOfUser(db: WritableDb, userId: string, teamIds: readonly string[]): void {
  db.run('delete from team_members where user_id = ?', userId);
  for (const teamId of new Set(teamIds)) addMember(db, teamId, userId);
}

function addMember(db: WritableDb, teamId: string, userId: string): void {
  db.run('insert into team_members (team_id, user_id) values (?, ?)', teamId, userId);
}
