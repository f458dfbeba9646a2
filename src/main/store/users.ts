import type { Role } from '../../shared/domain/permission.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** A row of `users`, as the rest of the program speaks of it. `preferences` is JSON. */
export type UserRow = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly passwordHash: string | null;
  readonly role: Role;
  readonly extension: string | null;
  readonly active: boolean;
  readonly preferences: string;
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
};

const COLUMNS = `id, name, username, password_hash as passwordHash, role, extension, active, preferences,
  created_at as createdAt, last_seen_at as lastSeenAt`;

type Raw = Omit<UserRow, 'active'> & { readonly active: 0 | 1 };
const asUser = (row: Raw): UserRow => ({ ...row, active: row.active === 1 });

function one(db: ReadableDb, sql: string, ...values: string[]): UserRow | null {
  const row = db.get<Raw>(sql, ...values);
  return row ? asUser(row) : null;
}

export function findUser(db: ReadableDb, id: string): UserRow | null {
  return one(db, `select ${COLUMNS} from users where id = ?`, id);
}

/** `username` in lower case, as the contract makes it. */
export function findUserByName(db: ReadableDb, username: string): UserRow | null {
  return one(db, `select ${COLUMNS} from users where username = ?`, username);
}

export function firstActiveAdmin(db: ReadableDb): UserRow | null {
  return one(db, `select ${COLUMNS} from users where role = 'admin' and active = 1 order by created_at, id limit 1`);
}

/** By name. */
export function listUsers(db: ReadableDb): UserRow[] {
  return db.all<Raw>(`select ${COLUMNS} from users order by name, id`).map(asUser);
}

export function hasUsers(db: ReadableDb): boolean {
  return db.get('select 1 from users limit 1') !== undefined;
}

/** Is somebody other than `id` an admin who can come in? */
export function hasOtherAdmin(db: ReadableDb, id: string): boolean {
  return db.get("select 1 from users where role = 'admin' and active = 1 and id <> ? limit 1", id) !== undefined;
}

export function insertUser(db: WritableDb, user: UserRow): void {
  db.run(
    `insert into users (id, name, username, password_hash, role, extension, active, preferences, created_at, last_seen_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    user.id,
    user.name,
    user.username,
    user.passwordHash,
    user.role,
    user.extension,
    user.active ? 1 : 0,
    user.preferences,
    user.createdAt,
    user.lastSeenAt,
  );
}

/** Writes what an admin may change; name of sign-in and password have their own ways. */
export function updateUser(db: WritableDb, user: Pick<UserRow, 'id' | 'name' | 'role' | 'extension' | 'active'>): void {
  db.run(
    'update users set name = ?, role = ?, extension = ?, active = ? where id = ?',
    user.name,
    user.role,
    user.extension,
    user.active ? 1 : 0,
    user.id,
  );
}

export function setPasswordHash(db: WritableDb, id: string, passwordHash: string): void {
  db.run('update users set password_hash = ? where id = ?', passwordHash, id);
}

export function setPreferences(db: WritableDb, id: string, preferences: string): void {
  db.run('update users set preferences = ? where id = ?', preferences, id);
}

export function setLastSeen(db: WritableDb, id: string, at: number): void {
  db.run('update users set last_seen_at = ? where id = ?', at, id);
}
