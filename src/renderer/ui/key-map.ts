import { createStore, useStore } from '../store.ts';

/** A physical key (`event.code`), so that it is the same one in the Persian layout. */
export type KeyChord = {
  readonly code: string;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
};

/** Where a key is heard: `card` while a call card or the call in hand has the keyboard, `page` everywhere. */
type Place = 'card' | 'page';
type Action = { readonly chord: KeyChord; readonly places: readonly Place[] };

const ANYWHERE: readonly Place[] = ['card', 'page'];

/** Every deed that has a key of its own, with the key it is born with. Outcomes have their digits from the admin's list. */
export const KEY_ACTIONS = {
  take: { chord: { code: 'KeyA' }, places: ['card'] },
  open: { chord: { code: 'Enter' }, places: ['card'] },
  note: { chord: { code: 'KeyN' }, places: ANYWHERE },
  ticket: { chord: { code: 'KeyT' }, places: ANYWHERE },
  followUp: { chord: { code: 'KeyF' }, places: ANYWHERE },
  recordPause: { chord: { code: 'KeyR' }, places: ANYWHERE },
  recordMark: { chord: { code: 'KeyM' }, places: ANYWHERE },
  fold: { chord: { code: 'Escape' }, places: ['card'] },
  newest: { chord: { code: 'Space', ctrl: true, alt: true }, places: ANYWHERE },
  search: { chord: { code: 'KeyK', ctrl: true }, places: ANYWHERE },
  find: { chord: { code: 'Slash' }, places: ['page'] },
  newCustomer: { chord: { code: 'KeyC' }, places: ['page'] },
  dial: { chord: { code: 'KeyD' }, places: ['page'] },
  listen: { chord: { code: 'KeyP' }, places: ['page'] },
  close: { chord: { code: 'Escape' }, places: ['page'] },
  room1: { chord: { code: 'Digit1', alt: true }, places: ANYWHERE },
  room2: { chord: { code: 'Digit2', alt: true }, places: ANYWHERE },
  room3: { chord: { code: 'Digit3', alt: true }, places: ANYWHERE },
  room4: { chord: { code: 'Digit4', alt: true }, places: ANYWHERE },
  keys: { chord: { code: 'Slash', shift: true }, places: ANYWHERE },
} as const satisfies Readonly<Record<string, Action>>;
export type KeyAction = keyof typeof KEY_ACTIONS;
export type KeyMap = Readonly<Record<KeyAction, KeyChord>>;

const NAMES = Object.keys(KEY_ACTIONS) as KeyAction[];
/** The keys as everybody begins. */
export const FIRST_KEYS = Object.fromEntries(NAMES.map((name) => [name, KEY_ACTIONS[name].chord])) as KeyMap;

/** Why a key cannot be had: another deed has it, or it belongs to typing, to the browser or to the outcomes. */
export type KeyRefusal = { readonly kind: 'taken'; readonly by: KeyAction } | { readonly kind: 'reserved' | 'outcome' };

/** Whether a deed may have this key; null when it may. */
export function refusalOf(keys: KeyMap, action: KeyAction, chord: KeyChord): KeyRefusal | null {
  const plain = chord.ctrl !== true && chord.alt !== true;
  if (plain && chord.shift !== true && /^(?:Digit|Numpad)[1-9]$/.test(chord.code)) return { kind: 'outcome' };
  if (!sameChord(chord, FIRST_KEYS[action]) && isReserved(chord, plain)) return { kind: 'reserved' };
  const by = NAMES.find((other) => other !== action && meet(action, other) && sameChord(keys[other], chord));
  return by === undefined ? null : { kind: 'taken', by };
}

function meet(one: KeyAction, other: KeyAction): boolean {
  const places: readonly Place[] = KEY_ACTIONS[one].places;
  return KEY_ACTIONS[other].places.some((place) => places.includes(place));
}

/** Keys that move, type, copy or belong to the browser. */
function isReserved({ code, ctrl, alt }: KeyChord, plain: boolean): boolean {
  if (/^(?:Tab|Backspace|Delete|ContextMenu|CapsLock|NumLock|F(?:5|11|12))$/.test(code)) return true;
  if (plain && /^(?:Enter|NumpadEnter|Space|Escape|Home|End|Page|Arrow)/.test(code)) return true;
  return ctrl === true && alt !== true && /^(?:Enter|Key[ACLNRTVWXYZ])$/.test(code);
}

export function sameChord(one: KeyChord, other: KeyChord): boolean {
  return (
    one.code === other.code &&
    (one.ctrl ?? false) === (other.ctrl ?? false) &&
    (one.alt ?? false) === (other.alt ?? false) &&
    (one.shift ?? false) === (other.shift ?? false)
  );
}

/** The part of a keyboard event that decides. */
export type KeyPress = {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** The chord of a stroke; null while only Ctrl, Alt, Shift or the like is held. */
export function chordOf({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): KeyChord | null {
  if (code === '' || /^(?:Control|Alt|Shift|Meta|OS)/.test(code)) return null;
  return { code, ctrl: ctrlKey || metaKey, alt: altKey, shift: shiftKey };
}

/** What this user changed, out of storage; what is not a key, or would conflict, is left as it was born. */
export function readKeys(stored: string | null): KeyMap {
  const changed = Object.entries(parse(stored)).flatMap(([name, chord]) =>
    isAction(name) && isChordValue(chord) ? [[name, chord] as const] : [],
  );
  // All together first: two deeds may have changed their keys with each other.
  const wished: KeyMap = { ...FIRST_KEYS, ...Object.fromEntries(changed) };
  const good = changed.filter(([name, chord]) => refusalOf(wished, name, chord) === null);
  const keys: KeyMap = { ...FIRST_KEYS, ...Object.fromEntries(good) };
  return good.every(([name, chord]) => refusalOf(keys, name, chord) === null) ? keys : FIRST_KEYS;
}

function parse(stored: string | null): object {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Only what was changed, so that a later program may give birth to other keys. */
export function writeKeys(keys: KeyMap): string {
  return JSON.stringify(
    Object.fromEntries(NAMES.filter((name) => !sameChord(keys[name], FIRST_KEYS[name])).map((n) => [n, keys[n]])),
  );
}

function isAction(name: string): name is KeyAction {
  return name in KEY_ACTIONS;
}

function isChordValue(value: unknown): value is KeyChord {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

const store = createStore<{ readonly keys: KeyMap }>({ keys: FIRST_KEYS });

/** The keys at this moment, for handlers. */
export function currentKeys(): KeyMap {
  return store.get().keys;
}

/** The keys at this moment; the component follows every change. */
export function useKeyMap(): KeyMap {
  return useStore(store, ({ keys }) => keys);
}

export function putKeys(keys: KeyMap): void {
  store.set({ keys });
}
