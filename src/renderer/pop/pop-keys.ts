import { chordOf, currentKeys, type KeyMap, sameChord } from '../ui/key-map.ts';
import { chordParts } from '../ui/keys.tsx';

/** What a key does on a card or on a dock item. */
export type PopAction =
  | { readonly kind: 'take' | 'open' | 'note' | 'ticket' | 'followUp' | 'fold' }
  | { readonly kind: 'outcome'; readonly digit: number };

/** The part of a keyboard event that decides. */
export type KeyStroke = {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
};

/** The deeds of a card that have a key. */
export const POP_DEEDS = ['take', 'open', 'note', 'ticket', 'followUp', 'fold'] as const;
export type PopDeed = (typeof POP_DEEDS)[number];

/** The deed of a stroke, or null. A held key does its deed once, and a digit chooses an outcome. */
export function actionOfKey(stroke: KeyStroke, keys: KeyMap = currentKeys()): PopAction | null {
  const chord = chordOf(stroke);
  if (stroke.repeat || chord === null) return null;
  const plain = !(stroke.ctrlKey || stroke.altKey || stroke.metaKey || stroke.shiftKey);
  const digit = plain ? /^(?:Digit|Numpad)([1-9])$/.exec(stroke.code)?.[1] : undefined;
  if (digit !== undefined) return { kind: 'outcome', digit: Number(digit) };
  const pressed = chord.code === 'NumpadEnter' ? { ...chord, code: 'Enter' } : chord;
  const kind = POP_DEEDS.find((deed) => sameChord(keys[deed], pressed));
  return kind === undefined ? null : { kind };
}

/** Ctrl+C (⌘C) by its place on the keyboard. */
export function isCopyKey(stroke: KeyStroke): boolean {
  return stroke.code === 'KeyC' && (stroke.ctrlKey || stroke.metaKey) && !stroke.altKey && !stroke.shiftKey;
}

/** The cap that names a deed on a button. */
export function capOf(kind: PopDeed, keys: KeyMap = currentKeys()): string {
  return chordParts(keys[kind]).join(' ');
}
