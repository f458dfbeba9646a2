import type { ScreenPop } from '../../shared/contract/calls.ts';
import type { LineState } from '../../shared/contract/lines.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** A pop that is on somebody's screen, or waits for its next step. */
export type LivePop = {
  pop: ScreenPop;
  /** Whose screens have it. */
  shownTo: Set<string>;
  step: 'owner' | 'team' | 'everybody' | 'none';
  /** When the next step is due; null: no further step. */
  nextStepAt: Instant | null;
};

/** What is going on at this moment; gone with the process, rebuilt from the store at its start. */
export interface Live {
  readonly lines: ReadonlyMap<string, LineState>;
  /** Calls that are not over, by call id. */
  readonly calls: ReadonlyMap<string, Call>;
  readonly pops: ReadonlyMap<string, LivePop>;
  /** User ids with at least one open connection. */
  readonly online: ReadonlySet<string>;
  /** Milliseconds, newest last, bounded. */
  readonly readToPush: readonly number[];
  readonly pushToPaint: readonly number[];
}
