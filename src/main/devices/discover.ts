import type { Finding } from '../../shared/contract/lines.ts';
import type { Clock, DeviceReport, Discovery, DiscoveryOptions, ListPorts, Log, MakeDiscovery } from '../core/ports.ts';
import { createOpenDevice } from './open-device.ts';
import type { Wait } from './wait.ts';
import { wait as realWait } from './wait.ts';

/** An office that was not called in this time will not be called while somebody waits for it. */
const LONGEST_MS = 5 * 60_000;
/** A box that is plugged in meanwhile is found too. */
const LIST_EVERY_MS = 2_000;
/** What has said nothing for this long is said to be silent; it is listened to nevertheless. */
const SILENT_AFTER_MS = 10_000;

export type DiscoverOptions = {
  readonly clock: Clock;
  readonly log: Log;
  readonly listPorts: ListPorts;
  readonly wait?: Wait;
};

type Port = Awaited<ReturnType<ListPorts>>[number];
type Listening = { finding: Finding; readonly stop: AbortController };

/** Listens on all free serial ports at once, each as an `auto` device, until somebody confirms what was found. */
export function createDiscovery(options: DiscoverOptions): MakeDiscovery {
  return (office) => discoveryOf(options, office);
}

function discoveryOf({ clock, log, listPorts, wait = realWait }: DiscoverOptions, office: DiscoveryOptions): Discovery {
  const ports = new Map<string, Listening>();
  const ending = new Set<Promise<void>>();
  let stop: AbortController | null = null;

  const openDevice = createOpenDevice({
    clock,
    log,
    wait,
    // A port that goes away is not looked for elsewhere: elsewhere is listened to as well.
    listPorts: async () => [],
    tap: ({ address }, bytes) =>
      change(address, { bytes: (ports.get(address)?.finding.bytes ?? 0) + bytes.length }, 'quietly'),
  });

  function change(path: string, news: Partial<Finding>, how: 'aloud' | 'quietly' = 'aloud'): void {
    const one = ports.get(path);
    if (!one) return;
    const before = one.finding;
    one.finding = { ...before, ...news };
    if (how === 'aloud' && JSON.stringify(before) !== JSON.stringify(one.finding)) office.onChange(one.finding);
  }

  const heard = (path: string, report: DeviceReport): void => {
    const one = ports.get(path);
    if (!one || one.stop.signal.aborted) return;
    const { recognised = null, baudRate = null, detail } = report;
    if (recognised === null) {
      change(path, { state: stateOf(report, one.finding), baudRate, detail });
      return;
    }
    // Let go at once, so that whoever confirms it can open it.
    one.stop.abort();
    change(path, { state: 'found', kind: recognised, baudRate, detail: null });
  };

  const listen = ({ path, vendor, product }: Port): void => {
    const first: Finding = {
      path,
      vendor,
      product,
      state: 'listening',
      baudRate: null,
      kind: null,
      bytes: 0,
      detail: null,
    };
    const isOurs = office.ours().has(path);
    const stopper = new AbortController();
    const run = async (): Promise<void> => {
      if (isOurs) return;
      const device = openDevice({ id: `discovery ${path}`, kind: 'auto', address: path, baudRate: null });
      const sink = { signal: () => undefined, report: (report: DeviceReport) => heard(path, report) };
      await Promise.all([device.run(sink, stopper.signal), sayWhenSilent(path, stopper.signal)]);
    };
    ports.set(path, { finding: isOurs ? { ...first, state: 'ours' } : first, stop: stopper });
    office.onChange(isOurs ? { ...first, state: 'ours' } : first);
    const done = run()
      .catch((error: unknown) => log.error({ err: error, path }, 'a port could not be listened to'))
      .finally(() => ending.delete(done));
    ending.add(done);
  };

  const sayWhenSilent = async (path: string, stopped: AbortSignal): Promise<void> => {
    await wait(SILENT_AFTER_MS, stopped);
    const finding = ports.get(path)?.finding;
    if (!stopped.aborted && finding?.state === 'listening' && finding.bytes === 0) change(path, { state: 'silent' });
  };

  const look = async (): Promise<void> => {
    const listed = await listPorts().catch(() => []);
    for (const port of listed) if (!ports.has(port.path)) listen(port);
  };

  const end = (): void => {
    stop?.abort();
    stop = null;
    for (const [path, { finding, stop: one }] of ports) {
      one.abort();
      if (finding.state === 'listening') change(path, { state: 'silent' });
    }
  };

  const run = async (stopped: AbortSignal): Promise<void> => {
    const until = clock.monotonic() + LONGEST_MS;
    while (!stopped.aborted && clock.monotonic() < until) {
      await look();
      await wait(LIST_EVERY_MS, stopped);
    }
    if (!stopped.aborted) end();
  };

  return {
    start() {
      if (stop) return;
      stop = new AbortController();
      ports.clear();
      const { signal } = stop;
      // What the last search still closes comes first.
      const done = Promise.all(ending)
        .then(() => run(signal))
        .finally(() => ending.delete(done));
      ending.add(done);
    },
    end,
    running: () => stop !== null,
    findings: () => [...ports.values()].map(({ finding }) => finding),
    release(path) {
      const one = ports.get(path);
      if (!one) return;
      one.stop.abort();
      change(path, { state: 'ours' });
    },
    async ended() {
      await Promise.all(ending);
    },
  };
}

function stateOf({ state, lastByteAt }: DeviceReport, before: Finding): Finding['state'] {
  if (state === 'busy' || state === 'forbidden') return state;
  if (state === 'missing' || state === 'lost' || state === 'failed') return 'failed';
  return before.state === 'silent' && lastByteAt === null ? 'silent' : 'listening';
}
