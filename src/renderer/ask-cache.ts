import { type Client, RequestRefused } from '../shared/client/client.ts';
import type { InputOf, OutputOf, PayloadOf, QueryName } from '../shared/contract/contract.ts';
import type { ErrorCode } from '../shared/contract/wire.ts';

/** An answer as the screen has it: maybe old, maybe still on its way. */
export type Answer<N extends QueryName = QueryName> = {
  readonly data: OutputOf<N> | undefined;
  readonly error: ErrorCode | null;
  readonly loading: boolean;
};
type Entry = {
  readonly name: QueryName;
  readonly input: unknown;
  answer: Answer;
  stale: boolean;
  /** Counts questions, so that a late answer to an old one is dropped. */
  asked: number;
  readonly listeners: Set<() => void>;
};

export interface AskCache {
  read<N extends QueryName>(name: N, input: InputOf<N>): Answer<N>;
  /** Follows an answer and asks for it when it is missing or old. */
  follow<N extends QueryName>(name: N, input: InputOf<N>, listener: () => void): () => void;
  refresh<N extends QueryName>(name: N, input: InputOf<N>): void;
  /** Marks answers as old; those on screen are asked again. Without names: all. */
  spoil(...names: readonly QueryName[]): void;
  /** Forgets everything, for the next person at this screen. */
  clear(): void;
}

const WAITING: Answer = { data: undefined, error: null, loading: true };
const KEPT = 200;

/** Stale while revalidate: the old answer stays on screen until the new one is here. */
export function createAskCache(client: Client): AskCache {
  const entries = new Map<string, Entry>();

  function entryOf(name: QueryName, input: unknown): Entry {
    const key = `${name} ${JSON.stringify(input)}`;
    const known = entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = { name, input, answer: WAITING, stale: true, asked: 0, listeners: new Set() };
    entries.set(key, entry);
    forgetOld();
    return entry;
  }

  function forgetOld(): void {
    if (entries.size <= KEPT) return;
    for (const [key, entry] of entries) {
      if (entry.listeners.size > 0) continue;
      entries.delete(key);
      if (entries.size <= KEPT) return;
    }
  }

  function ask(entry: Entry): void {
    entry.stale = false;
    entry.asked += 1;
    const turn = entry.asked;
    const settle = (answer: Answer) => {
      if (turn !== entry.asked) return;
      entry.answer = answer;
      for (const listener of [...entry.listeners]) listener();
    };
    // The name decides the type of the input; the map of entries cannot say so.
    client.ask(entry.name, entry.input as InputOf<QueryName>).then(
      (data) => settle({ data, error: null, loading: false }),
      (error: unknown) => {
        entry.stale = true;
        settle({
          data: entry.answer.data,
          error: error instanceof RequestRefused ? error.code : 'internal',
          loading: false,
        });
      },
    );
  }

  const spoiled = new Set<Entry>();
  let waiting = false;
  /** Many events in one moment are one new question. */
  function askSpoiled(): void {
    waiting = false;
    for (const entry of spoiled) if (entry.listeners.size > 0) ask(entry);
    spoiled.clear();
  }

  return {
    read: (name, input) => entryOf(name, input).answer as Answer<typeof name>,
    follow(name, input, listener) {
      const entry = entryOf(name, input);
      entry.listeners.add(listener);
      if (entry.stale) ask(entry);
      return () => entry.listeners.delete(listener);
    },
    refresh: (name, input) => ask(entryOf(name, input)),
    spoil(...names) {
      for (const entry of entries.values()) {
        if (names.length > 0 && !names.includes(entry.name)) continue;
        entry.stale = true;
        spoiled.add(entry);
      }
      if (waiting) return;
      waiting = true;
      setTimeout(askSpoiled, 150);
    },
    clear: () => {
      for (const entry of entries.values()) entry.asked += 1;
      entries.clear();
    },
  };
}

const OF_CONFIG: Readonly<Record<PayloadOf<'config.changed'>['what'], readonly QueryName[]>> = {
  settings: ['settings.get'],
  lines: ['lines.list'],
  people: ['people.list', 'users.list'],
  outcomeCodes: ['outcomeCodes.list'],
  devices: ['devices.list', 'devices.ports', 'lines.list'],
  tokens: ['tokens.list'],
  recording: ['recordings.settings', 'recordings.wouldRecord', 'recordings.health', 'recordings.retentionPlan'],
  sources: ['sources.list', 'sources.inputs', 'recordings.wouldRecord'],
};
const OF_CUSTOMER: readonly QueryName[] = [
  'customers.get',
  'customers.list',
  'customers.search',
  'followUps.mine',
  'calls.list',
  'calls.get',
];
const OF_CALL: readonly QueryName[] = ['calls.list', 'calls.get'];

const OF_RECORDING: readonly QueryName[] = ['recordings.ofCall', 'recordings.list', ...OF_CALL];

/** Which answers an event makes old. */
export function spoilByEvents(client: Client, cache: AskCache): void {
  client.on('config.changed', ({ what }) => cache.spoil(...OF_CONFIG[what]));
  client.on('customer.changed', () => cache.spoil(...OF_CUSTOMER));
  client.on('call.changed', () => cache.spoil(...OF_CALL));
  client.on('recording.stored', () => cache.spoil(...OF_RECORDING));
  client.on('recording.changed', () => cache.spoil('recordings.ofCall'));
}
