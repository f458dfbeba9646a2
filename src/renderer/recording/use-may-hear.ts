import type { CallRow } from '../../shared/contract/calls.ts';
import { useAsk, useMay, useMe } from '../use-core.tsx';

/** May this person listen to the recordings of a call: to all, or to the own ones where the office allows it. */
export function useMayHear({ takenBy }: Pick<CallRow, 'takenBy'>): boolean {
  const me = useMe();
  const all = useMay('recording.listenAll');
  const own = useMay('recording.listen');
  const { data: settings } = useAsk('recordings.settings', {});
  return all || (own && settings?.agentsHearOwn === true && takenBy?.id === me.id);
}
