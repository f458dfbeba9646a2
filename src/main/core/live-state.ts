import type { LineState } from '../../shared/contract/lines.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Live, LivePop } from './live.ts';

/** How many measurements are kept for the percentiles. */
const KEPT = 2_000;

/** The live state as the core itself holds it. Handlers see the read-only `Live`. */
export interface LiveState extends Live {
  readonly lines: Map<string, LineState>;
  readonly calls: Map<string, Call>;
  readonly pops: Map<string, LivePop>;
  readonly online: Set<string>;
  measure(what: 'readToPush' | 'pushToPaint', ms: number): void;
}

export function createLiveState(online: Set<string>): LiveState {
  const readToPush: number[] = [];
  const pushToPaint: number[] = [];
  return {
    lines: new Map(),
    calls: new Map(),
    pops: new Map(),
    online,
    readToPush,
    pushToPaint,
    measure(what, ms) {
      const list = what === 'readToPush' ? readToPush : pushToPaint;
      list.push(ms);
      if (list.length > KEPT) list.splice(0, KEPT / 2);
    },
  };
}
