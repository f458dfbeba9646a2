import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { OfficeSettings } from '../../../shared/contract/office.ts';
import { FIRST_OFFICE, writeOffice } from '../../store/settings.ts';
import { hasUsers, insertUser, type UserRow } from '../../store/users.ts';
import { type CommandContext, prepared } from '../handler.ts';
import { firstPreferences } from '../preferences.ts';
import { Refusal } from '../refusal.ts';
import { signInAs } from './sign-in-as.ts';

type Input = ParsedInputOf<'auth.setUp'>;

/** First run: the office, its admin, what it begins with. Only with the link of the process, and only once. */
export const setUp = prepared<'auth.setUp', string>({
  async prepare({ db, info }, { code, password }) {
    if (hasUsers(db)) throw new Refusal('already_set_up');
    if (!info.links.check(code)) throw new Refusal('link_used');
    return await info.hasher.hash(password);
  },
  run(context, input, passwordHash) {
    // Asked again: two screens may have been setting up while the hashes were made.
    if (hasUsers(context.db)) throw new Refusal('already_set_up');
    if (!context.info.links.redeem(input.code)) throw new Refusal('link_used');
    const office = officeOf(input);
    const admin = adminOf(context, input, passwordHash);
    writeOffice(context.db, office);
    context.change('settings', 'office', null, office);
    insertUser(context.db, admin);
    context.change('users', admin.id, null, { name: admin.name, username: admin.username, role: admin.role });
    begin(context, office, admin.id, input.sampleData);
    return signInAs(context, admin, office);
  },
});

function officeOf({ officeName, country, areaCode, language }: Input): OfficeSettings {
  const zone = country === 'IR' ? FIRST_OFFICE.zone : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { ...FIRST_OFFICE, name: officeName, country, areaCode, language, zone };
}

function adminOf(context: CommandContext, { name, username, language }: Input, passwordHash: string): UserRow {
  return {
    id: context.newId(),
    name,
    username,
    passwordHash,
    role: 'admin',
    extension: null,
    active: true,
    preferences: JSON.stringify(firstPreferences(language)),
    createdAt: context.now,
    lastSeenAt: context.now,
  };
}

function begin(context: CommandContext, office: OfficeSettings, adminId: string, sampleData: boolean): void {
  const { db, now, newId, info } = context;
  for (const [position, code] of info.beginnings.outcomeCodes.entries()) {
    db.run(
      'insert into outcome_codes (id, label_fa, label_en, digit, needs_note, position, archived) values (?, ?, ?, ?, ?, ?, 0)',
      newId(),
      code.label.fa,
      code.label.en,
      code.digit,
      code.needsNote ? 1 : 0,
      position,
    );
  }
  if (sampleData) info.beginnings.sampleData(db, { now, newId, office, adminId });
  context.after(info.reloadOffice);
  context.publish('config.changed', { what: 'settings', id: null });
}
