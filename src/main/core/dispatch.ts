import type { z } from 'zod';
import { contract, type ProcedureName } from '../../shared/contract/contract.ts';
import type { Command, Query } from '../../shared/contract/procedure.ts';
import { type ErrorCode, type Reply, type Request, request as requestSchema } from '../../shared/contract/wire.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { type Permission, permissionsOf } from '../../shared/domain/permission.ts';
import type { Store } from '../store/db.ts';
import { appendJournal, type Change, keepReply, knownReply } from '../store/journal.ts';
import type { CommandContext, Handlers, Publish, QueryContext } from './handler.ts';
import type { Log } from './ports.ts';
import { Refusal } from './refusal.ts';
import { type Actor, actorName, type Session } from './session.ts';

/** What the door needs. `contextFor` gives a handler its world; the door adds what only a command may do. */
export type DoorOptions = {
  readonly store: Store;
  readonly handlers: Handlers;
  readonly log: Log;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly publish: Publish;
  readonly contextFor: (session: Session) => QueryContext;
  readonly become: (session: Session, actor: Actor) => void;
  readonly endSessions: (
    session: Session,
    whose: (actor: Actor) => boolean,
    reason: 'signedOut' | 'revoked' | 'disabled' | 'shutdown',
  ) => void;
  readonly count: (what: string) => void;
  /** What was shown and not written yet is written, before anybody asks for it. */
  readonly settle: () => void;
};

/** The one door. Nothing reaches the core but through it. */
export interface Door {
  /** For wires: takes anything, never rejects. */
  dispatch(session: Session, raw: unknown): Promise<Reply>;
  /** For callers inside the process whose handlers need no preparation (devices): the answer is there at once. */
  dispatchNow(session: Session, request: Request): Reply;
}

type Rule = Query | Command;
type AnyHandler =
  | ((context: never, input: never) => unknown)
  | { prepare(c: never, i: never): Promise<unknown>; run(c: never, i: never, p: never): unknown };

const no = (code: ErrorCode, message: string): Reply => ({ ok: false, error: { code, message } });

function mayDo(actor: Actor, permission: Permission): boolean {
  if (permission === 'public' || actor.kind === 'system') return true;
  if (actor.kind === 'line') return permission === 'line.signal';
  return actor.kind !== 'anonymous' && permissionsOf(actor.role).has(permission);
}

function ruleOf(name: string): Rule | null {
  const found = Object.hasOwn(contract, name) ? contract[name as keyof typeof contract] : null;
  return found && found.kind !== 'event' ? (found as Rule) : null;
}

const issueOf = (error: z.ZodError): string => {
  const first = error.issues[0];
  return first ? `${first.path.join('.') || 'input'}: ${first.message}`.slice(0, 300) : 'bad input';
};

/** What SQLite says when the disk is full or forbidden, in the words of the contract. */
function storeCode(error: unknown): ErrorCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL') return 'store_full';
  // Another process is writing: whoever asked tries again.
  if (code.startsWith('SQLITE_BUSY')) return 'timeout';
  return code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_IOERR') ? 'store_read_only' : 'internal';
}

/** How long a deed waits for another process's transaction; it waits beside the event loop, never in it. */
const BUSY_TRIES = 200;
const BUSY_PAUSE_MS = 25;

/** Nothing of a deed is done while the store is busy, so it can simply be done again. */
async function patiently(attempt: () => Reply, settle: () => void): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    settle();
    const reply = attempt();
    if (reply.ok || reply.error.code !== 'timeout' || tries === BUSY_TRIES) return reply;
    await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
  }
}

