import type { ScreenPop } from '../../shared/contract/calls.ts';

/** Who rings, as the ear may know it: ours, ours with a warning, a stranger, or nobody to be known. */
export const CALLER_CLASSES = ['known', 'caution', 'unknown', 'hidden'] as const;
export type CallerClass = (typeof CALLER_CLASSES)[number];

/** The class of a caller. Several customers of one number, and a maybe, are one of ours. */
export function callerClass({ match }: Pick<ScreenPop, 'match'>): CallerClass {
  switch (match.kind) {
    case 'known':
      return match.customer.caution === null ? 'known' : 'caution';
    case 'several':
    case 'maybe':
      return 'known';
    default:
      return match.kind;
  }
}
