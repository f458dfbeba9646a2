import type { MadeNumber } from './made-numbers.ts';

type DemoCustomer = {
  readonly kind: 'person' | 'company';
  readonly name: string;
  readonly numbers: readonly MadeNumber[];
  readonly company?: string;
  readonly role?: string;
  readonly caution?: string;
  readonly note?: string;
  readonly ticket?: string;
  /** What was promised, and in how many hours it is due; below zero: it is late. */
  readonly promise?: { readonly text: string; readonly inHours: number };
  readonly balanceRials?: number;
};

const mobile = (raw: string): MadeNumber => ({ raw, key: `+98${raw.slice(1)}`, label: 'mobile' });
const work = (raw: string): MadeNumber => ({ raw, key: `+98${raw.slice(1)}`, label: 'work' });

const FAMILY_LINE = work('02125550300');

/** A few customers whose cards show everything that a card can show. Their numbers belong to nobody. */
export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  {
    kind: 'company',
    name: 'شرکت آتیه تجارت البرز',
    numbers: [work('02125550100'), { ...work('02125550101'), label: 'fax' }],
    note: 'قرارداد سالانه تا پایان اسفند تمدید شد.',
    balanceRials: 240_000_000,
  },
  {
    kind: 'person',
    name: 'سارا محمدی',
    numbers: [mobile('09125550139')],
    company: 'شرکت آتیه تجارت البرز',
    role: 'مدیر خرید',
    note: 'ترجیح می‌دهد بعد از ساعت چهار عصر تماس بگیریم.',
    ticket: 'تاخیر در تحویل سفارش ۴۱۲',
    promise: { text: 'اعلام تاریخ دقیق ارسال', inHours: 3 },
    balanceRials: -38_500_000,
  },
  {
    kind: 'person',
    name: 'امیرحسین رستگار',
    numbers: [mobile('09355550212'), { ...work('03135550212'), label: 'home' }],
    caution: 'چک برگشتی دارد؛ فقط نقدی.',
    note: 'از تاخیر بار قبل گله داشت؛ عذرخواهی کردیم.',
    balanceRials: -12_000_000,
  },
  {
    kind: 'person',
    name: 'پریسا نیک‌نام',
    numbers: [mobile('09195550277')],
    promise: { text: 'فرستادن کاتالوگ با ایمیل', inHours: -20 },
  },
  {
    kind: 'company',
    name: 'درمانگاه مهر',
    numbers: [work('05135550160')],
    ticket: 'خرابی برد دستگاه',
    note: 'نگهبانی ساختمان باید از قبل خبر داشته باشد.',
  },
  {
    kind: 'person',
    name: 'حسن رستمی',
    numbers: [FAMILY_LINE, mobile('09145550301')],
    note: 'سفارش‌ها را خودش ثبت می‌کند.',
  },
  { kind: 'person', name: 'نگین رستمی', numbers: [FAMILY_LINE, mobile('09145550302')] },
  { kind: 'company', name: 'فروشگاه لوازم خانگی رستمی', numbers: [FAMILY_LINE], balanceRials: -5_600_000 },
];

/** Numbers to ring with: of one customer each, of three customers, of nobody. */
export const DEMO_NUMBERS: {
  readonly known: readonly string[];
  readonly several: readonly string[];
  readonly unknown: readonly string[];
} = {
  known: ['09125550139', '09355550212', '09195550277', '02125550100', '05135550160', '09145550301'],
  several: [FAMILY_LINE.raw],
  unknown: ['09905550777', '02125550999', '09215550888', '07135550777'],
};
