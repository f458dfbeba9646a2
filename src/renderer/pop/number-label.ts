import type { NUMBER_LABELS } from '../../shared/contract/customers.ts';
import { toLatinDigits } from '../../shared/domain/persian-text.ts';

type Label = (typeof NUMBER_LABELS)[number];

/** The label that a number most likely deserves: mobiles of this country begin with 09; the rest is mostly an office. */
export function labelOf(raw: string): Label {
  return /^(?:\+98|0098|98|0)?9\d{9}$/.test(toLatinDigits(raw).replace(/[^\d+]/g, '')) ? 'mobile' : 'work';
}
