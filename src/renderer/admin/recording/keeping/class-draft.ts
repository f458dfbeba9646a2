import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';

export type KeptClass = RecordingSettings['classes'][number];
const MOST_DAYS = 36_500;
/** What a class begins with when it no longer keeps for ever. */
export const USUAL_DAYS = 365;

export function classFaultOf({ name, days }: KeptClass): 'name' | 'days' | null {
  if (name.trim() === '') return 'name';
  return days === null || (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) ? null : 'days';
}

/** Whether a rule puts recordings into it, or it is the first: then it cannot go. */
export function isUsed(one: KeptClass, settings: RecordingSettings): boolean {
  return settings.classes[0]?.id === one.id || settings.rules.some((rule) => rule.classId === one.id);
}
