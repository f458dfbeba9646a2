import { makeId } from '../../shared/domain/id.ts';
import { KIND } from './kinds.ts';
import type { Plan } from './made-numbers.ts';
import { bytesOf, randomAt } from './random.ts';

/** The next id of a made-up office, for a row of that moment. */
export type RowIds = (at: number) => string;

/** The same plan gives the same ids in the same order. */
export function rowIds({ seed }: Plan): RowIds {
  let next = 0;
  return (at) => {
    next += 1;
    return makeId(at, bytesOf(randomAt(seed, KIND.rowId, next)));
  };
}
