import { type Client, RequestRefused } from '../../shared/client/client.ts';
import type { LiveRecording } from '../../shared/contract/recordings.ts';
import { createStore, type Store } from '../store.ts';

/** How the calls that go on are recorded, by call. Entries are replaced, never changed. */
export type LiveRecordings = { readonly byCall: Readonly<Record<string, LiveRecording>> };

export interface LiveRecordingStore extends Store<LiveRecordings> {
  /** Asks for everything anew: once per connection. Rejects when the core does not answer. */
  sync(): Promise<void>;
}

/** More calls than this do not go on at once: the oldest is history. */
const KEPT = 200;

/** Follows how calls are recorded. A call leaves when it leaves the hand of its agent, or when nothing is left to say. */
export function followRecordings(client: Client): LiveRecordingStore {
  const store = createStore<LiveRecordings>({ byCall: {} });
  client.on('recording.changed', (live) => store.set(({ byCall }) => ({ byCall: withCall(byCall, live) })));
  client.on('dock.removed', ({ callId }) => store.set(({ byCall }) => ({ byCall: without(byCall, callId) })));
  return {
    ...store,
    async sync() {
      const all = await client.ask('recordings.live', {}).catch(noneIfRefused);
      store.set({ byCall: Object.fromEntries((all ?? []).map((live) => [live.callId, live])) });
    },
  };
}

/** Who may not know has nothing to see; that is no reason to ask again. */
function noneIfRefused(error: unknown): null {
  if (error instanceof RequestRefused) return null;
  throw error;
}

function withCall(byCall: LiveRecordings['byCall'], live: LiveRecording): LiveRecordings['byCall'] {
  const { [live.callId]: _, ...others } = byCall;
  const next = { ...others, [live.callId]: live };
  const keys = Object.keys(next);
  const [oldest] = keys;
  return keys.length > KEPT && oldest !== undefined ? without(next, oldest) : next;
}

function without(byCall: LiveRecordings['byCall'], callId: string): LiveRecordings['byCall'] {
  if (!(callId in byCall)) return byCall;
  const { [callId]: _, ...others } = byCall;
  return others;
}