export function createDoor(options: DoorOptions): Door {
  const { store, log, count } = options;

  function deny(session: Session, request: Request): Reply {
    count(`denied.${request.name}`);
    const signedOut = session.actor.kind === 'anonymous';
    if (!signedOut) tellRefusal(session, request);
    return signedOut ? no('signed_out', 'sign in first') : no('denied', 'not allowed');
  }

  function tell(session: Session, request: Request, ok: boolean, changes: readonly Change[]): void {
    appendJournal(store, {
      commandId: request.id,
      at: options.now(),
      actor: actorName(session.actor),
      station: session.station,
      name: request.name,
      ok,
      changes,
    });
  }

  /** Refusals are answers; anything else is a bug: logged with its stack, told as `internal`. */
  function failed(request: Request, error: unknown): Reply {
    if (error instanceof Refusal) {
      count(`refused.${error.code}`);
      return no(error.code, error.message);
    }
    const code = storeCode(error);
    count(`failed.${code}`);
    if (code === 'timeout') return no(code, 'another process is writing');
    log.error({ err: error, procedure: request.name }, 'a procedure failed');
    return no(code, code === 'internal' ? 'internal error' : 'the disk refuses');
  }

  function answer(rule: Rule, data: unknown): Reply {
    return { ok: true, data: rule.output.parse(data) };
  }

  function runCommand(
    session: Session,
    request: Request,
    rule: Command,
    handle: (context: CommandContext) => unknown,
  ): Reply {
    const actor = actorName(session.actor);
    const isLine = session.actor.kind === 'line';
    const keeps = !isLine && rule.secret === undefined;
    const known = keeps ? knownReply(store, request.id, actor) : undefined;
    if (known !== undefined) return JSON.parse(known) as Reply;
    const changes: Change[] = [];
    const effects: (() => void)[] = [];
    const base = options.contextFor(session);
    const after = (effect: () => void): void => void effects.push(effect);
    const context: CommandContext = {
      ...base,
      db: store,
      newId: options.newId,
      change: (table, row, before, next) => void changes.push({ table, row, before, after: next }),
      after,
      publish: (name, payload, audience) => after(() => options.publish(name, payload, audience)),
      become: (next) => after(() => options.become(session, next)),
      endSessions: (whose, reason) => after(() => options.endSessions(session, whose, reason)),
    };
    const reply = store.transaction(() => {
      const done = answer(rule, handle(context));
      tell(session, request, true, changes);
      if (keeps) keepReply(store, request.id, actor, base.now, JSON.stringify(done));
      return done;
    });
    for (const effect of effects) runEffect(effect, request);
    return reply;
  }

  /** The deed is on disk: a failing announcement must not turn the answer into a refusal. */
  function runEffect(effect: () => void, request: Request): void {
    try {
      effect();
    } catch (error) {
      count('failed.effect');
      log.error({ err: error, procedure: request.name }, 'an effect failed');
    }
  }

  function run(session: Session, request: Request, rule: Rule, handle: (context: QueryContext) => unknown): Reply {
    try {
      if (rule.kind === 'query') return answer(rule, handle(options.contextFor(session)));
      return runCommand(session, request, rule, handle as (context: CommandContext) => unknown);
    } catch (error) {
      // A refused sign-in or a refused deed is worth an entry of its own; the transaction it was in is gone.
      if (error instanceof Refusal && rule.kind === 'command') tellRefusal(session, request);
      return failed(request, error);
    }
  }

  function tellRefusal(session: Session, request: Request): void {
    try {
      tell(session, request, false, []);
    } catch (error) {
      log.error({ err: error, procedure: request.name }, 'a refusal could not be journalled');
    }
  }

  /** Everything up to the handler: name, permission, input. */
  function enter(
    session: Session,
    raw: unknown,
  ): { request: Request; rule: Rule; input: unknown; handler: AnyHandler } | Reply {
    const parsed = requestSchema.safeParse(raw);
    if (!parsed.success) {
      count('bad.request');
      return no('bad_input', issueOf(parsed.error));
    }
    const request = parsed.data;
    const rule = ruleOf(request.name);
    if (!rule) {
      count('bad.procedure');
      return no('unknown_procedure', 'no such procedure');
    }
    if (!mayDo(session.actor, rule.allow)) return deny(session, request);
    const input = rule.input.safeParse(request.input);
    if (!input.success) {
      count('bad.input');
      return no('bad_input', issueOf(input.error));
    }
    return { request, rule, input: input.data, handler: options.handlers[request.name as ProcedureName] as AnyHandler };
  }

  return {
    async dispatch(session, raw) {
      try {
        const entered = enter(session, raw);
        if ('ok' in entered) return entered;
        const { request, rule, input, handler } = entered;
        if (typeof handler === 'function')
          return await patiently(
            () => run(session, request, rule, (context) => handler(context as never, input as never)),
            options.settle,
          );
        options.settle();
        const prepared = await prepare(session, request, rule, input, handler);
        if (!prepared.ok) return prepared.reply;
        return await patiently(
          () =>
            run(session, request, rule, (context) =>
              handler.run(context as never, input as never, prepared.value as never),
            ),
          options.settle,
        );
      } catch (error) {
        log.error({ err: error }, 'the door failed');
        return no('internal', 'internal error');
      }
    },
    dispatchNow(session, raw) {
      const entered = enter(session, raw);
      if ('ok' in entered) return entered;
      const { request, rule, input, handler } = entered;
      if (typeof handler !== 'function') return no('internal', 'this procedure needs preparation');
      return run(session, request, rule, (context) => handler(context as never, input as never));
    },
  };

  async function prepare(
    session: Session,
    request: Request,
    rule: Rule,
    input: unknown,
    handler: Exclude<AnyHandler, (...args: never[]) => unknown>,
  ): Promise<{ ok: true; value: unknown } | { ok: false; reply: Reply }> {
    try {
      return { ok: true, value: await handler.prepare(options.contextFor(session) as never, input as never) };
    } catch (error) {
      if (error instanceof Refusal && rule.kind === 'command') tellRefusal(session, request);
      return { ok: false, reply: failed(request, error) };
    }
  }
}
