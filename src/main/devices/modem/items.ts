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

const COMMON = /^(DATE|TIME|NMBR|NAME) ?= ?/;
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
  const common = COMMON.exec(line)?.[0];
  if (common !== undefined) return readLabelled(common, line.slice(common.length), sink);
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
  return readLabelled(label[0], rest.slice(before.length + label[0].length), sink);
};

const readLabelled = (label: string, rest: string, sink: ItemSink): boolean => {
  const tag = tagOf(label);
  const next = rest.includes('=') ? nextLabel(tag, rest, sink) : null;
  if (next === null) {
    sink.add({ tag, value: rest.trim() });
    return true;
  }
  sink.add({ tag, value: rest.slice(0, next.index).trim() });
  return readLabelled(next.label, rest.slice(next.index + next.label.length), sink);
};

const nextLabel = (tag: ItemTag, rest: string, sink: ItemSink): { label: string; index: number } | null => {
  for (const found of rest.matchAll(NEXT_LABEL)) {
    const before = rest.slice(0, found.index);
    if (tag !== 'name' || endsName(tagOf(found[0]), before, rest.slice(found.index + found[0].length), sink)) {
      return { label: found[0], index: found.index };
    }
  }
  return null;
};

// A name may hold `=` and the words of labels: it ends only where an item follows that this call does not have yet.
const endsName = (tag: ItemTag, before: string, after: string, sink: ItemSink): boolean =>
  !sink.has(tag) && tag !== 'name' && PLAUSIBLE[tag].test(after) && /(?:^|\s|^[PO])$/.test(before);

const tagOf = (label: string): ItemTag => {
  const word = label.replace(/\s*[=:].*$/, '').toUpperCase();
  if (word.startsWith('DATE')) return 'date';
  if (word === 'TIME') return 'time';
  if (word === 'MESG') return 'message';
  if (word.startsWith('DDN')) return 'dialable';
  return word.endsWith('NAME') ? 'name' : 'number';
};
