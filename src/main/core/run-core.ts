import { forgetReplies } from '../store/journal.ts';
import type { Spool } from '../store/spool.ts';
import { takeUpkeep } from '../store/upkeep.ts';
import type { Alarm } from './alarm.ts';
import type { Announce } from './announce.ts';
import { attachDevices } from './attach-devices.ts';
import type { Connections } from './connections.ts';
import type { CoreOptions } from './core-types.ts';
import { isCurrent } from './current-actor.ts';
import { type DiskRefusals, RETRY_MS } from './disk-refusals.ts';
import { keepHouse, whenQuiet } from './house-keeping.ts';
import type { RunningDeviceKeeper } from './keep-devices.ts';
import type { LinesNow } from './lines-now.ts';
import type { MediaTickets } from './media-tickets.ts';
import type { Discovery, SecretStore } from './ports.ts';
import type { RecordCall } from './record-call.ts';
import type { RecordingRoom } from './recording-room.ts';
import type { Session } from './session.ts';

/** What lives and ends with a running core. */
export type CoreParts = {
  readonly options: CoreOptions;
  readonly devices: RunningDeviceKeeper;
  readonly discovery: Discovery | null;
  readonly secrets: SecretStore;
  readonly lines: LinesNow;
  readonly announce: Announce;
  readonly recordings: RecordingRoom;
  readonly record: RecordCall;
  readonly spool: Spool;
  readonly refusals: DiskRefusals;
  readonly alarm: Alarm;
  readonly tickets: MediaTickets;
  readonly connections: Connections;
  readonly upkeep: Upkeep;
};

type Upkeep = ReturnType<typeof whenQuiet>;

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

/** The upkeep of the store, which every word of a line puts off. */
export function quietUpkeep({ clock, store }: Pick<CoreOptions, 'clock' | 'store'>): Upkeep {
  return whenQuiet(clock, QUIET_MS, takeUpkeep(store).piece);
}

/** Opens the devices, keeps house until `stop` is aborted, and closes everything in order. */
export async function runCore(parts: CoreParts, stop: AbortSignal): Promise<void> {
  const { options, devices, discovery, lines, recordings, record } = parts;
  const { store, clock, newId } = options;
  attachDevices({ store, devices, secrets: parts.secrets, newId, now: clock.now(), given: options.devices });
  // Devices of the last start's command line may have been put away, and their lines with them.
  lines.reload();
  // From here on nobody waits in this thread: what another process's transaction refuses is tried again beside it.
  store.waitAtMost(BUSY_WAIT_MS);
  for (const now of lines.shown()) parts.announce.line(now);
  const recording = recordings.begin();
  const endChores = keepHouse(options.log, [
    { everyMs: RETRY_MS, work: () => void (record.waiting() > 0 && record.retry()) },
    { everyMs: RETRY_MS, work: () => void recordings.retry() },
    { everyMs: STALE_MS, work: () => endStale(parts) },
    { everyMs: UPKEEP_MS, work: parts.upkeep.step },
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
  close(parts);
}

function close({ options: { store }, alarm, refusals, record, spool, tickets, connections }: CoreParts): void {
  alarm.stop();
  refusals.stop();
  store.waitAtMost(LAST_WAIT_MS);
  record.retry();
  spool.close();
  tickets.endAll();
  connections.closeAll();
}

/** Sessions end and tokens are revoked in other processes too; nobody keeps hearing after that. */
function endStale({ options: { store, clock }, connections }: CoreParts): void {
  const nobody: Session = { connectionId: '', station: 'here', actor: { kind: 'system' } };
  connections.endSessions(nobody, (actor) => !isCurrent(store, actor, clock.now()), 'revoked');
}
