import { useSyncExternalStore } from 'react';
import { useLink } from './use-core.tsx';

const followers = new Set<() => void>();
let second = Math.floor(Date.now() / 1000);
let ticking: ReturnType<typeof setInterval> | undefined;

/** One clock for all timers of the page, stopped while none is on screen. */
function subscribe(follower: () => void): () => void {
  followers.add(follower);
  ticking ??= setInterval(tick, 250);
  return () => {
    followers.delete(follower);
    if (followers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

function tick(): void {
  const now = Math.floor(Date.now() / 1000);
  if (now === second) return;
  second = now;
  for (const follower of [...followers]) follower();
}

/** The core's wall time in whole seconds (as milliseconds), renewed each second. Only small components should call it. */
export function useNow(): number {
  const skewMs = useLink((link) => Math.round(link.skewMs / 1000) * 1000);
  return (
    useSyncExternalStore(subscribe, () => (followers.size > 0 ? second : Math.floor(Date.now() / 1000))) * 1000 + skewMs
  );
}
