/** Which characters an expression can take somewhere. What is not ASCII counts as one: present or not. */
export type CharSet = {
  /** Indexed by character code, 0 to 127. */
  readonly ascii: readonly boolean[];
  readonly beyond: boolean;
};

const SIZE = 128;

/** Characters of the ranges, both ends in; `beyond`: whether characters outside ASCII belong to it. */
export function charSet(ranges: readonly (readonly [number, number])[], beyond = false): CharSet {
  const ascii = Array.from({ length: SIZE }, (_, code) => ranges.some(([from, to]) => code >= from && code <= to));
  return { ascii, beyond: beyond || ranges.some(([, to]) => to >= SIZE) };
}

export const NO_CHARS: CharSet = charSet([]);

export const inverse = ({ ascii }: CharSet): CharSet => ({ ascii: ascii.map((has) => !has), beyond: true });

export const union = (one: CharSet, other: CharSet): CharSet => ({
  ascii: one.ascii.map((has, code) => has || other.ascii[code] === true),
  beyond: one.beyond || other.beyond,
});

/** Whether no character is in both; false where that is not certain. */
export const areApart = (one: CharSet, other: CharSet): boolean =>
  !(one.beyond && other.beyond) && !one.ascii.some((has, code) => has && other.ascii[code] === true);
