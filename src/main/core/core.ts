import { portOf } from '../../shared/domain/device-address.ts';
import { closeInterrupted, isCoded } from '../store/calls.ts';
import { forgetReplies, isDone } from '../store/journal.ts';
import { readOffice, writeInterrupted } from '../store/settings.ts';
import { openSpool } from '../store/spool.ts';
import { takeUpkeep } from '../store/upkeep.ts';
import { createAlarm } from './alarm.ts';
import { createAnnounce } from './announce.ts';
import { attachDevices } from './attach-devices.ts';
import { matchCall, type PopWorld } from './build-pop.ts';
import { createCallFlow } from './call-flow.ts';
import { createConnections } from './connections.ts';
import type { Core, CoreOptions } from './core-types.ts';
import { isCurrent } from './current-actor.ts';
import { createDialRequests } from './dial.ts';
import { createDoor } from './dispatch.ts';
import { createExtensions } from './extensions.ts';
import type { CoreInfo, Publish, QueryContext } from './handler.ts';
import { handlers } from './handlers/handlers.ts';
import { keepHouse, safely, whenQuiet } from './house-keeping.ts';
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
import { seeAllUsers } from './scope.ts';
import type { Session } from './session.ts';
import { createSignInLinks } from './sign-in-links.ts';
import { createSignInThrottle } from './sign-in-throttle.ts';
import { createWhoAnswered } from './who-answered.ts';

/** Three frames of a screen. */
const CARDS_FIRST_MS = 50;
/** How often what was refused by the disk is tried again, and how often the house is put in order. */
const RETRY_MS = 2_000;
const RETRY_SOON_MS = 10;
const BUSY_WAIT_MS = 2;
/** At the end there is no later: what still waits is written now. */
const LAST_WAIT_MS = 1_000;
const HOUSEKEEPING_MS = 60_000;
/** Who was put out by another process hears no more after this. */
const STALE_MS = 5_000;
/** Upkeep of the files waits for so long after the last word of a line, and comes in pieces of some milliseconds. */
const QUIET_MS = 1_000;
const UPKEEP_MS = 250;
const REPLIES_KEPT_MS = 24 * 3_600_000;

/** Joins the parts of an office. Every wire in it is drawn here; the parts know each other only by their types. */
export function createCore(options: CoreOptions): Core {
  const { store, clock, newId, log, cardsFirstMs = CARDS_FIRST_MS } = options;
  const counters = new Map<string, number>();
  const count = (what: string): void => void counters.set(what, (counters.get(what) ?? 0) + 1);
  let office = readOffice(store);
  let soon: NodeJS.Timeout | null = null;
  const dialling = () => ({ country: office.country as 'IR', areaCode: office.areaCode });
  const later = (work: () => void): void =>
    void (cardsFirstMs === 0 ? setImmediate(work) : setTimeout(work, cardsFirstMs));
  const afterCards = (work: () => void): void =>
    later(() => {
      // What is told of a call is read from the store.
      record.settle();
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
  const pops = createPops({ store, live, agents, publish, clock, log, world, afterCards });
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
    onRefused: refusedByDisk,
    later: (work) => later(() => safely(log, work)),
    isDone: (commandId) => isDone(store, commandId),
    count,
  });
  const upkeep = whenQuiet(clock, QUIET_MS, takeUpkeep(store).piece);
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
    reschedule: () => alarm.reset(),
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
    onRefused: refusedByDisk,
    reschedule: () => alarm.reset(),
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
  const interrupted = store.transaction(() => closeInterrupted(store, clock.now()));
  if (interrupted.length > 0) {
    store.transaction(() => writeInterrupted(store, { at: clock.now(), calls: interrupted.length }));
    log.warn({ calls: interrupted.length }, 'calls that the last run left open were closed as interrupted');
  }

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

  function refusedByDisk(code: string): void {
    if (code === 'timeout') retrySoon();
    const notice = code === 'store_full' ? 'storeFull' : code === 'store_read_only' ? 'storeReadOnly' : null;
    if (notice) publish('office.notice', { code: notice, count: record.waiting() });
  }

  /** Another process was writing: its transaction is over in a moment. */
  function retrySoon(): void {
    soon ??= setTimeout(() => {
      soon = null;
      safely(log, () => {
        const isBusy = recordings.retry();
        if (record.retry() > 0 || isBusy) retrySoon();
      });
    }, RETRY_SOON_MS);
  }

  /** A person who signs in hears what the last start found. */
  function greet(session: Session): void {
    if (interrupted.length === 0) return;
    publish(
      'office.notice',
      { code: 'interruptedCalls', count: interrupted.length },
      { to: 'connection', id: session.connectionId },
    );
  }

  /** Sessions end and tokens are revoked in other processes too; nobody keeps hearing after that. */
  function endStale(): void {
    const nobody: Session = { connectionId: '', station: 'here', actor: { kind: 'system' } };
    connections.endSessions(nobody, (actor) => !isCurrent(store, actor, clock.now()), 'revoked');
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
    async run(stop) {
      attachDevices({ store, devices, secrets, newId, now: clock.now(), given: options.devices });
      // Devices of the last start's command line may have been put away, and their lines with them.
      lines.reload();
      // From here on nobody waits in this thread: what another process's transaction refuses is tried again beside it.
      store.waitAtMost(BUSY_WAIT_MS);
      for (const now of lines.shown()) announce.line(now);
      const recording = recordings.begin();
      const endChores = keepHouse(log, [
        { everyMs: RETRY_MS, work: () => void (record.waiting() > 0 && record.retry()) },
        { everyMs: RETRY_MS, work: () => void recordings.retry() },
        { everyMs: STALE_MS, work: endStale },
        { everyMs: UPKEEP_MS, work: upkeep.step },
        {
          everyMs: HOUSEKEEPING_MS,
          work: () => store.transaction(() => forgetReplies(store, clock.now() - REPLIES_KEPT_MS)),
        },
      ]);
      stop.addEventListener('abort', () => discovery?.end(), { once: true });
      await devices.run(stop);
      await discovery?.ended();
      await recording;
      await recordings.end();
      endChores();
      alarm.stop();
      if (soon) clearTimeout(soon);
      store.waitAtMost(LAST_WAIT_MS);
      record.retry();
      spool.close();
      tickets.endAll();
      connections.closeAll();
    },
  };
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
