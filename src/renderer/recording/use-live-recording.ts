import type { LiveRecording } from '../../shared/contract/recordings.ts';
import { useStore } from '../store.ts';
import { useAsk, useCore } from '../use-core.tsx';

/** How a call is recorded now; undefined while nothing is known of it. */
export function useLiveRecording(callId: string | null): LiveRecording | undefined {
  return useStore(useCore().recordings, ({ byCall }) => (callId === null ? undefined : byCall[callId]));
}

/** Whether anything is recorded in this office at all; undefined while that is not known. */
export function useOfficeRecords(): boolean | undefined {
  return useAsk('recordings.settings', {}).data?.enabled;
}
