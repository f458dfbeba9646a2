import type { DeviceKind } from '../../../shared/contract/lines.ts';

/** What some devices say when they are called, before anything of a call; looked for at the beginning alone. */
const BANNERS: readonly (readonly [RegExp, DeviceKind])[] = [
  [/^\s*(?:Asterisk|OpenPBX|CallWeaver) Call Manager\/\d/, 'ami'],
];

/** Longer beginnings are no banners. */
export const BANNER_BYTES = 256;

/** Which device begins like that; null: none that is known. */
export function readBanner(text: string): DeviceKind | null {
  return BANNERS.find(([banner]) => banner.test(text))?.[1] ?? null;
}

/** Which device says just this and then waits: a Panasonic's SMDR port, for a login. */
export function readPrompt(text: string): DeviceKind | null {
  return /^[\r\n]*-[\r\n ]*$/.test(text) ? 'panasonic' : null;
}
