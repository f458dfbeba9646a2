import type { OfficeSettings } from '../../shared/contract/office.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { WritableDb } from '../store/db.ts';
import { writeOffice } from '../store/settings.ts';
import { insertUser, type UserRow } from '../store/users.ts';
import type { OfficeBeginnings } from './handler.ts';
import { firstPreferences } from './preferences.ts';

export type Foundation = {
  readonly office: OfficeSettings;
  /** `passwordHash` null: he comes in by a one-time link only. */
  readonly admin: Pick<UserRow, 'name' | 'username' | 'passwordHash'>;
  readonly sampleData: boolean;
  readonly beginnings: OfficeBeginnings;
  readonly now: Instant;
  readonly newId: () => string;
};

/** Writes a new office: its settings, its admin, its outcome codes and, when asked, made-up customers. Returns the admin. */
export function foundOffice(db: WritableDb, foundation: Foundation): UserRow {
  const { office, now, newId, beginnings } = foundation;
  const admin: UserRow = {
    ...foundation.admin,
    id: newId(),
    role: 'admin',
    extension: null,
    active: true,
    preferences: JSON.stringify(firstPreferences(office.language)),
    createdAt: now,
    lastSeenAt: null,
  };
  writeOffice(db, office);
  insertUser(db, admin);
  for (const [position, code] of beginnings.outcomeCodes.entries()) {
    db.run(
      `insert into outcome_codes (id, label_fa, label_en, digit, needs_note, position, archived)
       values (?, ?, ?, ?, ?, ?, 0)`,
      newId(),
      code.label.fa,
      code.label.en,
      code.digit,
      code.needsNote ? 1 : 0,
      position,
    );
  }
  if (foundation.sampleData) beginnings.sampleData(db, { now, newId, office, adminId: admin.id });
  return admin;
}
