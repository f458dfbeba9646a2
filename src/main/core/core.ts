import { portOf } from '../../shared/domain/device-address.ts';
import { isCoded } from '../store/calls.ts';
import { isDone } from '../store/journal.ts';
import { readOffice } from '../store/settings.ts';
import { openSpool } from '../store/spool.ts';
import { createLater, onceLater } from './after-cards.ts';
import { createAlarm } from './alarm.ts';
import { createAnnounce } from './announce.ts';
import { matchCall, type PopWorld } from './build-pop.ts';
import { createCallFlow } from './call-flow.ts';
import { createConnections } from './connections.ts';
import type { Core, CoreOptions } from './core-types.ts';
import { isCurrent } from './current-actor.ts';
import { createDialRequests } from './dial.ts';
import { createDiskRefusals } from './disk-refusals.ts';
import { createDoor } from './dispatch.ts';
import { createExtensions } from './extensions.ts';
import type { CoreInfo, Publish, QueryContext } from './handler.ts';
import { handlers } from './handlers/handlers.ts';
import { safely } from './house-keeping.ts';
import { closeLastRun } from './interruption.ts';
import { createJoinCalls } from './join-calls.ts';
import { createDeviceKeeper } from './keep-devices.ts';
import { lineFacts } from './line-facts.ts';
import { createLinesNow } from './lines-now.ts';
import { createLiveCalls } from './live-calls-now.ts';
import { createLiveState } from './live-state.ts';
import { createMediaTickets } from './media-tickets.ts';
import { memorySecrets } from './memory-secrets.ts';
import { isPbx } from './pbx.ts';
import { createPops } from './pops.ts';
import { presenceOf } from './presence-view.ts';
import { createReactions } from './reactions.ts';
import { createRecordCall } from './record-call.ts';
import { createRecordingRoom } from './recording-room.ts';
import { createRoutedAgents } from './routed-agents.ts';
import { quietUpkeep, runCore } from './run-core.ts';
import { seeAllUsers } from './scope.ts';
import type { Session } from './session.ts';
import { createSignInLinks } from './sign-in-links.ts';
import { createSignInThrottle } from './sign-in-throttle.ts';
import { createWhoAnswered } from './who-answered.ts';

