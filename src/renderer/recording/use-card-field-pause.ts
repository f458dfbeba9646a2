import { useEffect } from 'react';
import { useCore } from '../use-core.tsx';
import { cardFieldOf, createCardPauser } from './card-pause.ts';

/** For the shell: while the keyboard is in a card field anywhere on the page, my recordings pause. */
export function useCardFieldPause(): void {
  const { client, recordings, live } = useCore();
  useEffect(() => {
    const pauser = createCardPauser({
      client,
      recordings,
      mine: () => live.get().dock.flatMap(({ pop }) => (pop.state === 'ended' ? [] : [pop.callId])),
      subscribeMine: live.subscribe,
      focused: () => document.activeElement,
      later(run, ms) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
    // A field that is taken off the page tells nobody that the keyboard left it.
    const removals = new MutationObserver(() => cardFieldOf(document.activeElement) === null && leave());
    const leave = () => {
      removals.disconnect();
      pauser.look();
    };
    const onIn = () => {
      pauser.look();
      if (cardFieldOf(document.activeElement) !== null)
        removals.observe(document.body, { childList: true, subtree: true });
    };
    // The keyboard is nowhere while it moves; another window in front leaves it where it was.
    const onOut = () => queueMicrotask(() => cardFieldOf(document.activeElement) === null && leave());
    document.addEventListener('focusin', onIn);
    document.addEventListener('focusout', onOut);
    onIn();
    return () => {
      document.removeEventListener('focusin', onIn);
      document.removeEventListener('focusout', onOut);
      removals.disconnect();
      pauser.stop();
    };
  }, [client, recordings, live]);
}
