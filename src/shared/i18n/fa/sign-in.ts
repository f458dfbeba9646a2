import type { signIn as en } from '../en/sign-in.ts';

/** Signing in, and what stands before it. */
export const signIn = {
  'signIn.title': 'ورود',
  'signIn.office': 'دفتر «{office}»',
  'signIn.promise': 'پیش از زنگ دوم بدانید چه کسی پشت خط است',
  'signIn.username': 'نام کاربری',
  'signIn.password': 'گذرواژه',
  'signIn.action': 'ورود',
  'signIn.capsLock': 'کلید Caps Lock روشن است',
  'signIn.persianLayout': 'صفحه‌کلید روی فارسی است',
  'signIn.forgotten': 'گذرواژه را فراموش کرده‌اید؟ مدیر دفتر می‌تواند گذرواژهٔ تازه‌ای بگذارد.',
  'signIn.show': 'نمایش گذرواژه',
  'signIn.hide': 'پنهان کردن گذرواژه',
  'signIn.usernameMissing': 'نام کاربری را بنویسید',
  'signIn.passwordMissing': 'گذرواژه را بنویسید',
  'signIn.ended.signedOut': 'نشست شما به پایان رسید. دوباره وارد شوید.',
  'signIn.ended.revoked': 'نشست شما از جای دیگری بسته شد. دوباره وارد شوید.',
  'signIn.ended.disabled': 'این حساب غیرفعال شده است. از مدیر دفتر بپرسید.',
  'signIn.ended.shutdown': 'برنامه متوقف شد.',
  'signIn.ended.link_used':
    'این پیوند ورود پیش‌تر به کار رفته یا باطل شده است. با نام کاربری وارد شوید یا برای پیوند تازه برنامه را دوباره اجرا کنید.',
  'signIn.starting': 'در حال اتصال به دفتر…',
  'signIn.notReached': 'سرور دفتر پاسخ نمی‌دهد',
  'signIn.notReachedText': 'آیا برنامه روی سرور روشن و شبکه برقرار است؟ این صفحه خودش به تلاش ادامه می‌دهد.',
} satisfies Record<keyof typeof en, string>;
