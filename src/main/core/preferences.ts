import type { OfficeSettings } from '../../shared/contract/office.ts';
import type { Preferences } from '../../shared/contract/people.ts';

/** What somebody has who never chose: the office's language, and the digits and calendar that belong to it. */
export function firstPreferences(language: OfficeSettings['language']): Preferences {
  const persian = language === 'fa';
  return {
    language,
    theme: 'auto',
    digits: persian ? 'fa' : 'latn',
    calendar: persian ? 'jalali' : 'gregorian',
    popCorner: 'startBottom',
    sounds: true,
    volume: 0.6,
  };
}

/** What was kept, over what comes first: an older version may have kept less. */
export function readPreferences(kept: string, language: OfficeSettings['language']): Preferences {
  return { ...firstPreferences(language), ...(JSON.parse(kept) as Partial<Preferences>) };
}
