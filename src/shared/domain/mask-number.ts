/** A telephone number as logs may say it: enough to tell two calls apart, too little to call anybody. */
export function maskNumber(number: string | null): string | null {
  return number === null ? null : `…${number.replace(/\D/g, '').slice(-2)}`;
}
