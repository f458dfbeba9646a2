/** The longest stretch of one unbroken tone, in samples, and where it begins. A sample too many or too few breaks it. */
export function longestTone(samples: Int16Array, rate: number, hertz: number): { from: number; length: number } {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let best = { from: 0, length: 0 };
  let from = 0;
  for (let i = 2; i < samples.length; i += 1) {
    const wanted = turn * (samples[i - 1] ?? 0) - (samples[i - 2] ?? 0);
    const isTone = Math.abs((samples[i] ?? 0) - wanted) < MOST_OFF && isLoud(samples, i, rate / hertz);
    if (!isTone) from = i;
    else if (i - from > best.length) best = { from, length: i - from };
  }
  return best;
}

/** Rounding makes two or three of it; a sample that is missing, hundreds. */
const MOST_OFF = 40;
const LOUD = 1_000;

/** Silence fulfils the law of every tone. */
function isLoud(samples: Int16Array, at: number, period: number): boolean {
  for (let i = at; i > at - period && i >= 0; i -= 1) if (Math.abs(samples[i] ?? 0) > LOUD) return true;
  return false;
}
