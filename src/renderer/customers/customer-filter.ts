import type { ParsedInputOf } from '../../shared/contract/contract.ts';
import { CUSTOMER_KINDS } from '../../shared/contract/customers.ts';

/** The question of the customer list, without its paging. */
export type CustomerFilter = Pick<
  ParsedInputOf<'customers.list'>,
  'text' | 'kind' | 'ownerId' | 'cautionOnly' | 'sort'
>;

export const NO_FILTER: CustomerFilter = { text: '', kind: null, ownerId: null, cautionOnly: false, sort: 'name' };

/** What was stored, if this version still understands it. The search text is not kept: it was about one person. */
export function readFilter(stored: unknown): CustomerFilter | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { kind, ownerId, cautionOnly, sort } = stored as Readonly<Record<string, unknown>>;
  return {
    text: '',
    kind: CUSTOMER_KINDS.find((one) => one === kind) ?? null,
    ownerId: typeof ownerId === 'string' ? ownerId : null,
    cautionOnly: cautionOnly === true,
    sort: sort === 'recent' ? 'recent' : 'name',
  };
}

export function isFiltered({ text, kind, ownerId, cautionOnly }: CustomerFilter): boolean {
  return text.trim() !== '' || kind !== null || ownerId !== null || cautionOnly;
}
