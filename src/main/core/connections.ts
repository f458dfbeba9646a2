import { contract, type EventName, type PayloadOf } from '../../shared/contract/contract.ts';
import { type NamedFields, namedFields } from '../../shared/contract/named-fields.ts';
import type { Push, Reply } from '../../shared/contract/wire.ts';
import type { Clock } from '../../shared/domain/instant.ts';
import { permissionsOf } from '../../shared/domain/permission.ts';
import type { Connect } from './connection.ts';
import type { Audience, Publish } from './handler.ts';
import type { Log, NewId } from './ports.ts';
import type { Actor, Session } from './session.ts';

type Open = { session: Session; send: (push: Push) => void };

const ANYBODY: Actor = { kind: 'anonymous' };

/** A field that the contract does not name never leaves. Cards wait for this, so it is made once. */
const copiers = new Map<EventName, NamedFields>();

function announced(name: EventName): NamedFields {
  const known = copiers.get(name);
  if (known) return known;
  const made = namedFields(contract[name].payload);
  copiers.set(name, made);
  return made;
}

/** All open connections: who speaks on each, and who hears what. */
export interface Connections {
  readonly publish: Publish;
  connect(dispatch: (session: Session, raw: unknown) => Promise<Reply>): Connect;
  /** From now on this connection speaks as `actor`. */
  become(session: Session, actor: Actor): void;
  endSessions(session: Session, whose: (actor: Actor) => boolean, reason: PayloadOf<'session.ended'>['reason']): void;
  /** User ids with at least one open connection. */
  readonly online: Set<string>;
  closeAll(): void;
}

/**
 * `onPresence` is called when a user's first connection came or his last one went; `onOtherActor` when a connection
 * speaks as somebody else from now on, or closed.
 */
export function createConnections(options: {
  clock: Clock;
  newId: NewId;
  log: Log;
  onPresence: (userId: string) => void;
  onOtherActor: (connectionId: string) => void;
}): Connections {
  const open = new Map<string, Open>();
  const online = new Set<string>();

  function refreshOnline(): void {
    const now = new Set<string>();
    for (const { session } of open.values()) if (session.actor.kind === 'user') now.add(session.actor.id);
    const changed = [...now].filter((id) => !online.has(id)).concat([...online].filter((id) => !now.has(id)));
    for (const id of changed) {
      if (now.has(id)) online.add(id);
      else online.delete(id);
    }
    for (const id of changed) options.onPresence(id);
  }

  function hears(one: Open, name: EventName, audience: Audience): boolean {
    if (audience.to === 'connection') return one.session.connectionId === audience.id;
    const { actor } = one.session;
    const allow = contract[name].allow;
    if (actor.kind !== 'user' && actor.kind !== 'token') return allow === 'public' && audience.to === 'all';
    if (allow !== 'public' && !permissionsOf(actor.role).has(allow)) return false;
    return audience.to === 'all' || actor.kind === 'token' || audience.ids.has(actor.id);
  }

  const publish: Publish = (name, payload, audience = { to: 'all' }) => {
    let push: Push | null = null;
    for (const one of open.values()) {
      if (!hears(one, name, audience)) continue;
      push ??= {
        name,
        payload: announced(name)(payload),
        at: options.clock.now(),
        mono: options.clock.monotonic(),
      };
      deliver(one, push);
    }
  };

  function deliver(one: Open, push: Push): void {
    try {
      one.send(push);
    } catch (error) {
      options.log.warn({ err: error, connection: one.session.connectionId }, 'a push could not be sent');
    }
  }

  function speakAs(connectionId: string, actor: Actor): void {
    const one = open.get(connectionId);
    if (!one) return;
    one.session = { ...one.session, actor };
    options.onOtherActor(connectionId);
    refreshOnline();
  }

  return {
    publish,
    online,
    connect: (dispatch) => (who) => {
      const connectionId = options.newId();
      const one: Open = {
        session: { connectionId, station: who.station.slice(0, 80), actor: ANYBODY },
        send: who.send,
      };
      open.set(connectionId, one);
      return {
        get session() {
          return one.session;
        },
        request: (raw) => dispatch(one.session, raw),
        close() {
          if (!open.delete(connectionId)) return;
          options.onOtherActor(connectionId);
          refreshOnline();
        },
      };
    },
    become: (session, actor) => speakAs(session.connectionId, actor),
    endSessions(session, whose, reason) {
      for (const [id, one] of open) {
        if (id === session.connectionId || !whose(one.session.actor)) continue;
        publish('session.ended', { reason }, { to: 'connection', id });
        speakAs(id, ANYBODY);
      }
    },
    closeAll() {
      publish('session.ended', { reason: 'shutdown' });
      open.clear();
      online.clear();
    },
  };
}
