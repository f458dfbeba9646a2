import { en } from './en.ts';
import { fa } from './fa.ts';

export type Language = 'fa' | 'en';
export type Digits = 'fa' | 'latn';

type Texts = typeof en;
type TextKey = keyof Texts;
type PluralBase<K extends TextKey> = K extends `${infer Base}_other` ? Base : never;

/** What may be asked for: a text, or the stem of a pair `…_one`, `…_other` that `count` chooses between. */
export type Key = Exclude<TextKey, `${string}_one` | `${string}_other`> | PluralBase<TextKey>;

type TextOf<K extends Key> = K extends TextKey ? Texts[K] : `${K}_other` extends TextKey ? Texts[`${K}_other`] : never;
type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type Values<K extends Key> = Readonly<Record<NamesIn<TextOf<K>> | CountOf<K>, string | number>>;
type CountOf<K extends Key> = K extends TextKey ? never : 'count';

/** The words of one language. A text with `{name}` in it must be given a `name`; numbers are written in the chosen digits. */
export type Translate = <K extends Key>(
  key: K,
  ...values: [NamesIn<TextOf<K>> | CountOf<K>] extends [never] ? [] : [Values<K>]
) => string;

/** Whether there are words for a key that was put together from outside values, such as the name of a deed. */
export function hasWords(key: string): key is Key {
  return key in en;
}

/** Makes the function that finds words. `digits` may differ from the language: many Persian offices read 0-9. */
export function createTranslate(language: Language, digits: Digits = language === 'fa' ? 'fa' : 'latn'): Translate {
  const texts: Readonly<Record<string, string>> = language === 'fa' ? fa : en;
  const rules = new Intl.PluralRules(language);
  const number = numberWriter(language, digits);
  return (key, ...rest) => {
    const values: Readonly<Record<string, string | number>> = rest[0] ?? {};
    const text = texts[key] ?? texts[`${key}_${rules.select(Number(values.count)) === 'one' ? 'one' : 'other'}`] ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number(value) : value;
    });
  };
}

/** Writes numbers with grouping, in Latin or Persian digits. */
export function numberWriter(language: Language, digits: Digits): (value: number) => string {
  const format = new Intl.NumberFormat(`${language}-u-nu-${digits === 'fa' ? 'arabext' : 'latn'}`, {
    maximumFractionDigits: 1,
  });
  return (value) => format.format(value);
}

/** Text that holds digits (a time, a local number) in the digits that the reader chose. */
export function inDigits(text: string, digits: Digits): string {
  return digits === 'fa' ? text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))) : text;
}
