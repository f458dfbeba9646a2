/**
 * Hides the middle of every run of five digits or more, and keeps the first three and the last two (one and one of short
 * runs). A blank, a hyphen, a full stop or a bracket does not end a run, for numbers are written so; the text keeps its length.
 */
export function maskDigits(text: string): string {
  return text.replace(/[0-9\u0660-\u0669\u06f0-\u06f9](?:[-. ()]{0,2}[0-9\u0660-\u0669\u06f0-\u06f9]){4,}/g, maskRun);
}

function maskRun(run: string): string {
  const count = [...run].filter(isDigit).length;
  const [head, tail] = count < 8 ? [1, 1] : [3, 2];
  let seen = 0;
  return run.replace(/[^-. ()]/g, (digit) => {
    seen += 1;
    return seen <= head || seen > count - tail ? digit : '*';
  });
}

function isDigit(character: string): boolean {
  return !'-. ()'.includes(character);
}
