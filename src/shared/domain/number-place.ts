import { type AreaCode, IRAN_AREA_CODES, IRAN_TOWNS, type Name } from './iran-area-codes.ts';
import { IRAN_OPERATORS, OPERATOR_PREFIXES, type OperatorKey } from './iran-mobile-operators.ts';
import { countryOf } from './phone-number.ts';

/** Where a number belongs, as keys for filters and names for people. A hint only: numbers move and are ported. */
export type Place =
  | {
      readonly kind: 'landline';
      readonly areaCode: string;
      /** The province's part of ISO 3166-2:IR. */
      readonly province: string;
      readonly name: Name;
      readonly city?: Name;
    }
  | { readonly kind: 'mobile'; readonly operator: OperatorKey; readonly name: Name }
  | { readonly kind: 'foreign'; readonly country: string; readonly name: Name };

const AREA_BY_CODE: ReadonlyMap<string, AreaCode> = new Map(IRAN_AREA_CODES.map((area) => [area.code, area]));

/** Tells what the digits of an E.164 number say about its place, or `null` where they say nothing. */
export function placeOf(e164: string): Place | null {
  if (!e164.startsWith('+98')) return foreignPlace(e164);
  const national = e164.slice(3);
  if (national.startsWith('9')) return national.length === 10 ? mobilePlace(national) : null;
  const area = AREA_BY_CODE.get(national.slice(0, 2));
  if (area === undefined) return null;
  const town = national.length === 10 ? IRAN_TOWNS.find(({ prefix }) => national.startsWith(prefix)) : undefined;
  return {
    kind: 'landline',
    areaCode: area.code,
    province: area.province,
    name: area.name,
    ...(town === undefined ? {} : { city: town.name }),
  };
}

function mobilePlace(national: string): Place {
  for (let length = 5; length >= 2; length -= 1) {
    const operator = OPERATOR_PREFIXES[national.slice(0, length)];
    if (operator !== undefined) return { kind: 'mobile', operator, name: IRAN_OPERATORS[operator] };
  }
  return { kind: 'mobile', operator: 'other', name: IRAN_OPERATORS.other };
}

function foreignPlace(e164: string): Place | null {
  const country = countryOf(e164);
  // «001» stands in the metadata for numbers of no country (satellite, freephone).
  if (country === null || !/^[A-Z]{2}$/.test(country)) return null;
  return { kind: 'foreign', country, name: { fa: countryName(country, 'fa'), en: countryName(country, 'en') } };
}

const displayNames = new Map<string, Intl.DisplayNames>();

function countryName(country: string, language: 'fa' | 'en'): string {
  const names = displayNames.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
  displayNames.set(language, names);
  return names.of(country) ?? country;
}
