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

/** Physical keys, so that they work in the Persian layout: `KeyN` is «د» there and N here, and the same key. */
export const POP_KEYS = [
  { code: 'KeyA', cap: 'A', kind: 'take' },
  { code: 'Enter', cap: 'Enter', kind: 'open' },
  { code: 'KeyN', cap: 'N', kind: 'note' },
  { code: 'KeyT', cap: 'T', kind: 'ticket' },
  { code: 'KeyF', cap: 'F', kind: 'followUp' },
  { code: 'Escape', cap: 'Esc', kind: 'fold' },
] as const;

/** The deed of a stroke, or null. A held key does its deed once, and a chord belongs to somebody else. */
export function actionOfKey(stroke: KeyStroke): PopAction | null {
  if (stroke.repeat || stroke.ctrlKey || stroke.altKey || stroke.metaKey || stroke.shiftKey) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(stroke.code)?.[1];
  if (digit !== undefined) return { kind: 'outcome', digit: Number(digit) };
  const code = stroke.code === 'NumpadEnter' ? 'Enter' : stroke.code;
  const key = POP_KEYS.find((candidate) => candidate.code === code);
  return key === undefined ? null : { kind: key.kind };
}

/** Ctrl+C (⌘C) by its place on the keyboard. */
export function isCopyKey(stroke: KeyStroke): boolean {
  return stroke.code === 'KeyC' && (stroke.ctrlKey || stroke.metaKey) && !stroke.altKey && !stroke.shiftKey;
}

/** The cap that names a deed on a button. */
export function capOf(kind: (typeof POP_KEYS)[number]['kind']): string {
  return POP_KEYS.find((key) => key.kind === kind)?.cap ?? '';
}
