import { type RefObject, useLayoutEffect } from 'react';

/** Told once per card: `receivedAt` null when the card came with a snapshot. Both in `performance.now()` milliseconds. */
export type Painted = { readonly callId: string; readonly receivedAt: number | null; readonly paintedAt: number };

/** After the commit two frames pass before the pixels are surely there; then the moment is noted on the element and told. */
export function usePainted(
  element: RefObject<HTMLElement | null>,
  callId: string,
  receivedAt: number | null,
  tell: (painted: Painted) => void,
): void {
  useLayoutEffect(() => {
    let second = 0;
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => {
        const paintedAt = performance.now();
        element.current?.setAttribute('data-painted', String(paintedAt));
        const detail: Painted = { callId, receivedAt, paintedAt };
        window.dispatchEvent(new CustomEvent<Painted>('hamzang:pop-painted', { detail }));
        tell(detail);
      });
    });
    return () => {
      cancelAnimationFrame(first);
      cancelAnimationFrame(second);
    };
  }, [element, callId, receivedAt, tell]);
}