/** Three frames of a screen. */
const CARDS_FIRST_MS = 50;
/** Joins the parts of an office. Every wire in it is drawn here; the parts know each other only by their types. */
export function createCore(options: CoreOptions): Core {
  const { store, clock, newId, log, cardsFirstMs = CARDS_FIRST_MS } = options;
  const counters = new Map<string, number>();
  const count = (what: string): void => void counters.set(what, (counters.get(what) ?? 0) + 1);
  let office = readOffice(store);
  const dialling = () => ({ country: office.country as 'IR', areaCode: office.areaCode });
  const later = createLater(cardsFirstMs);
  const reschedule = onceLater(later, () => alarm.reset());
  const afterCards = (work: () => void): void =>
    later(() => {
      // What is told of a call is read from the store; a busy one is not waited for at each announcement.
      record.flush();
      work();
    });
  const world = (): PopWorld => ({ db: store, dialling: dialling(), now: clock.now() });

  const tickets = createMediaTickets(clock);
  const connections = createConnections({
    clock,
    newId,
    log,
    onPresence: tellPresence,
    onOtherActor: (connectionId) => {
      tickets.endConnection(connectionId);
      recordings.connectionEnded(connectionId);
    },
  });
  const live = createLiveState(connections.online);
  const agents = createRoutedAgents(store, live.online);
  const extensions = createExtensions(store);
  const dials = createDialRequests();
  const reactions = createReactions(() => ({
    live,
    lines,
    agents,
    extensions,
    pops,
    calls,
    announce,
    publish,
    recordings,
  }));
  const publish: Publish = (name, payload, audience) => {
    connections.publish(name, payload, audience);
    reactions.announced(name, payload);
  };

  const refusals = createDiskRefusals({ parts: () => ({ record, recordings }), publish, log });

  const lines = createLinesNow({
    store,
    clock,
    newId,
    language: () => office.language,
    onNew: (now) => announce.line(now),
    onGone: (lineId) => reactions.lineGone(lineId),
  });
  const announce = createAnnounce({
    store,
    live,
    agents,
    publish,
    clock,
    log,
    dialling,
    afterCards,
    tellPresence,
    isShown: (now) => lines.isShown(now),
    dockItem: (callId, userId) => calls.dockItem(callId, userId),
    seeAll: () => seeAllUsers(store),
    followers: { call: (now, call) => recordings.call(now, call), gone: (callId) => recordings.gone(callId) },
  });
  const pops = createPops({
    store,
    live,
    agents,
    publish,
    clock,
    log,
    world,
    afterCards,
    isBehind: () => record.waiting() > 0,
  });
  const door = createDoor({
    store,
    handlers,
    log,
    now: () => clock.now(),
    newId,
    publish,
    contextFor,
    become: (session, actor) => {
      connections.become(session, actor);
      greet(session);
    },
    endSessions: (session, whose, reason) => connections.endSessions(session, whose, reason),
    count,
    settle: () => {
      record.settle();
      recordings.settle();
    },
  });
  const spool = openSpool(`${store.file}-calls`);
  const record = createRecordCall({
    door,
    spool,
    newId,
    log,
    writeLines: () => lines.writeMade(),
    onRefused: refusals.refused,
    later: (work) => later(() => safely(log, work)),
    isDone: (commandId) => isDone(store, commandId),
    count,
  });
  const upkeep = quietUpkeep(options);
  const alarm = createAlarm(clock, () => earliest(flow.nextDue(), recordings.nextDue()), tick);
  const flow = createCallFlow({
    lines,
    pops,
    announce,
    record,
    clock,
    joins: createJoinCalls({ lines: lines.all, count, isPbx: (deviceId) => isPbx(devices.state(deviceId)) }),
    factsFor: lineFacts(newId, dialling),
    match: (call) => matchCall(world(), call),
    who: createWhoAnswered({ extensions, isCoded: (callId) => isCoded(store, callId) }),
    dials,
    undock,
    onlyUser: () => agents.only(),
    reschedule,
  });
  const recordings = createRecordingRoom({
    kit: options.recordings ?? null,
    store,
    door,
    tickets,
    publish,
    clock,
    newId,
    log: log.child({ of: 'recording' }),
    count,
    zone: () => office.zone,
    settle: () => record.settle(),
    onRefused: refusals.refused,
    reschedule,
    current: () =>
      [...live.calls.values()].flatMap((call) => {
        const now = lines.ofCall(call.id);
        return now ? [{ now, call }] : [];
      }),
  });
  const calls = createLiveCalls({
    store,
    live,
    lines,
    pops,
    agents,
    announce,
    publish,
    clock,
    world,
    dials,
    flow: () => flow,
  });
  const devices = createDeviceKeeper({
    openDevice: options.openDevice,
    listPorts: options.listPorts,
    clock,
    log,
    lineIdsOf: (deviceId) => lines.ofDevice(deviceId).map((now) => now.line.id),
    onSignal: (deviceId, traits, signal) => {
      upkeep.disturbed();
      safely(log, () => flow.signal(deviceId, traits, signal));
    },
    onReport: (state) => reactions.deviceReported(state),
  });
  const secrets = options.secrets ?? memorySecrets();
  const discovery =
    options.makeDiscovery?.({
      ours: () => new Set(devices.states().flatMap((device) => (device.enabled ? [portOf(device.address)] : []))),
      onChange: (finding) => publish('discovery.changed', finding),
    }) ?? null;
  const info: CoreInfo = {
    version: options.version,
    startedAt: clock.now(),
    demo: options.demo,
    hasher: options.hasher,
    links: createSignInLinks(clock),
    throttle: createSignInThrottle(clock),
    beginnings: options.beginnings,
    reloadOffice: () => {
      office = readOffice(store);
    },
    counters,
    secrets,
    discovery,
    patterns: options.patterns ?? null,
  };

  // First what the last run had shown and not written, so that it is closed with the rest.
  record.replay();
  const greet = closeLastRun(options, publish);

  function contextFor(session: Session): QueryContext {
    return {
      db: store,
      now: clock.now(),
      session,
      office,
      dialling: dialling(),
      live,
      calls,
      devices,
      recordings,
      info,
    };
  }

  function tick(): void {
    flow.tick();
    safely(log, recordings.tick);
    alarm.reset();
  }

  /** The call went on with somebody else: it is no work of his any more. */
  function undock(callId: string, userId: string): void {
    publish('dock.removed', { callId }, { to: 'users', ids: new Set([userId]) });
    tellPresence(userId);
  }

  function tellPresence(userId: string): void {
    const presence = presenceOf(store, live, userId);
    if (presence) publish('presence.changed', presence);
  }

  const connect = connections.connect(async (session, raw) => {
    try {
      if (isCurrent(store, session.actor, clock.now())) return await door.dispatch(session, raw);
      connections.become(session, { kind: 'anonymous' });
      return await door.dispatch({ ...session, actor: { kind: 'anonymous' } }, raw);
    } catch (error) {
      // The store itself could not be asked: it is closing, or its disk is gone.
      log.error({ err: error }, 'a session could not be looked up');
      return { ok: false, error: { code: 'internal', message: 'internal error' } };
    }
  });

  return {
    connect,
    links: info.links,
    count,
    openMedia: tickets.open,
    tick,
    run: (stop) =>
      runCore(
        {
          options,
          devices,
          discovery,
          secrets,
          lines,
          announce,
          recordings,
          record,
          spool,
          refusals,
          alarm,
          tickets,
          connections,
          upkeep,
        },
        stop,
      ),
  };
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
