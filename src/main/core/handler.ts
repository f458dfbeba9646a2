import type {
  CommandName,
  EventName,
  OutputOf,
  ParsedInputOf,
  PayloadOf,
  ProcedureName,
} from '../../shared/contract/contract.ts';
import type { OfficeSettings } from '../../shared/contract/office.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { ReadableDb, WritableDb } from '../store/db.ts';
import type { DeviceKeeper } from './device-keeper.ts';
import type { Live } from './live.ts';
import type { LiveCalls } from './live-calls.ts';
import type { Discovery, PasswordHasher, Patterns, SecretStore } from './ports.ts';
import type { Recordings } from './recordings.ts';
import type { Actor, Session } from './session.ts';

/** Who hears an event: everybody allowed, some people (scripts with a token hear it as observers too), or one connection. */
export type Audience =
  | { readonly to: 'all' }
  | { readonly to: 'users'; readonly ids: ReadonlySet<string> }
  | { readonly to: 'connection'; readonly id: string };

export type Publish = <N extends EventName>(name: N, payload: PayloadOf<N>, audience?: Audience) => void;

/** What every handler may use. No handler asks for a role: the door did. */
export type QueryContext = {
  readonly db: ReadableDb;
  readonly now: Instant;
  readonly session: Session;
  readonly office: OfficeSettings;
  readonly dialling: OfficeDialling;
  readonly live: Live;
  readonly calls: LiveCalls;
  readonly devices: DeviceKeeper;
  readonly recordings: Recordings;
  readonly info: CoreInfo;
};

export type CommandContext = Omit<QueryContext, 'db'> & {
  readonly db: WritableDb;
  newId(): string;
  /** Tells the journal what changed. Plain JSON values; never a password or a secret. */
  change(table: string, row: string, before: unknown, after: unknown): void;
  /** Runs once the transaction is on disk; never when it failed. */
  after(effect: () => void): void;
  /** `after`, for announcements. */
  publish: Publish;
  /** Makes this connection speak as somebody else from now on (sign-in, sign-out). */
  become(actor: Actor): void;
  /** Once committed: every other connection that speaks as such an actor hears `session.ended` and is a stranger from then on. */
  endSessions(whose: (actor: Actor) => boolean, reason: PayloadOf<'session.ended'>['reason']): void;
};

/** Facts about this process that some questions ask for. */
export type CoreInfo = {
  readonly version: string;
  readonly startedAt: Instant;
  readonly demo: boolean;
  readonly hasher: PasswordHasher;
  readonly links: SignInLinks;
  readonly throttle: SignInThrottle;
  readonly beginnings: OfficeBeginnings;
  /** Office settings were saved: the core reads them again. */
  readonly reloadOffice: () => void;
  readonly counters: Map<string, number>;
  readonly secrets: SecretStore;
  /** Null: this process can open no ports. */
  readonly discovery: Discovery | null;
  /** Null: this process knows no patterns. */
  readonly patterns: Patterns | null;
};

/** One-time codes of this process, for the link that it printed. */
export interface SignInLinks {
  /** Makes a code; `userId` null: for the first admin, or for setting the office up. */
  make(userId: string | null): string;
  /** Valid and not used? Does not use it up. */
  check(code: string): { readonly userId: string | null } | null;
  /** Uses a code up. */
  redeem(code: string): { readonly userId: string | null } | null;
}

/** Slows guessing down; lives with the process. Implemented in core/sign-in-throttle.ts. */
export interface SignInThrottle {
  /** Counts an attempt before the password is looked at, so that parallel guesses count too. False: not now. */
  attempt(username: string, station: string): boolean;
  /** The password was right: what was counted for this name is forgotten, and this one attempt of the station. */
  forget(username: string, station: string): void;
}

/** What a new office begins with. Implemented in main/seed. */
export interface OfficeBeginnings {
  readonly outcomeCodes: readonly {
    readonly label: { readonly fa: string; readonly en: string };
    readonly digit: number | null;
    readonly needsNote: boolean;
  }[];
  /** Writes sample customers and calls, inside the transaction of the setup. */
  sampleData(
    db: WritableDb,
    about: {
      readonly now: Instant;
      readonly newId: () => string;
      readonly office: OfficeSettings;
      readonly adminId: string;
    },
  ): void;
}

type ContextOf<N extends ProcedureName> = N extends CommandName ? CommandContext : QueryContext;

/** A synchronous answer: commands never interleave, and there is nothing to lock. */
export type PlainHandler<N extends ProcedureName> = (context: ContextOf<N>, input: ParsedInputOf<N>) => OutputOf<N>;

/** Slow work first (hashing, listing ports), off the transaction; then the synchronous answer. */
export type PreparedHandler<N extends ProcedureName, P> = {
  prepare(context: QueryContext, input: ParsedInputOf<N>): Promise<P>;
  run(context: ContextOf<N>, input: ParsedInputOf<N>, prepared: P): OutputOf<N>;
};

/** `P` is the handler's own business; the door only hands it through. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where handlers of every P meet.
export type Handler<N extends ProcedureName> = PlainHandler<N> | PreparedHandler<N, any>;

export type Handlers = { readonly [N in ProcedureName]: Handler<N> };

/** A part of the handlers; core.ts joins them, and the compiler finds a forgotten one. */
export type HandlersFor<N extends ProcedureName> = Pick<Handlers, N>;

/** Gives a prepared handler its types. */
export function prepared<N extends ProcedureName, P>(handler: PreparedHandler<N, P>): PreparedHandler<N, P> {
  return handler;
}
