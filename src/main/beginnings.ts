import type { OfficeBeginnings } from './core/handler.ts';

/** What a new office begins with. */
export const beginnings: OfficeBeginnings = {
  outcomeCodes: [
    { label: { fa: 'انجام شد', en: 'Done' }, digit: 1, needsNote: false },
    { label: { fa: 'پیگیری لازم است', en: 'To follow up' }, digit: 2, needsNote: true },
    { label: { fa: 'سفارش', en: 'Order' }, digit: 3, needsNote: false },
    { label: { fa: 'پرسش', en: 'Question' }, digit: 4, needsNote: false },
    { label: { fa: 'شکایت', en: 'Complaint' }, digit: 5, needsNote: true },
    { label: { fa: 'پرداخت و حساب', en: 'Payment and account' }, digit: 6, needsNote: false },
    { label: { fa: 'شماره اشتباه', en: 'Wrong number' }, digit: 9, needsNote: false },
  ],
  sampleData: () => undefined,
};
