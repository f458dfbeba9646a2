import type { ScreenPop } from '../../shared/contract/calls.ts';
import { createDrafts, type Drafts } from './drafts.ts';

/** What was typed about an unknown caller, with the card it was typed on, so that the card can come back without its call. */
export type CustomerDraft = { readonly name: string; readonly company: string; readonly pop: ScreenPop };
export type CustomerDrafts = Drafts<CustomerDraft>;
export type NoteDrafts = Drafts<string>;

export function createCustomerDrafts(storage: Storage): CustomerDrafts {
  return createDrafts<CustomerDraft>(storage, 'customer', Date.now, isCustomerDraft);
}

export function createNoteDrafts(storage: Storage): NoteDrafts {
  return createDrafts<string>(storage, 'note', Date.now, (value) => typeof value === 'string');
}

function isCustomerDraft(value: unknown): value is CustomerDraft {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('company' in value) || !('pop' in value))
    return false;
  const { name, company, pop } = value;
  return (
    typeof name === 'string' &&
    typeof company === 'string' &&
    typeof pop === 'object' &&
    pop !== null &&
    'callId' in pop
  );
}
