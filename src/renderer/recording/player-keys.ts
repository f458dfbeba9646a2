/** What a key does while the keyboard is in a player. */
export type PlayerDeed =
  | { readonly kind: 'toggle' | 'begin' | 'end' }
  | { readonly kind: 'skip'; readonly ms: number }
  | { readonly kind: 'speed'; readonly step: 1 | -1 };

type Stroke = {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly target: EventTarget | null;
};

export const SKIP_MS = 10_000;

const DEEDS: Readonly<Record<string, PlayerDeed>> = {
  Space: { kind: 'toggle' },
  KeyK: { kind: 'toggle' },
  KeyJ: { kind: 'skip', ms: -SKIP_MS },
  KeyL: { kind: 'skip', ms: SKIP_MS },
  ArrowLeft: { kind: 'skip', ms: -SKIP_MS },
  ArrowRight: { kind: 'skip', ms: SKIP_MS },
  Home: { kind: 'begin' },
  End: { kind: 'end' },
  BracketLeft: { kind: 'speed', step: -1 },
  BracketRight: { kind: 'speed', step: 1 },
};

/** The deed of a stroke, or null. Space on a button is that button's, and a dialog of the player has its own keys. */
export function playerKey({ code, ctrlKey, altKey, metaKey, shiftKey, target }: Stroke): PlayerDeed | null {
  if (ctrlKey || altKey || metaKey || shiftKey || !(target instanceof Element)) return null;
  if (target.closest('[role=menu], [role=dialog], input, textarea') !== null) return null;
  if (code === 'Space' && target.closest('button, summary') !== null) return null;
  return DEEDS[code] ?? null;
}
