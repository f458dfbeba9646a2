import type { Finding } from '../../../shared/contract/lines.ts';

const RANK: Readonly<Record<Finding['state'], number>> = {
  found: 0,
  listening: 1,
  silent: 2,
  busy: 3,
  forbidden: 3,
  failed: 3,
  ours: 4,
};

/** What can be added stands first; ports of one state keep their order. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => RANK[one.state] - RANK[other.state] || one.path.localeCompare(other.path));
}

/** Which sentence helps with a port; null: it needs none. */
export function helpFor({
  state,
  bytes,
}: Finding): 'listening' | 'noise' | 'silent' | 'busy' | 'forbidden' | 'failed' | null {
  if (state === 'found' || state === 'ours') return null;
  return (state === 'listening' || state === 'silent') && bytes > 0 ? 'noise' : state;
}
