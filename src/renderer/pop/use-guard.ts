import { type SyntheticEvent, useLayoutEffect, useMemo, useRef } from 'react';

/** How long a card that has just come, or has just moved, takes no key and no click: they were meant for something else. */
export const GUARD_MS = 700;

/** Whether an input at `now` may count on a card that came to its place at `placedAt`; both in monotonic milliseconds. */
export function isGuarded(placedAt: number, now: number): boolean {
  return now - placedAt < GUARD_MS;
}

/** Handlers that swallow input in the first moments at a `place`. `now` is the clock, so that a test can be it. */
export function useGuard(place: string, now: () => number) {
  const placed = useRef(now());
  const known = useRef(place);
  useLayoutEffect(() => {
    if (known.current === place) return;
    known.current = place;
    placed.current = now();
  }, [place, now]);
  return useMemo(() => {
    const swallow = (event: SyntheticEvent) => {
      if (!isGuarded(placed.current, now())) return;
      event.preventDefault();
      event.stopPropagation();
    };
    return {
      onPointerDownCapture: swallow,
      // Without this the press would still move the focus into the card.
      onMouseDownCapture: swallow,
      onClickCapture: swallow,
      onKeyDownCapture: swallow,
      onKeyUpCapture: swallow,
    };
  }, [now]);
}
