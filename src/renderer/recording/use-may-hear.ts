import { useCallback } from 'react';
import type { CallRow } from '../../shared/contract/calls.ts';
import { useAsk, useMay, useSession } from '../use-core.tsx';

/** Whether there is something to hear of a call for the person who sits here: of every call, or of his own where the office lets him. */
export function useMayHear(): (row: Pick<CallRow, 'recordings' | 'takenBy'>) => boolean {
  const me = useSession((session) => session.me?.id ?? null);
  const all = useMay('recording.listenAll');
  const listens = useMay('recording.listen');
  const own = useAsk('recordings.settings', listens && !all ? {} : null).data?.agentsHearOwn === true;
  return useCallback(
    ({ recordings, takenBy }) => recordings.count > 0 && listens && (all || (own && takenBy?.id === me)),
    [me, all, listens, own],
  );
}
