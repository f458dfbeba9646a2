/** Each kind of thing has streams of its own, so that a change in one leaves the others as they were. */
export const KIND = {
  customerId: 1,
  customer: 2,
  numbers: 3,
  number: 4,
  rowId: 5,
  call: 6,
  callId: 7,
  staff: 8,
} as const;
