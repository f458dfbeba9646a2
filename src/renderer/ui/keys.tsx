import { useEffect, useRef } from 'react';
import { createStore, useStore } from '../store.ts';
import { type KeyAction, type KeyChord, sameChord, useKeyMap } from './key-map.ts';
import classes from './keys.module.css';

type Listed = { readonly id: number; readonly chord: KeyChord; readonly label: string };

const store = createStore<{ readonly listed: readonly Listed[] }>({ listed: [] });
let lastId = 0;
/** Whether the stroke began over an open dialog: by the time our turn comes the dialog may have closed itself. */
let inDialog = false;
if (typeof window !== 'undefined')
  window.addEventListener(
    'keydown',
    () => {
      inDialog = document.querySelector('[role=dialog][aria-modal=true]') !== null;
    },
    true,
  );

/**
 * Runs `handler` at a key while the component is on screen, and puts the key into the list that `?` shows. A deed with a
 * name has the key that the user gave it. Plain letters and digits are left alone while somebody types, and all but Ctrl
 * while a dialog is open. The newest component that wants a key gets it.
 */
export function useKey(key: KeyAction | KeyChord, label: string, handler: () => void, enabled = true): void {
  const latest = useRef(handler);
  latest.current = handler;
  const own = useKeyMap();
  const { code, ctrl = false, alt = false, shift = false } = typeof key === 'string' ? own[key] : key;
  useEffect(() => {
    if (!enabled) return;
    lastId += 1;
    const id = lastId;
    store.set(({ listed }) => ({ listed: [...listed, { id, chord: { code, ctrl, alt, shift }, label }] }));
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isChord(event, { code, ctrl, alt, shift })) return;
      if (!ctrl && ((!alt && isTyping(event.target)) || inDialog)) return;
      const newest = store.get().listed.findLast((one) => sameChord(one.chord, { code, ctrl, alt, shift }));
      if (newest?.id !== id) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
      store.set(({ listed }) => ({ listed: listed.filter((one) => one.id !== id) }));
    };
  }, [code, ctrl, alt, shift, label, enabled]);
}

/** The keys that work at this moment, newest first, each once. */
export function useKeyList(): readonly Listed[] {
  return useStore(store, (value) => value.listed);
}

/** Whether the event is for a field that takes text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function isChord(event: KeyboardEvent, { code, ctrl = false, alt = false, shift = false }: KeyChord): boolean {
  return (
    event.code === code && (event.ctrlKey || event.metaKey) === ctrl && event.altKey === alt && event.shiftKey === shift
  );
}

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Slash: '/',
  Space: 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backslash: '\\',
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Equal: '=',
  Minus: '-',
  Period: '.',
  Quote: "'",
  Semicolon: ';',
};

/** How a chord is written on a keyboard: `Ctrl K`, `?`. */
export function chordParts({ code, ctrl, alt, shift }: KeyChord): readonly string[] {
  if (code === 'Slash' && shift === true) return ['?'];
  const key = NAMES[code] ?? code.replace(/^(?:Key|Digit)/, '').replace(/^Numpad/, 'Num ');
  return [
    ...(ctrl === true ? ['Ctrl'] : []),
    ...(alt === true ? ['Alt'] : []),
    ...(shift === true ? ['Shift'] : []),
    key,
  ];
}

/** A key drawn as a key. */
export function KeyHint({ chord }: { readonly chord: KeyChord }) {
  return (
    <span className={classes.keys} dir="ltr" aria-hidden>
      {chordParts(chord).map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  );
}
