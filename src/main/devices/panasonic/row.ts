/** The columns of one SMDR row as they were printed, without the blanks around them; empty where there was nothing. */
export type Row = {
  readonly date: string;
  /** `HH:MM`, or asterisks. */
  readonly time: string;
  readonly half: string;
  readonly extension: string;
  readonly trunk: string;
  readonly dial: string;
  readonly ring: string;
  readonly duration: string;
  readonly cost: string;
  readonly account: string;
  readonly code: string;
};

const HEAD = /^([ \d]?\d\/[ \d]?\d\/\d\d|\*\*\/\*\*\/\*\*) +(\d?\d:\d\d|\*\*:\*\*) ?([AP]M)?(?= |$)/;
const COLUMN_DATE = /^(?:[ \d]\d\/[ \d]\d\/\d\d|\*\*\/\*\*\/\*\*)$/;
const COLUMN_TIME = /^(\d\d:\d\d|\*\*:\*\*)(AM|PM| {0,2})$/;
const EXTENSION = /^[*DT]?\d{0,5}$/;
const TRUNK = /^\d{0,2}$/;
const RING = /^(?:\d'\d\d)?$/;
const DURATION = /^(?:\d\d:\d\d'\d\d)?$/;
const ACCOUNT = /^[\d*#.]*$/;
const CODE = /^(?:[A-Z][A-Z\d])?$/;

/** Extension and trunk, or one of them alone, and the rest; none of the blanks is counted. */
const PLACES = /^ +(?:([*DT]?\d{1,5}) +)?(?:(\d{1,4}) +)(\S.*)$/;
const ONE_PLACE = /^ +([*DT]?\d{1,5}) +(\S.*)$/;
const TAIL =
  /^(.*?)(?:\s+(\d{1,2}'\d\d))?(?:\s+(\d{1,2}:\d\d'\d\d)"?(?:\s+(\d+\.\d\d)[A-Z]{0,3})?(?:\s+([\d.*#]{1,10}))?)?(?:\s+(RC|VR|AN|VA|NA|TR|FW|D0|RM|CL))?\s*$/;
/** Where the extension's column ends; a single number that ends later is a trunk's. */
const EXTENSION_END = 22;

/** Takes a row apart: by the columns of pattern A where they are all in their places, else by the order of the fields. */
export const splitRow = (line: string): Row | null => byColumns(line) ?? byOrder(line);

const byColumns = (line: string): Row | null => {
  if (!hasGaps(line)) return null;
  const [, time, half = ''] = COLUMN_TIME.exec(line.slice(9, 16)) ?? [];
  const row = {
    date: line.slice(0, 8),
    time: time ?? '',
    half: half.trim(),
    extension: line.slice(17, 22).trim(),
    trunk: line.slice(23, 25).trim(),
    dial: line.slice(26, 51).trim(),
    ring: line.slice(52, 56).trim(),
    duration: line.slice(57, 65).trim(),
    cost: '',
    account: line.slice(66, 76).trim(),
    code: line.slice(77, 80).trim(),
  };
  return time !== undefined && isPatternA(row) ? row : null;
};

const GAPS = [8, 16, 22, 25, 51, 56, 65, 76] as const;
const hasGaps = (line: string): boolean =>
  line.charCodeAt(2) === 0x2f && GAPS.every((at) => at >= line.length || line.charCodeAt(at) === 0x20);

const isPatternA = (row: Row): boolean =>
  COLUMN_DATE.test(row.date) &&
  EXTENSION.test(row.extension) &&
  TRUNK.test(row.trunk) &&
  RING.test(row.ring) &&
  DURATION.test(row.duration) &&
  ACCOUNT.test(row.account) &&
  CODE.test(row.code);

const byOrder = (line: string): Row | null => {
  const head = HEAD.exec(line);
  if (head === null) return null;
  const places = placesOf(line, head[0].length);
  const tail = places && TAIL.exec(places.rest);
  if (!tail) return null;
  const [, dial = '', ring = '', duration = '', cost = '', account = '', code = ''] = tail;
  const [, date = '', time = '', half = ''] = head;
  const { extension, trunk } = places;
  return { date, time, half, extension, trunk, dial, ring, duration, cost, account, code };
};

type Places = { readonly extension: string; readonly trunk: string; readonly rest: string };

const placesOf = (line: string, from: number): Places | null => {
  const fields = line.slice(from);
  const both = PLACES.exec(fields);
  if (both?.[1] !== undefined) return { extension: both[1], trunk: both[2] ?? '', rest: ` ${both[3]}` };
  const one = ONE_PLACE.exec(fields);
  if (one === null) return null;
  const [whole, place = '', rest = ''] = one;
  const end =
    from + whole.length - rest.length - (/ +$/.exec(whole.slice(0, whole.length - rest.length))?.[0].length ?? 0);
  // A row about no trunk names an extension only; of an alien layout that is known by what follows.
  const isTrunk = end > EXTENSION_END || (rest.startsWith('<') && place.length <= 2);
  return { extension: isTrunk ? '' : place, trunk: isTrunk ? place : '', rest: ` ${rest}` };
};
