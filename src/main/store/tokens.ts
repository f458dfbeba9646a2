import type { Instant } from '../../shared/domain/instant.ts';
import type { Role } from '../../shared/domain/permission.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { newSecret, secretHash } from './secret.ts';

/** How a script's token begins, so that one who finds it knows what it is. */
export const TOKEN_PREFIX = 'hz_';

export type TokenRow = {
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
};

const COLUMNS = 'id, label, role, created_at as createdAt, last_used_at as lastUsedAt, revoked_at as revokedAt';

/** Makes a token and returns its text, which is told once and kept only as a hash. */
export function createToken(db: WritableDb, token: Pick<TokenRow, 'id' | 'label' | 'role' | 'createdAt'>): string {
  const text = TOKEN_PREFIX + newSecret();
  db.run(
    'insert into tokens (id, token_hash, label, role, created_at) values (?, ?, ?, ?, ?)',
    token.id,
    secretHash(text),
    token.label,
    token.role,
    token.createdAt,
  );
  return text;
}

/** Newest first; revoked ones too. */
export function listTokens(db: ReadableDb): TokenRow[] {
  return db.all<TokenRow>(`select ${COLUMNS} from tokens order by created_at desc, id desc`);
}

export function findToken(db: ReadableDb, id: string): TokenRow | null {
  return db.get<TokenRow>(`select ${COLUMNS} from tokens where id = ?`, id) ?? null;
}

/** The token that `text` is, and notes its use; null when there is none such or it was revoked. */
export function authenticateToken(db: WritableDb, text: string, now: Instant): TokenRow | null {
  const row = db.get<TokenRow>(
    `select ${COLUMNS} from tokens where token_hash = ? and revoked_at is null`,
    secretHash(text),
  );
  if (row) db.run('update tokens set last_used_at = ? where id = ?', now, row.id);
  return row ?? null;
}

/** From now on nobody comes in with it. False when there is no such token, or it was revoked before. */
export function revokeToken(db: WritableDb, id: string, now: Instant): boolean {
  return db.run('update tokens set revoked_at = ? where id = ? and revoked_at is null', now, id).changes > 0;
}

/** Still good? For connections that came in with it earlier. */
export function isTokenGood(db: ReadableDb, id: string): boolean {
  return db.get('select 1 from tokens where id = ? and revoked_at is null', id) !== undefined;
}
