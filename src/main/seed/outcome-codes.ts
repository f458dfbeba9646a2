type OutcomeBeginning = {
  readonly label: { readonly fa: string; readonly en: string };
  readonly digit: number | null;
  readonly needsNote: boolean;
};

/** How calls come out in most offices; an office changes the list as it likes. */
export const DEFAULT_OUTCOME_CODES: readonly OutcomeBeginning[] = [
  { label: { fa: 'انجام شد', en: 'Done' }, digit: 1, needsNote: false },
  { label: { fa: 'سفارش', en: 'Order' }, digit: 2, needsNote: false },
  { label: { fa: 'پرسش قیمت', en: 'Price question' }, digit: 3, needsNote: false },
  { label: { fa: 'پشتیبانی فنی', en: 'Technical support' }, digit: 4, needsNote: false },
  { label: { fa: 'پیگیری لازم است', en: 'To follow up' }, digit: 5, needsNote: true },
  { label: { fa: 'شکایت', en: 'Complaint' }, digit: 6, needsNote: true },
  { label: { fa: 'پرداخت و حساب', en: 'Payment and account' }, digit: 7, needsNote: false },
  { label: { fa: 'اشتباه گرفته بود', en: 'Wrong number' }, digit: 8, needsNote: false },
  { label: { fa: 'سایر', en: 'Other' }, digit: 9, needsNote: true },
];
