import type { OfficeSettings } from '../../shared/contract/office.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** What is true of an office before anybody said otherwise. */
export const FIRST_OFFICE: OfficeSettings = {
  name: 'Hamzang',
  country: 'IR',
  areaCode: '21',
  language: 'fa',
  zone: 'Asia/Tehran',
  currency: 'toman',
};

/** The value kept under `key`, or undefined; whatever JSON it was written as. */
export function readSetting<T>(db: ReadableDb, key: string): T | undefined {
  const row = db.get<{ value: string }>('select value from settings where key = ?', key);
  return row && (JSON.parse(row.value) as T);
}

/** Keeps a JSON value under `key`. */
export function writeSetting(db: WritableDb, key: string, value: unknown): void {
  db.run(
    'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    key,
    JSON.stringify(value),
  );
}

/** The office's settings; a field that an older version did not write has its first value. */
export function readOffice(db: ReadableDb): OfficeSettings {
  return { ...FIRST_OFFICE, ...readSetting<Partial<OfficeSettings>>(db, 'office') };
}

export function writeOffice(db: WritableDb, office: OfficeSettings): void {
  writeSetting(db, 'office', office);
}

/** Calls that the last start found open and closed. */
export type Interrupted = { readonly at: number; readonly calls: number };

export function readInterrupted(db: ReadableDb): Interrupted | null {
  return readSetting<Interrupted>(db, 'interrupted') ?? null;
}

export function writeInterrupted(db: WritableDb, interrupted: Interrupted): void {
  writeSetting(db, 'interrupted', interrupted);
}
