import type { Customer } from '../../shared/contract/customers.ts';

/** The fields of the edit form, as text; empty means none. */
export type Edit = {
  readonly kind: Customer['kind'];
  readonly name: string;
  readonly email: string;
  readonly address: string;
  readonly preferredChannel: NonNullable<Customer['preferredChannel']> | '';
  readonly remark: string;
  readonly ownerId: string;
};
export const EDIT_FIELDS = ['kind', 'name', 'email', 'address', 'preferredChannel', 'remark', 'ownerId'] as const;
export type EditField = (typeof EDIT_FIELDS)[number];

export function editOf(customer: Customer): Edit {
  const { kind, name, email, address, preferredChannel, remark, owner } = customer;
  return {
    kind,
    name,
    email: email ?? '',
    address: address ?? '',
    preferredChannel: preferredChannel ?? '',
    remark: remark ?? '',
    ownerId: owner?.id ?? '',
  };
}

/** One field that somebody else changed meanwhile; `both`: so did the person here, whose text is kept. */
export type MeanwhileChange = { readonly field: EditField; readonly both: boolean };

/** What was typed stands; what was not touched follows the fresh version. */
export function mergeEdits(
  base: Edit,
  typed: Edit,
  fresh: Edit,
): { readonly merged: Edit; readonly changes: readonly MeanwhileChange[] } {
  const changes = EDIT_FIELDS.filter((field) => base[field] !== fresh[field]).map((field) => ({
    field,
    both: typed[field] !== base[field] && typed[field] !== fresh[field],
  }));
  const touched = EDIT_FIELDS.filter((field) => typed[field] !== base[field]);
  const merged = { ...fresh, ...Object.fromEntries(touched.map((field) => [field, typed[field]])) } as Edit;
  return { merged, changes };
}
