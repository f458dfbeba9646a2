import type { PatternDevice } from '../../../shared/contract/lines.ts';

/** Cuts a stream of Latin-1 text into records; holds no more than one, and none that is longer than the limit. */
export interface RecordReader {
  /** Gives each record that ends in this piece to `use`; `null` for one that was too long. */
  push(text: string, use: (record: string | null) => void): void;
  /** Characters of records that were too long. */
  dropped(): number;
}

/** No record of a telephone system is longer. */
export const LONGEST_RECORD = 1_024;

const ENDS: Readonly<Record<PatternDevice['lineEnd'], readonly [string, ...string[]]>> = {
  any: ['\r', '\n'],
  cr: ['\r'],
  lf: ['\n'],
  crlf: ['\r\n'],
  at: ['@'],
};

export function createRecordReader(lineEnd: PatternDevice['lineEnd']): RecordReader {
  const [end, other] = ENDS[lineEnd];
  let rest = '';
  /** Of a record that is too long only the length is kept, so that the next one does not begin in its middle. */
  let lost = 0;
  let dropped = 0;

  function finish(record: string, use: (record: string | null) => void): void {
    const isTooLong = lost > 0 || record.length > LONGEST_RECORD;
    if (isTooLong) dropped += lost + record.length;
    lost = 0;
    use(isTooLong ? null : record);
  }

  function keep(text: string): void {
    rest = text;
    if (rest.length <= LONGEST_RECORD) return;
    // Half of an end of two characters may stand there.
    rest = text.endsWith('\r') ? '\r' : '';
    lost += text.length - rest.length;
  }

  return {
    push(text, use) {
      const whole = rest === '' ? text : rest + text;
      let start = 0;
      let at = whole.indexOf(end);
      let otherAt = other === undefined ? -1 : whole.indexOf(other);
      while (at !== -1 || otherAt !== -1) {
        const isOther = at === -1 || (otherAt !== -1 && otherAt < at);
        const stop = isOther ? otherAt : at;
        finish(whole.slice(start, stop), use);
        start = stop + (isOther ? 1 : end.length);
        if (isOther) otherAt = other === undefined ? -1 : whole.indexOf(other, start);
        else at = whole.indexOf(end, start);
      }
      keep(start === 0 ? whole : whole.slice(start));
    },
    dropped: () => dropped + lost,
  };
}
