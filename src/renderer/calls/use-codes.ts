import { useMemo } from 'react';
import type { OutcomeCode } from '../../shared/contract/calls.ts';
import { useAsk } from '../use-core.tsx';

/** Outcome codes by id, archived ones too: old calls still have them. */
export function useCodes(): ReadonlyMap<string, OutcomeCode> {
  const list = useAsk('outcomeCodes.list', {}).data;
  return useMemo(() => new Map((list ?? []).map((code) => [code.id, code])), [list]);
}
