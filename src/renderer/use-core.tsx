import { notifications } from '@mantine/notifications';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { type Client, RequestRefused } from '../shared/client/client.ts';
import type { CommandName, EventName, InputOf, OutputOf, PayloadOf, QueryName } from '../shared/contract/contract.ts';
import type { Me } from '../shared/contract/people.ts';
import type { ErrorCode } from '../shared/contract/wire.ts';
import type { Permission } from '../shared/domain/permission.ts';
import type { Answer } from './ask-cache.ts';
import type { Core, Link } from './connect.ts';
import type { LiveState } from './live-store.ts';
import type { SessionState } from './session.ts';
import { useStore } from './store.ts';
import { ErrorToast } from './ui/error-text.tsx';
import { useWords } from './words.tsx';

const CoreContext = createContext<Core | null>(null);

/** Gives the core to the screens below. */
export function CoreProvider({ core, children }: { readonly core: Core; readonly children: ReactNode }) {
  return <CoreContext value={core}>{children}</CoreContext>;
}

/** The core itself, for what the hooks below do not offer. */
export function useCore(): Core {
  const core = useContext(CoreContext);
  if (core === null) throw new Error('useCore needs a CoreProvider above it');
  return core;
}

/** One slice of what goes on now; `select` must not make new objects. */
export function useLive<S>(select: (live: LiveState) => S): S {
  return useStore(useCore().live, select);
}

export function useSession<S>(select: (session: SessionState) => S): S {
  return useStore(useCore().session.state, select);
}

export function useLink<S>(select: (link: Link) => S): S {
  return useStore(useCore().link, select);
}

/** Who sits here; only below the shell, where somebody does. */
export function useMe(): Me {
  const me = useSession((session) => session.me);
  if (me === null) throw new Error('useMe needs a person who is signed in');
  return me;
}

/** Whether to show what the door would refuse. */
export function useMay(permission: Permission): boolean {
  return useSession((session) => session.me?.permissions.includes(permission) ?? false);
}

export type Asked<N extends QueryName> = Answer<N> & {
  readonly refresh: () => void;
  /** The data belongs to an earlier input and is on its way out. */
  readonly outdated: boolean;
};
const IDLE: Answer = { data: undefined, error: null, loading: false };

/**
 * A question and its answer, asked again when an event makes it old. `null` asks nothing. `keep` shows the last answer
 * while the next input is on its way: right for a search, wrong for a file, where it would show another person's data.
 */
export function useAsk<N extends QueryName>(
  name: N,
  input: InputOf<N> | null,
  options: { readonly keep?: boolean } = {},
): Asked<N> {
  const { asks } = useCore();
  const key = input === null ? null : JSON.stringify(input);
  const latest = useRef(input);
  latest.current = input;
  const subscribe = useCallback(
    (listener: () => void) =>
      key === null ? () => undefined : asks.follow(name, JSON.parse(key) as InputOf<N>, listener),
    [asks, name, key],
  );
  const answer = useSyncExternalStore(subscribe, () => (input === null ? (IDLE as Answer<N>) : asks.read(name, input)));
  const kept = useRef<Answer<N>['data']>(undefined);
  if (answer.data !== undefined) kept.current = answer.data;
  const outdated = options.keep === true && answer.data === undefined && kept.current !== undefined;
  const refresh = useCallback(() => {
    if (latest.current !== null) asks.refresh(name, latest.current);
  }, [asks, name]);
  return { ...answer, data: outdated ? kept.current : answer.data, outdated, refresh };
}

export type Done<N extends CommandName> =
  | { readonly ok: true; readonly data: OutputOf<N> }
  | { readonly ok: false; readonly code: ErrorCode };
export type Deed<N extends CommandName> = {
  /** Never rejects. A refusal is told in a toast unless its code is among the quiet ones. */
  readonly run: (input: InputOf<N>) => Promise<Done<N>>;
  readonly pending: boolean;
};

/** A deed with its waiting state. `quiet`: refusals that the caller says itself, beside the field; `'all'` for none in a toast. */
export function useCommand<N extends CommandName>(
  name: N,
  options: { readonly quiet?: readonly ErrorCode[] | 'all' } = {},
): Deed<N> {
  const { client } = useCore();
  const [running, setRunning] = useState(0);
  const quiet = useRef(options.quiet);
  quiet.current = options.quiet;
  const run = useCallback(
    async (input: InputOf<N>): Promise<Done<N>> => {
      setRunning((count) => count + 1);
      const done = await perform(client, name, input);
      setRunning((count) => count - 1);
      if (!done.ok && quiet.current !== 'all' && quiet.current?.includes(done.code) !== true)
        showRefusal(done.code, `${name}: ${done.message}`);
      return done;
    },
    [client, name],
  );
  return { run, pending: running > 0 };
}

/** Hears an event while the component is on screen. */
export function useEvent<N extends EventName>(name: N, listener: (payload: PayloadOf<N>) => void): void {
  const { client } = useCore();
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => client.on(name, (payload) => latest.current(payload)), [client, name]);
}

/** A refusal in the reader's words; the code and the system's own words stand folded below. */
export function showRefusal(code: ErrorCode, details: string): void {
  notifications.show({
    id: `refusal-${code}`,
    color: 'red',
    withBorder: true,
    autoClose: 8000,
    title: <Title />,
    message: <ErrorToast code={code} details={details} />,
  });
}

function Title() {
  return useWords()('errors.title');
}

type Performed<N extends CommandName> =
  | { readonly ok: true; readonly data: OutputOf<N> }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

async function perform<N extends CommandName>(client: Client, name: N, input: InputOf<N>): Promise<Performed<N>> {
  try {
    return { ok: true, data: await client.ask(name, input) };
  } catch (error) {
    if (error instanceof RequestRefused) return { ok: false, code: error.code, message: error.message };
    return { ok: false, code: 'internal', message: error instanceof Error ? error.message : String(error) };
  }
}
