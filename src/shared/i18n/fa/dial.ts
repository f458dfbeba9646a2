import type { dial as en } from '../en/dial.ts';

/** Calling somebody: by the device, or by hand with the number in sight. */
export const dial = {
  'dial.call': 'تماس',
  'dial.callNumber': 'تماس با {number}',
  'dial.callBack': 'زنگ بزن',
  'dial.key': 'تماس با این شماره',
  'dial.dialling': 'در حال گرفتن {number}. گوشی را بردارید.',
  'dial.diallingOn': 'در حال گرفتن {number} روی {line}. گوشی را بردارید.',
  'dial.asking': 'از دستگاه خواسته شد…',
  'dial.byHand': 'لطفاً با تلفن بگیرید',
  'dial.byHandText': 'دستگاهی که شماره بگیرد این‌جا نیست. شماره کپی شد.',
  'dial.useLine': 'با خط {line} بگیرید.',
  'dial.copy': 'کپی شماره',
  'dial.outside': 'با این شماره تماس گرفته شود؟',
  'dial.outsideText': 'پیوندی بیرون از هم‌زنگ آن را خواسته است.',
  'dial.line': 'خط',
  'dial.anyLine': 'خودکار',
  'dial.notANumber': 'این را نمی‌شود گرفت: {text}',
  'dial.failed': 'دستگاه شماره را نگرفت',
} satisfies Record<keyof typeof en, string>;
