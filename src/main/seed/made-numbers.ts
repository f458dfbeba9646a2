import { groupNational } from '../../shared/domain/iran-numbering.ts';
import { toPersianDigits } from '../../shared/domain/persian-text.ts';
import { KIND } from './kinds.ts';
import { below, chance, pick, type Random, randomAt } from './random.ts';

export type MadeNumber = {
  readonly key: string;
  readonly raw: string;
  readonly label: 'mobile' | 'work' | 'home' | 'fax' | 'other';
};

/** Which office is made up: the same values give the same rows. */
export type Plan = { readonly seed: number; readonly customers: number; readonly calls: number; readonly now: number };

const MOBILES =
  '910 911 912 913 914 915 916 917 918 919 990 991 992 993 901 902 903 905 920 921 922 930 933 935 936 937 938 939'.split(
    ' ',
  );
const AREAS = '21 21 21 21 21 31 51 41 71 26 25 61 13 11'.split(' ');
/** A person has at most so many numbers of his own, counted through the office. */
const MOST_NUMBERS = 4;
const LANDLINES = 0.21;
const FOREIGN = 0.03;
const SHARED = 0.015;

/** All numbers of customer `index`; a few have a number of somebody before them as well. */
export function numbersAt(plan: Plan, index: number): MadeNumber[] {
  const random = randomAt(plan.seed, KIND.numbers, index);
  const count = howMany(random);
  const own = Array.from({ length: count }, (_, k) => numberAt(plan, index * MOST_NUMBERS + k));
  if (!chance(random, SHARED) || index === 0) return own;
  const neighbour = Math.max(0, index - 1 - below(random, 2));
  const theirs = { ...numberAt(plan, neighbour * MOST_NUMBERS), label: 'other' as const };
  return own.some((number) => number.key === theirs.key) ? own : [...own, theirs];
}

/** A number of nobody in this office: `serial` counts the strangers. */
export function strangerAt(plan: Plan, serial: number): MadeNumber {
  return numberAt(plan, MOST_NUMBERS * plan.customers + serial);
}

function howMany(random: Random): number {
  const share = random();
  if (share < 0.68) return 1;
  if (share < 0.92) return 2;
  return share < 0.98 ? 3 : MOST_NUMBERS;
}

/** No two serials give the same number, up to ten million of them. */
function numberAt(plan: Plan, serial: number): MadeNumber {
  const random = randomAt(plan.seed, KIND.number, serial);
  const kind = random();
  if (kind < FOREIGN) return foreign(random, serial);
  const small = MOST_NUMBERS * plan.customers < MOBILES.length * 1000;
  const rest = String(small ? fictive(serial) : spread(serial)).padStart(7, '0');
  return kind < FOREIGN + LANDLINES ? landline(random, serial, rest, small) : mobile(random, serial, rest, small);
}

/** In small offices the digits 5550 stand where sample numbers have them, so that hardly anybody real is meant. */
const fictive = (serial: number): number =>
  5_550_000 + ((Math.floor(serial / MOBILES.length) * 389 + (serial % MOBILES.length) * 37) % 1000);
const spread = (serial: number): number => (serial * 6_180_339 + 5_550_000) % 10_000_000;

function mobile(random: Random, serial: number, rest: string, small: boolean): MadeNumber {
  const prefix = (small ? MOBILES[serial % MOBILES.length] : pick(random, MOBILES)) ?? '912';
  const national = prefix + rest;
  return { key: `+98${national}`, raw: written(random, national), label: 'mobile' };
}

function landline(random: Random, serial: number, rest: string, small: boolean): MadeNumber {
  const turn = serial % MOBILES.length;
  const area = (small ? AREAS[turn % AREAS.length] : pick(random, AREAS)) ?? '21';
  // Small offices tell serials with the same rest apart by this digit; elsewhere the rest does.
  const first = small ? String(2 + (turn % 7)) : area === '21' ? pick(random, ['2', '4', '5', '6', '7', '8']) : '3';
  const national = area + first + rest;
  const label = chance(random, 0.04) ? 'fax' : chance(random, 0.7) ? 'work' : 'home';
  return { key: `+98${national}`, raw: written(random, national), label };
}

function foreign(random: Random, serial: number): MadeNumber {
  const country = pick(random, ['97150', '9053', '4915', '44740']);
  const length = { '97150': 12, '9053': 12, '4915': 13, '44740': 12 }[country] ?? 12;
  const digits = country + String(spread(serial)).padStart(length - country.length, '0');
  return { key: `+${digits}`, raw: `00${digits}`, label: 'mobile' };
}

/** People write their numbers as they like. */
function written(random: Random, national: string): string {
  const style = random();
  if (style < 0.7) return `0${national}`;
  if (style < 0.82) return `0${groupNational(national)}`;
  return style < 0.92 ? `+98${national}` : toPersianDigits(`0${national}`);
}
