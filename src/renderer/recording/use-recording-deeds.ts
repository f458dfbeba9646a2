import { useCallback } from 'react';
import { useCore } from '../use-core.tsx';

/** What an agent does with the recording of a call in hand. They reject with `RequestRefused`. */
export function useRecordingDeeds(callId: string) {
  const { client } = useCore();
  const start = useCallback(() => client.ask('recordings.start', { callId }), [client, callId]);
  const stop = useCallback(() => client.ask('recordings.stop', { callId }), [client, callId]);
  const pause = useCallback(() => client.ask('recordings.pause', { callId, cause: 'key' }), [client, callId]);
  const resume = useCallback(() => client.ask('recordings.resume', { callId, cause: 'key' }), [client, callId]);
  const mark = useCallback((text: string) => client.ask('recordings.mark', { callId, text }), [client, callId]);
  return { start, stop, pause, resume, mark };
}
