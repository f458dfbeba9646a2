import type { DeviceKind } from '../../shared/contract/lines.ts';
import { toPersianDigits } from '../../shared/domain/persian-text.ts';

type Words = { readonly fa: string; readonly en: string };

const NAMES: Readonly<Record<DeviceKind, Words>> = {
  modem: { fa: 'مودم', en: 'Modem' },
  ojsegal: { fa: 'کالرآیدی اوج سگال', en: 'Oj Segal box' },
  'callerid-com': { fa: 'دستگاه CallerID.com', en: 'CallerID.com unit' },
  auto: { fa: 'دستگاه ناشناخته', en: 'Unrecognised device' },
  keyword: { fa: 'کالرآیدی متنی', en: 'Keyword-text box' },
  alm1: { fa: 'کالرآیدی ALM', en: 'ALM box' },
  techno: { fa: 'کالرآیدی تکنو', en: 'Techno box' },
  fsk: { fa: 'گیرندهٔ FSK', en: 'FSK receiver' },
  dtmf: { fa: 'گیرندهٔ DTMF', en: 'DTMF receiver' },
  tci: { fa: 'دستگاه TCI', en: 'TCI unit' },
  gsm: { fa: 'مودم سیم‌کارت', en: 'GSM modem' },
  panasonic: { fa: 'سانترال پاناسونیک', en: 'Panasonic PBX' },
  ami: { fa: 'سانترال استریسک', en: 'Asterisk PBX' },
  pattern: { fa: 'دستگاه الگویی', en: 'Pattern device' },
  http: { fa: 'رویدادهای وب', en: 'HTTP events' },
  simulator: { fa: 'خط‌های آزمایشی', en: 'Simulated lines' },
};

/** What a device is called until somebody names it; numbered where that name is taken. */
export function deviceName(kind: DeviceKind, language: keyof Words, others: readonly string[]): string {
  const name = NAMES[kind][language];
  for (let number = 1; ; number += 1) {
    const text = number === 1 ? name : `${name} ${language === 'fa' ? toPersianDigits(String(number)) : number}`;
    if (!others.includes(text)) return text;
  }
}
