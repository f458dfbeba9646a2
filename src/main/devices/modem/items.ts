/** One thing that a line of a modem says. `dialable` is a number that came as DDN, the one to call back. */
export type ModemItem =
  | { readonly tag: 'ring'; readonly pattern: string | null }
  | { readonly tag: ItemTag; readonly value: string };

export type ItemTag = 'date' | 'time' | 'number' | 'dialable' | 'name' | 'message';

/** What the reader of a line asks of the block so far, and whom it tells of the next item. */
export interface ItemSink {
  has(tag: ItemTag): boolean;
  add(item: ModemItem): void;
}

const COMMON = /^(DATE|TIME|NMBR|NAME) ?=/;
const LABEL =
  /(DATE[ _]TIME|DATE|TIME|DDN_NMBR|DDN|NMBR|NBR|(?:REASON FOR NO )?CALLER(?:'?S)? ?(?:NUMBER|NAME)|CALLER ?ID|NAME|MESG)\s*[=:]/i;
const NEXT_LABEL = /(DATE[ _]TIME|DATE|TIME|DDN_NMBR|DDN|NMBR|NBR|NAME|MESG)\s*=/gi;
const RING = /^(?:CID )?RING(?: +([A-Z0-9]))?(?=\s|$)\s*/i;
const RING_WITH_NUMBER = /^RING;([^;]*)/i;
const FROM_TO = /^FM:\s*(\S*)/i;
const RING_RING: ModemItem = { tag: 'ring', pattern: null };

/** What stands after a label that is really a label, and not a word of a name: device notes §3.4, glued items. */
const PLAUSIBLE: Readonly<Record<ItemTag, RegExp>> = {
  date: /^\s*(?:\d{4,8}|\d\d[-/]\d\d.*)(?:\s|$)/,
  time: /^\s*(?:\d{4,6}|\d\d:\d\d.*)(?:\s|$)/,
  number: /^\s*(?:\+*\d|[PO](?:\s|$))/,
  dialable: /^\s*(?:\+*\d|[PO](?:\s|$))/,
  name: /^/,
  message: /^\s*(?:[0-9A-F]{4,}|CALID_\d+)(?:\s|$)/i,
};

/** Reads one line of a modem in formatted mode, device notes §3.4; false when it says nothing about a call. */
export const readItems = (line: string, sink: ItemSink): boolean => {
  if (line === 'RING') {
    sink.add(RING_RING);
    return true;
  }
  const common = COMMON.exec(line);
  if (common !== null) return readLabelled(tagOf(common[1] ?? ''), line.slice(common[0].length), sink);
  return readOneNumberForms(line, sink) || readRings(line, sink);
};

// ELSA prints `RING;from;to`, Swiss modems `FM:from TO:to`.
const readOneNumberForms = (line: string, sink: ItemSink): boolean => {
  const rung = RING_WITH_NUMBER.exec(line)?.[1];
  if (rung !== undefined) sink.add(RING_RING);
  const number = rung ?? FROM_TO.exec(line)?.[1];
  if (number === undefined) return false;
  sink.add({ tag: 'number', value: number });
  return true;
};

const readRings = (line: string, sink: ItemSink): boolean => {
  let rest = line;
  for (let ring = RING.exec(rest); ring !== null; ring = RING.exec(rest)) {
    sink.add({ tag: 'ring', pattern: ring[1] ?? null });
    rest = rest.slice(ring[0].length);
  }
  const label = LABEL.exec(rest);
  const before = label === null ? '' : rest.slice(0, label.index);
  if (label === null || /[A-Za-z_]$/.test(before)) return rest !== line;
  return readLabelled(tagOf(label[1] ?? ''), rest.slice(before.length + label[0].length), sink);
};

const readLabelled = (tag: ItemTag, rest: string, sink: ItemSink): boolean => {
  const next = rest.includes('=') ? nextLabel(tag, rest, sink) : null;
  if (next === null) {
    sink.add({ tag, value: rest.trim() });
    return true;
  }
  sink.add({ tag, value: rest.slice(0, next.start).trim() });
  return readLabelled(next.tag, rest.slice(next.end), sink);
};

type Label = { readonly tag: ItemTag; readonly start: number; readonly end: number };

const nextLabel = (tag: ItemTag, rest: string, sink: ItemSink): Label | null => {
  for (const found of rest.matchAll(NEXT_LABEL)) {
    const label = { tag: tagOf(found[1] ?? ''), start: found.index, end: found.index + found[0].length };
    if (tag !== 'name' || endsName(label, rest, sink)) return label;
  }
  return null;
};

// A name may hold `=` and the words of labels: it ends only where an item follows that this call does not have yet.
const endsName = ({ tag, start, end }: Label, rest: string, sink: ItemSink): boolean =>
  tag !== 'name' &&
  !sink.has(tag) &&
  PLAUSIBLE[tag].test(rest.slice(end)) &&
  /(?:^|\s|^[PO])$/.test(rest.slice(0, start));

const tagOf = (label: string): ItemTag => {
  switch (label) {
    case 'DATE':
      return 'date';
    case 'TIME':
      return 'time';
    case 'NMBR':
      return 'number';
    case 'NAME':
      return 'name';
    default:
      return rareTagOf(label.toUpperCase());
  }
};

const rareTagOf = (label: string): ItemTag => {
  if (label.startsWith('DATE')) return 'date';
  if (label === 'TIME') return 'time';
  if (label === 'MESG') return 'message';
  if (label.startsWith('DDN')) return 'dialable';
  return label.endsWith('NAME') ? 'name' : 'number';
};
