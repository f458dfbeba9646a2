import { toLatinDigits } from '../../shared/domain/persian-text.ts';

/** Minutes after midnight of a written time, or null: `14:30`, `۹`, `9.05`. */
export function parseClockTime(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.٫](\d{2}))?$/.exec(toLatinDigits(text.trim()));
  if (found === null) return null;
  const hours = Number(found[1]);
  const minutes = Number(found[2] ?? '0');
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}
