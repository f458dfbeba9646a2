import type { OutcomeCode } from '../../../shared/contract/calls.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';

/** A code while it is being edited; `key` is stable for the screen, `id` is null until it was saved. */
export type DraftCode = {
  readonly key: string;
  readonly id: string | null;
  readonly fa: string;
  readonly en: string;
  readonly digit: number | null;
  readonly needsNote: boolean;
};
export type Problem = 'missing' | 'digitTwice';

export function draftsOf(codes: readonly OutcomeCode[]): readonly DraftCode[] {
  return codes
    .filter((code) => !code.archived)
    .map(({ id, label, digit, needsNote }) => ({ key: id, id, ...label, digit, needsNote }));
}

/** A new, empty code on the first free digit. */
export function blankCode(drafts: readonly DraftCode[]): DraftCode {
  const free = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => !drafts.some((draft) => draft.digit === digit));
  return { key: crypto.randomUUID(), id: null, fa: '', en: '', digit: free ?? null, needsNote: false };
}

/** The list with one code `by` places further down (negative: up); the keys go with the places. */
export function moved(drafts: readonly DraftCode[], index: number, by: -1 | 1): readonly DraftCode[] {
  const one = drafts[index];
  const other = drafts[index + by];
  if (one === undefined || other === undefined) return drafts;
  return drafts.with(index, { ...other, digit: one.digit }).with(index + by, { ...one, digit: other.digit });
}

export function problemOf(draft: DraftCode, all: readonly DraftCode[]): Problem | null {
  if (draft.fa.trim() === '' || draft.en.trim() === '') return 'missing';
  const twice = draft.digit !== null && all.some((other) => other !== draft && other.digit === draft.digit);
  return twice ? 'digitTwice' : null;
}

export function inputOf(drafts: readonly DraftCode[]): InputOf<'outcomeCodes.save'> {
  return drafts.map(({ id, fa, en, digit, needsNote }) => ({
    id,
    label: { fa: fa.trim(), en: en.trim() },
    digit,
    needsNote,
  }));
}
