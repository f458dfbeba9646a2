import type { Log } from './core/ports.ts';

/** More mistakes than this within a minute, and going on would only hide that nothing works. */
const MOST_PER_MINUTE = 20;

/**
 * What nobody caught is logged and counted, and the office stays open: a transaction that threw was rolled back, and a
 * call centre that goes down for one mistake loses calls. `giveUp` is called when they do not stop.
 */
export function catchTheUncaught(log: Log, count: () => void, giveUp: () => void): void {
  let recent: number[] = [];
  const caught = (error: unknown, kind: string) => {
    const now = Date.now();
    recent = [...recent.filter((at) => now - at < 60_000), now];
    log.error({ err: error, kind }, 'a mistake that nobody caught');
    count();
    if (recent.length > MOST_PER_MINUTE) giveUp();
  };
  process.on('uncaughtException', (error) => caught(error, 'exception'));
  process.on('unhandledRejection', (reason) => caught(reason, 'rejection'));
}
