/** Runs something when the cards have had the time to be painted. */
export type Later = (work: () => void) => void;

/**
 * Each work waits `cardsFirstMs`, and each has a turn of the event loop for itself: a call that comes in between waits for
 * one piece of it at most.
 */
export function createLater(cardsFirstMs: number): Later {
  const due: (() => void)[] = [];

  function next(): void {
    try {
      due[0]?.();
    } finally {
      due.shift();
      if (due.length > 0) setImmediate(next);
    }
  }

  function enter(work: () => void): void {
    due.push(work);
    if (due.length === 1) setImmediate(next);
  }

  return (work) => void (cardsFirstMs === 0 ? enter(work) : setTimeout(() => enter(work), cardsFirstMs));
}

/** Asked for several times, `work` is done once, later. */
export function onceLater(later: Later, work: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    later(() => {
      isAsked = false;
      work();
    });
  };
}
