/** One event as it was posted: names and values, nothing deeper. */
export type PostedEvent = Readonly<Record<string, string | number | boolean | null>>;

const MOST_EVENTS = 100;
const MOST_FIELDS = 40;
const LONGEST_VALUE = 500;

/** Reads a form, a query string or JSON (one event, or a list of them). Null where it is none of these. */
export function readPosted(contentType: string, body: string): readonly PostedEvent[] | null {
  const text = body.trim();
  if (text === '') return [];
  if (/json/i.test(contentType) || /^[[{]/.test(text)) return readJson(text);
  return [readForm(text)];
}

/** What stands behind the question mark of an address, or in a form. */
export function readForm(text: string): PostedEvent {
  return bounded([...new URLSearchParams(text)]);
}

function readJson(text: string): readonly PostedEvent[] | null {
  try {
    const value: unknown = JSON.parse(text);
    const events = Array.isArray(value) ? value.slice(0, MOST_EVENTS) : [value];
    return events.every(isObject) ? events.map((event) => bounded(Object.entries(event))) : null;
  } catch {
    return null;
  }
}

function bounded(fields: readonly (readonly [string, unknown])[]): PostedEvent {
  const plain = fields.flatMap(([name, value]): [string, string | number | boolean | null][] => {
    if (typeof value === 'string') return [[name.slice(0, LONGEST_VALUE), value.slice(0, LONGEST_VALUE)]];
    return value === null || typeof value === 'number' || typeof value === 'boolean' ? [[name, value]] : [];
  });
  return Object.fromEntries(plain.slice(0, MOST_FIELDS));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
