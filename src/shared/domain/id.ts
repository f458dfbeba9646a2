import type { Instant } from './instant.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function base32(value: number, length: number): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < length; i += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/**
 * A sortable id (ULID layout, lower case): ten characters of time, sixteen of chance.
 * `random` gives at least ten bytes; time and chance are passed in, so that a test can know the id.
 */
export function makeId(at: Instant, random: Uint8Array): string {
  let chance = '';
  for (let i = 0; i < 10; i += 5) {
    const five = random.subarray(i, i + 5).reduce((sum, byte) => sum * 256 + byte, 0);
    chance += base32(five, 8);
  }
  return base32(at, 10) + chance;
}
