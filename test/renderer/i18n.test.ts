import { expect, test } from 'vitest';
import { en } from '../../src/shared/i18n/en.ts';
import { fa } from '../../src/shared/i18n/fa.ts';
import { createTranslate, hasWords, inDigits } from '../../src/shared/i18n/translate.ts';

const keys = Object.keys(en) as (keyof typeof en)[];
const words = (text: string) => text.replace(/\{\w+\}/g, '');
const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

test('both languages say the same things', () => {
  expect(Object.keys(fa).sort()).toEqual([...keys].sort());
});

test('a text asks for the same values in both languages', () => {
  const different = keys.filter((key) => parameters(en[key]).join() !== parameters(fa[key]).join());
  expect(different).toEqual([]);
});

test('Persian texts are Persian', () => {
  const foreign = keys.filter((key) => /\p{L}/u.test(words(fa[key])) && !/[\u0600-\u06ff]/.test(words(fa[key])));
  // The name of a language stands in its own script.
  expect(foreign).toEqual(['language.en']);
});

test('Persian texts are written with Persian letters, not with their Arabic look-alikes', () => {
  expect(keys.filter((key) => /[يك٠-٩]/.test(fa[key]))).toEqual([]);
});

test('no text is empty, and none has blanks at its ends', () => {
  const loose = keys.filter(
    (key) => key !== 'words.listSeparator' && (en[key].trim() !== en[key] || fa[key].trim() !== fa[key]),
  );
  expect(loose).toEqual([]);
  expect([...Object.entries(en), ...Object.entries(fa)].filter(([, text]) => text === '')).toEqual([]);
});

test('a plural has both of its forms, and both ask for the same values', () => {
  const stems = keys
    .filter((key) => key.endsWith('_one') || key.endsWith('_other'))
    .map((key) => key.replace(/_(one|other)$/, ''));
  for (const stem of stems) {
    expect(keys).toContain(`${stem}_one`);
    expect(keys).toContain(`${stem}_other`);
    // Otherwise `t('stem')` would find the plain text and never a plural.
    expect(keys).not.toContain(stem);
  }
});

test('values are put in, numbers in the digits that the reader chose', () => {
  expect(createTranslate('en')('lines.position', { position: 12, device: 'Box' })).toBe('Line 12 of “Box”');
  expect(createTranslate('fa')('lines.position', { position: 12, device: 'Box' })).toBe('خط ۱۲ از «Box»');
  expect(createTranslate('fa', 'latn')('lines.position', { position: 12, device: 'Box' })).toBe('خط 12 از «Box»');
});

test('a count chooses its form', () => {
  const t = createTranslate('en');
  expect(t('words.minutesAgo', { count: 1 })).toBe('1 minute ago');
  expect(t('words.minutesAgo', { count: 5 })).toBe('5 minutes ago');
  expect(createTranslate('fa')('words.minutesAgo', { count: 5 })).toBe('۵ دقیقه پیش');
});

test('a value that looks like a parameter stays what it is', () => {
  expect(createTranslate('en')('shell.findCalls', { text: '{count} $& \\1' })).toBe(
    'Find “{count} $& \\1” in the calls',
  );
});

test('digits change, letters and signs do not', () => {
  expect(inDigits('0912 555-39 Box', 'fa')).toBe('۰۹۱۲ ۵۵۵-۳۹ Box');
  expect(inDigits('0912 555-39 Box', 'latn')).toBe('0912 555-39 Box');
});

test('what has no words is known to have none', () => {
  expect(hasWords('deed.users.create')).toBe(true);
  expect(hasWords('deed.of.tomorrow')).toBe(false);
});
