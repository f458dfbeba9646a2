import { closeInterrupted } from '../store/calls.ts';
import type { Store } from '../store/db.ts';
import { writeInterrupted } from '../store/settings.ts';
import type { Publish } from './handler.ts';
import type { Clock, Log } from './ports.ts';
import type { Session } from './session.ts';

/** Closes the calls that the last run left open. The returned greeting tells somebody who signs in. */
export function closeLastRun(
  { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
  publish: Publish,
): (session: Session) => void {
  const calls = store.transaction(() => closeInterrupted(store, clock.now())).length;
  if (calls === 0) return () => undefined;
  store.transaction(() => writeInterrupted(store, { at: clock.now(), calls }));
  log.warn({ calls }, 'calls that the last run left open were closed as interrupted');
  return ({ connectionId }) =>
    publish('office.notice', { code: 'interruptedCalls', count: calls }, { to: 'connection', id: connectionId });
}
