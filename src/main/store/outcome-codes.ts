import type { OutcomeCode } from '../../shared/contract/calls.ts';
import type { ReadableDb, WritableDb } from './db.ts';

type Row = { id: string; labelFa: string; labelEn: string; digit: number | null; needsNote: number; archived: number };

const SELECT = `select id, label_fa as labelFa, label_en as labelEn, digit, needs_note as needsNote, archived from outcome_codes`;

const toCode = (row: Row): OutcomeCode => ({
  id: row.id,
  label: { fa: row.labelFa, en: row.labelEn },
  digit: row.digit,
  needsNote: row.needsNote === 1,
  archived: row.archived === 1,
});

/** All codes in the office's order; archived ones last, for old calls still name them. */
export function listOutcomeCodes(db: ReadableDb): OutcomeCode[] {
  return db.all<Row>(`${SELECT} order by archived, position, id`).map(toCode);
}

export function findOutcomeCode(db: ReadableDb, id: string): OutcomeCode | null {
  const row = db.get<Row>(`${SELECT} where id = ?`, id);
  return row ? toCode(row) : null;
}

/** Writes the codes in this order; a known code that is missing here is archived. */
export function saveOutcomeCodes(db: WritableDb, codes: readonly Omit<OutcomeCode, 'archived'>[]): void {
  db.run('update outcome_codes set archived = 1, digit = null where archived = 0');
  codes.forEach((code, position) => {
    db.run(
      `insert into outcome_codes (id, label_fa, label_en, digit, needs_note, position, archived) values (?, ?, ?, ?, ?, ?, 0)
       on conflict (id) do update set label_fa = excluded.label_fa, label_en = excluded.label_en, digit = excluded.digit,
         needs_note = excluded.needs_note, position = excluded.position, archived = 0`,
      code.id,
      code.label.fa,
      code.label.en,
      code.digit,
      code.needsNote ? 1 : 0,
      position,
    );
  });
}
