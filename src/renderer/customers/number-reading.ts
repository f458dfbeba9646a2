import type { OfficeSettings } from '../../shared/contract/office.ts';
import { placeOf } from '../../shared/domain/number-place.ts';
import { type CountryCode, canonicalNumber, localForm } from '../../shared/domain/phone-number.ts';

/** How a number that is being typed would be understood: the same reading as the hub's, said before it is saved. */
export type NumberReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'whole';
      readonly local: string;
      readonly place: { readonly fa: string; readonly en: string } | null;
    }
  | { readonly kind: 'short'; readonly digits: string }
  | { readonly kind: 'maybe' }
  | { readonly kind: 'none' };

export function readNumber(raw: string, office: Pick<OfficeSettings, 'country' | 'areaCode'>): NumberReading {
  if (raw.trim() === '') return { kind: 'empty' };
  const dialling = { country: office.country as CountryCode, areaCode: office.areaCode };
  const number = canonicalNumber(raw, dialling);
  if (number.kind === 'canonical') {
    const place = placeOf(number.e164);
    return {
      kind: 'whole',
      local: localForm(number.e164, dialling),
      place: place === null ? null : place.kind === 'landline' && place.city ? place.city : place.name,
    };
  }
  return number.kind === 'short' ? { kind: 'short', digits: number.digits } : { kind: number.kind };
}
