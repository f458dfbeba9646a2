/** `{ id, name }` of two joined columns, or null for nobody. */
export function personOf(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' };
}
