import type { InputOf } from '../../../../shared/contract/contract.ts';

/** What the list may show; each is a question to the office. */
export const SHOWN = ['all', 'kept', 'waiting', 'held', 'damaged', 'deleted'] as const;
export type Shown = (typeof SHOWN)[number];
export type ListFilter = { readonly text: string; readonly shown: Shown };
type Question = Pick<InputOf<'recordings.list'>, 'text' | 'states' | 'heldOnly' | 'damagedOnly'>;

export const NO_FILTER: ListFilter = { text: '', shown: 'all' };

/** `all` are those of which there is something to hear: what was deleted has a view of its own. */
export function questionOf({ text, shown }: ListFilter): Question {
  return {
    text: text.trim(),
    states: statesOf(shown),
    heldOnly: shown === 'held',
    damagedOnly: shown === 'damaged',
  };
}

function statesOf(shown: Shown): NonNullable<Question['states']> {
  if (shown === 'kept') return ['sealed'];
  if (shown === 'waiting') return ['recording', 'saved'];
  if (shown === 'deleted') return ['deleted'];
  return ['recording', 'saved', 'sealed', 'empty'];
}

/** What was remembered of the last visit, when it still can be read. */
export function readFilter(stored: unknown): ListFilter | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { text, shown } = stored as { readonly text?: unknown; readonly shown?: unknown };
  const known = SHOWN.find((one) => one === shown);
  return typeof text === 'string' && known !== undefined ? { text, shown: known } : null;
}
