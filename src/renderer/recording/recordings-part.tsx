import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CallEvent, CallRow } from '../../shared/contract/calls.ts';
import type { Recording } from '../../shared/contract/recordings.ts';
import { Part } from '../lists/room-layout.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { useKey } from '../ui/keys.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { type Asked, useAsk, useMay } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { askedSecond } from './link-to-second.ts';
import { askToListen, forgetListen, useListenAsk } from './listen-ask.ts';
import { isPlayable, RecordingItem } from './recording-item.tsx';

/** The recordings of a call; asked for beside the call itself, so that both come together. */
export function useRecordingsOf(callId: string): Asked<'recordings.ofCall'> {
  return useAsk('recordings.ofCall', useMay('recording.read') ? { callId } : null);
}

type Props = {
  readonly call: CallRow;
  readonly events: readonly CallEvent[];
  readonly recordings: Asked<'recordings.ofCall'>;
};

/** In an opened call: everything that was recorded of it. Nothing where nothing was. */
export function RecordingsPart({ call, events, recordings: { data, error, refresh } }: Props) {
  const t = useWords();
  const may = useMay('recording.read');
  const ask = useListenAsk(call.id);
  const first = data?.find(isPlayable);
  useKey('listen', t('shell.key.listen'), () => askToListen(call.id), first !== undefined);
  useLinkedSecond(call.id);
  useEffect(() => () => forgetListen(call.id), [call.id]);
  if (!may) return null;
  if (data === undefined && error === null) return call.recordings.count === 0 ? null : <Waiting />;
  if (data?.length === 0) return null;
  const wanted = ask === null ? undefined : (data?.find((one) => one.id === ask.recordingId) ?? first);
  return (
    <Part title={t('recordings.title')}>
      {error !== null && data === undefined && <ErrorText code={error} onRetry={refresh} />}
      {data?.map((recording) => (
        <RecordingItem
          key={recording.id}
          recording={recording}
          call={{ events, note: call.note }}
          asked={recording === wanted ? ask : null}
          oneOfMany={manyPlayable(data)}
        />
      ))}
    </Part>
  );
}

function Waiting() {
  const t = useWords();
  return (
    <Part title={t('recordings.title')}>
      <SkeletonRows rows={3} />
    </Part>
  );
}

function manyPlayable(all: readonly Recording[]): boolean {
  return all.filter(isPlayable).length > 1;
}

/** `#/calls/<id>?t=83`: plays from there, once; the address forgets it, so that a reload is silent. */
function useLinkedSecond(callId: string): void {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const asked = askedSecond(path, search);
  const atMs = asked?.atMs ?? null;
  const recordingId = asked?.recordingId ?? null;
  useEffect(() => {
    if (atMs === null) return;
    askToListen(callId, { atMs, recordingId });
    window.history.replaceState(null, '', `${window.location.pathname}#/calls/${encodeURIComponent(callId)}`);
    navigate(`/calls/${encodeURIComponent(callId)}`, { replace: true });
  }, [atMs, recordingId, callId, navigate]);
}
