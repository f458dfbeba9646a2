import { type Client, RequestRefused } from '../shared/client/client.ts';
import type { InputOf, OutputOf, PayloadOf } from '../shared/contract/contract.ts';
import type { Me } from '../shared/contract/people.ts';
import type { ErrorCode } from '../shared/contract/wire.ts';
import { createStore, type Store } from './store.ts';

export type SessionState = {
  /** `setUp`: the office has no admin yet. */
  readonly phase: 'starting' | 'setUp' | 'signIn' | 'in';
  readonly office: OutputOf<'auth.state'> | null;
  readonly me: Me | null;
  /** The one-time code that lets this screen set the office up. */
  readonly setUpCode: string | null;
  /** Shown over the shell until the admin is through with the first steps. */
  readonly firstSteps: boolean;
  /** Why the person has to sign in again. */
  readonly ended: PayloadOf<'session.ended'>['reason'] | 'link_used' | null;
};

export interface SessionKeeper {
  readonly state: Store<SessionState>;
  /** Called on every new connection: a connection begins as a stranger. */
  begin(): Promise<void>;
  signIn(username: string, password: string): Promise<void>;
  setUp(input: Omit<InputOf<'auth.setUp'>, 'code'>): Promise<void>;
  signOut(): Promise<void>;
  end(reason: PayloadOf<'session.ended'>['reason']): void;
  leaveFirstSteps(): void;
  meChanged(me: Me): void;
}

const TOKEN = 'hamzang.session';
const SET_UP_CODE = 'hamzang.setUpCode';

/** Keeps who is sitting here, over reconnects and reloads. Refusals of signIn and setUp reach the caller as `RequestRefused`. */
export function keepSession(client: Client): SessionKeeper {
  const state = createStore<SessionState>({
    phase: 'starting',
    office: null,
    me: null,
    setUpCode: sessionStorage.getItem(SET_UP_CODE),
    firstSteps: false,
    ended: null,
  });

  function enter(me: Me, token?: string): void {
    if (token !== undefined) localStorage.setItem(TOKEN, token);
    state.set({ phase: 'in', me, ended: null });
  }

  /** Opens the session again with what this screen has, or says that the person must sign in. */
  async function reopen(code: string | null, known: Me | null): Promise<void> {
    const opened = code === null ? null : await orNull(() => client.ask('auth.redeem', { code }));
    if (opened !== null) return enter(opened.me, opened.token);
    const token = localStorage.getItem(TOKEN);
    const resumed = token === null ? known : await orNull(() => client.ask('auth.resume', { token }));
    if (resumed !== null) return enter(resumed);
    if (known !== null) return enter(known);
    localStorage.removeItem(TOKEN);
    state.set((now) => ({ phase: 'signIn', me: null, ended: code === null ? now.ended : 'link_used' }));
  }

  return {
    state,
    async begin() {
      const code = takeCode();
      const office = await client.ask('auth.state', {});
      state.set({ office });
      if (!office.needsSetup) return reopen(code, office.me);
      if (code !== null) sessionStorage.setItem(SET_UP_CODE, code);
      localStorage.removeItem(TOKEN);
      state.set((now) => ({ phase: 'setUp', me: null, setUpCode: code ?? now.setUpCode }));
    },
    async signIn(username, password) {
      const { me, token } = await client.ask('auth.signIn', { username, password });
      enter(me, token);
    },
    async setUp(input) {
      const { me, token } = await client.ask('auth.setUp', { ...input, code: state.get().setUpCode ?? '' });
      sessionStorage.removeItem(SET_UP_CODE);
      state.set({ firstSteps: true, setUpCode: null });
      enter(me, token);
      state.set({ office: await client.ask('auth.state', {}) });
    },
    async signOut() {
      await orNull(() => client.ask('auth.signOut', {}));
      localStorage.removeItem(TOKEN);
      state.set({ phase: 'signIn', me: null, ended: null });
    },
    end(reason) {
      // A hub that shuts down comes back, and the token still counts.
      if (reason === 'shutdown') return;
      localStorage.removeItem(TOKEN);
      if (state.get().phase === 'in') state.set({ phase: 'signIn', me: null, ended: reason });
    },
    leaveFirstSteps: () => state.set({ firstSteps: false }),
    meChanged: (me) => state.set({ me }),
  };
}

/** The code of a one-time link; it leaves the address bar and the history at once. */
function takeCode(): string | null {
  const found = /^#\/sign-in\/([^/?#]+)/.exec(window.location.hash);
  if (found?.[1] === undefined) return null;
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}#/`);
  return decodeURIComponent(found[1]);
}

const FINAL: readonly ErrorCode[] = [
  'signed_out',
  'link_used',
  'denied',
  'not_found',
  'wrong_password',
  'conflict',
  'bad_input',
  'already_set_up',
];

/** A refusal means no; a broken line means not yet, and is the caller's matter. */
async function orNull<T>(question: () => Promise<T>): Promise<T | null> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof RequestRefused && FINAL.includes(error.code)) return null;
    throw error;
  }
}
