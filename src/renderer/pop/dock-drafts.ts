import { createCustomerDrafts, createNoteDrafts } from './customer-drafts.ts';
import { createDrafts } from './drafts.ts';

/** What this screen holds for its user until the hub has it. One place per kind, because storage is one per page. */
export const customerDrafts = createCustomerDrafts(localStorage);
export const noteDrafts = createNoteDrafts(localStorage);
/** The outcome chosen in the dock, before the call is closed with it. */
export const outcomeDrafts = createDrafts<string>(
  localStorage,
  'outcome',
  Date.now,
  (value) => typeof value === 'string',
);
