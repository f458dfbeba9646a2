import { useEffect, useRef } from 'react';
import { usePreferences } from '../preferences.tsx';
import { useLive, useSession } from '../use-core.tsx';
import { isQuiet, readQuiet } from './quiet-hours.ts';
import { type Heard, ringTurn } from './ring-plan.ts';
import { createRinger } from './ring-sound.ts';
import type { StackEntry } from './use-pop-entries.ts';

/** The sound of this page; one, because there is one pair of ears before it. */
export const ringer = createRinger(() => new AudioContext({ latencyHint: 'playback' }));

/** While somebody talks, the next call knocks softly. */
const BESIDE_A_TALK = 0.35;
const NOTHING: Heard = new Map();

/** Lets be heard who rings here: once when a card comes, then at each second ring at most, until it is taken or folded. */
export function useRingSound(entries: readonly StackEntry[], folded: ReadonlySet<string>): void {
  const { sounds, volume } = usePreferences().preferences;
  const userId = useSession((session) => session.me?.id ?? null);
  const talking = useLive((live) => live.dock.some(({ pop }) => pop.state === 'talking'));
  const heard = useRef(NOTHING);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  useWaking();
  useEffect(() => {
    const turn = ringTurn(heard.current, entries, folded);
    heard.current = turn.heard;
    const { sound } = turn;
    if (turn.silent || !sounds) return hush(soon.current);
    if (sound === null || userId === null || isQuietNow(userId)) return;
    clearTimeout(soon.current);
    // After the card is on the screen: the eye comes first.
    soon.current = setTimeout(() => ringer.sound(sound, volume * (talking ? BESIDE_A_TALK : 1)), 0);
  }, [entries, folded, sounds, volume, talking, userId]);
  useEffect(() => () => hush(soon.current), []);
}

function hush(soon: ReturnType<typeof setTimeout> | undefined): void {
  clearTimeout(soon);
  ringer.stop();
}

function isQuietNow(userId: string): boolean {
  const now = new Date();
  return isQuiet(readQuiet(localStorage, userId), now.getHours() * 60 + now.getMinutes());
}

/** The desktop's own windows may sound at once; a page only after it was touched. */
function useWaking(): void {
  useEffect(() => {
    // Whoever has just signed in has touched the page already.
    if (window.hamzang !== undefined || navigator.userActivation?.hasBeenActive === true) {
      void ringer.wake();
      return;
    }
    const onTouch = () => void ringer.wake();
    for (const kind of ['pointerdown', 'keydown'] as const) window.addEventListener(kind, onTouch, true);
    return () => {
      for (const kind of ['pointerdown', 'keydown'] as const) window.removeEventListener(kind, onTouch, true);
    };
  }, []);
}
