/** The unit that sent a record, as the header of its datagram names it. */
export type Sender = {
  readonly unit: string;
  readonly serial: string;
  /** The header behind its mark, as it came. */
  readonly bytes: string;
};

/** How an Ethernet Link begins every datagram (UDP 3520, device notes §3.7). */
export const HEADER_MARK = '^^<U>';
export const HEADER_LENGTH = 20;

/** What `recordLength` says of too short a beginning, and of what is no record. */
export const UNKNOWN = 0;
export const NO_RECORD = -1;

const SERIAL_MARK = '<S>';
const UNIT_AT = HEADER_MARK.length;
const SERIAL_MARK_AT = UNIT_AT + 6;
const SERIAL_AT = SERIAL_MARK_AT + SERIAL_MARK.length;
const CALL_COLUMNS = 62;
const DETAIL_COLUMNS = 31;

/** Reads `^^<U>` and six bytes, `<S>` and six bytes; `null` when it is none. */
export const readHeader = (text: string): Sender | null => {
  if (!text.startsWith(HEADER_MARK) || !text.startsWith(SERIAL_MARK, SERIAL_MARK_AT)) return null;
  const unit = idOf(text.slice(UNIT_AT, SERIAL_MARK_AT)).replace(/^0+(?=.)/, '');
  return { unit, serial: idOf(text.slice(SERIAL_AT, HEADER_LENGTH)), bytes: text.slice(UNIT_AT, HEADER_LENGTH) };
};

// Units count in binary-coded decimal; some print their digits instead.
const idOf = (bytes: string): string => (/^\d+$/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('hex'));

/**
 * How long the record behind a header is, its `$` included: UNKNOWN or NO_RECORD where that is not so. It
 * has no end of its own: its columns are counted, but the next header or a line end may come first.
 */
export const recordLength = (text: string): number => {
  const lead = /^[^\d\r\n]{0,2}/.exec(text)?.[0].length ?? 0;
  if (text.length < lead + 4) return UNKNOWN;
  switch (text.charAt(lead + 3)) {
    case 'I':
    case 'O':
      return lead + CALL_COLUMNS;
    case 'R':
    case 'F':
    case 'N':
    case 'H':
      return lead + DETAIL_COLUMNS;
    default:
      return NO_RECORD;
  }
};
