import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { OfficeSettings } from '../../../shared/contract/office.ts';
import { FIRST_OFFICE } from '../../store/settings.ts';
import { hasUsers } from '../../store/users.ts';
import { foundOffice } from '../found-office.ts';
import { prepared } from '../handler.ts';
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
    const { db, info, now, newId } = context;
    // Asked again: two screens may have been setting up while the hashes were made.
    if (hasUsers(db)) throw new Refusal('already_set_up');
    if (!info.links.redeem(input.code)) throw new Refusal('link_used');
    const { name, username, sampleData } = input;
    const office = officeOf(input);
    const admin = foundOffice(db, {
      office,
      admin: { name, username, passwordHash },
      sampleData,
      beginnings: info.beginnings,
      now,
      newId,
    });
    context.change('settings', 'office', null, office);
    context.change('users', admin.id, null, { name, username, role: admin.role });
    context.after(info.reloadOffice);
    context.publish('config.changed', { what: 'settings', id: null });
    return signInAs(context, admin, office);
  },
});

function officeOf({ officeName, country, areaCode, language }: Input): OfficeSettings {
  const zone = country === 'IR' ? FIRST_OFFICE.zone : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { ...FIRST_OFFICE, name: officeName, country, areaCode, language, zone };
}
