import { describe, expect, it } from 'vitest';
import { keepOpen } from '../../../src/main/devices/keep-open.ts';
import { createRenamedPorts } from '../../../src/main/devices/renamed-port.ts';
import { type OpenFailure, type Source, SourceError } from '../../../src/main/devices/source.ts';
import { createVirtualTime } from '../../support/virtual-time.ts';

type Port = { readonly path: string; vendor: string; product: string; serialNumber: string | null };
const CABLE = { vendor: 'QinHeng', product: '7523', serialNumber: null };

/** A desk with plugs that a test puts in and pulls out, and a device that is kept open there. */
function desk(...pluggedIn: readonly string[]) {
  const address = '/dev/ttyUSB0';
  const time = createVirtualTime();
  const plugged = new Set(pluggedIn);
  const refusals = new Map<string, OpenFailure>();
  const listed: Port[] = [];
  const reports: string[] = [];
  const attempts: number[] = [];
  const open: { path: string; lose(why: string): void; closed: boolean; say(text: string): void }[] = [];
  const stop = new AbortController();
  const taken = new Set<string>();
  const done = keepOpen(
    {
      address,
      async open(path, onBytes): Promise<Source> {
        attempts.push(time.clock.monotonic());
        const refusal = refusals.get(path);
        if (refusal) throw new SourceError(refusal, `${refusal}: ${path}`);
        if (!plugged.has(path)) throw new SourceError('missing', `no ${path}`);
        const lost = Promise.withResolvers<string>();
        const here = { path, lose: lost.resolve, closed: false, say: (text: string) => onBytes(Buffer.from(text)) };
        open.push(here);
        return {
          lost: lost.promise,
          write: async () => undefined,
          close: async () => {
            here.closed = true;
          },
        };
      },
      onBytes: () => undefined,
      use: () => undefined,
      report: (state, detail) => reports.push(detail === null ? state : `${state} (${detail})`),
      renamed: createRenamedPorts(
        async () => listed,
        (path) => taken.has(path),
        async (path) => path,
      ),
      exists: (path) => plugged.has(path),
      clock: time.clock,
      wait: time.wait,
    },
    stop.signal,
  );
  return { time, plugged, refusals, listed, reports, attempts, open, taken, stop, done };
}

describe('a port that is kept open', () => {
  it('tries again after 100 ms, then twice as long each time, and every two seconds at last', async () => {
    const { time, attempts, stop, done } = desk();
    await time.pass(9_000);
    expect(attempts).toEqual([0, 100, 300, 700, 1_500, 3_100, 5_100, 7_100]);
    stop.abort();
    await done;
  });

  it('says that it is missing, opens when it is there, and says lost while it is away', async () => {
    const { time, plugged, reports, open, stop, done } = desk();
    await time.pass(10);
    plugged.add('/dev/ttyUSB0');
    await time.pass(200);
    plugged.clear();
    open[0]?.lose('unplugged');
    await time.pass(500);
    plugged.add('/dev/ttyUSB0');
    await time.pass(3_000);
    expect(reports.filter((each, i) => each !== reports[i - 1])).toEqual([
      'opening',
      'missing (no /dev/ttyUSB0)',
      'open',
      'lost (unplugged)',
      'lost (no /dev/ttyUSB0)',
      'open',
    ]);
    stop.abort();
    await done;
  });

  it.each(['busy', 'forbidden', 'failed'] as const)('says that it is %s, and goes on trying', async (state) => {
    const { time, plugged, refusals, reports, stop, done } = desk();
    plugged.add('/dev/ttyUSB0');
    refusals.set('/dev/ttyUSB0', state);
    await time.pass(1_000);
    expect(reports.at(-1)).toBe(`${state} (${state}: /dev/ttyUSB0)`);
    refusals.clear();
    await time.pass(2_000);
    expect(reports.at(-1)).toBe('open');
    stop.abort();
    await done;
  });

  it('notices a path that comes back without waiting for the back-off', async () => {
    const { time, plugged, attempts, reports, stop, done } = desk();
    await time.pass(7_200);
    const before = attempts.length;
    plugged.add('/dev/ttyUSB0');
    await time.pass(300);
    expect(reports.at(-1)).toBe('open');
    expect(attempts).toHaveLength(before + 1);
    stop.abort();
    await done;
  });

  it('opens the port again after the computer slept, for its handle is stale', async () => {
    const { time, reports, open, stop, done } = desk('/dev/ttyUSB0');
    await time.pass(7_000);
    time.jump(3_600_000);
    await time.pass(5_000);
    expect(reports).toEqual(['opening', 'open', 'opening (the computer was asleep)', 'open']);
    expect(open.map((each) => each.closed)).toEqual([true, false]);
    stop.abort();
    await done;
  });

  it('is not disturbed by a clock that is set a little, or back', async () => {
    const { time, reports, stop, done } = desk('/dev/ttyUSB0');
    await time.pass(7_000);
    time.jump(4_000);
    await time.pass(6_000);
    time.jump(-3_600_000);
    await time.pass(20_000);
    expect(reports).toEqual(['opening', 'open']);
    stop.abort();
    await done;
  });

  it('follows its plug to another path, says so, and goes home when it can', async () => {
    const { time, plugged, listed, reports, open, stop, done } = desk('/dev/ttyUSB0');
    listed.push({ path: '/dev/ttyUSB0', ...CABLE });
    await time.pass(6_000);
    plugged.clear();
    listed.splice(0, 1, { path: '/dev/ttyUSB1', ...CABLE });
    plugged.add('/dev/ttyUSB1');
    open[0]?.lose('unplugged');
    await time.pass(1_000);
    expect(reports.at(-1)).toBe('open (moved to /dev/ttyUSB1)');
    plugged.clear();
    plugged.add('/dev/ttyUSB0');
    open[1]?.lose('unplugged');
    await time.pass(1_000);
    expect(reports.at(-1)).toBe('open');
    stop.abort();
    await done;
  });

  it.each([
    ['two look the same', ['/dev/ttyUSB1', '/dev/ttyUSB2'], []],
    ['it is the port of another of our devices', ['/dev/ttyUSB1'], ['/dev/ttyUSB1']],
  ])('does not follow where %s', async (_why, paths, ofOthers) => {
    const { time, plugged, listed, taken, reports, open, stop, done } = desk('/dev/ttyUSB0');
    listed.push({ path: '/dev/ttyUSB0', ...CABLE });
    await time.pass(6_000);
    plugged.clear();
    listed.splice(0, 1, ...paths.map((path) => ({ path, ...CABLE })));
    for (const path of paths) plugged.add(path);
    for (const path of ofOthers) taken.add(path);
    open[0]?.lose('unplugged');
    await time.pass(5_000);
    expect(reports.at(-1)).toBe('lost (no /dev/ttyUSB0)');
    stop.abort();
    await done;
  });

  it('does not spin on a port that opens and dies at once', async () => {
    const { time, attempts, open, stop, done } = desk('/dev/ttyUSB0');
    for (let i = 0; i < 100; i += 1) {
      await time.pass(100);
      open.at(-1)?.lose('gone');
    }
    expect(attempts.length).toBeLessThan(12);
    stop.abort();
    await done;
  });

  it('is quick again with a port that spoke', async () => {
    const { time, attempts, open, stop, done } = desk('/dev/ttyUSB0');
    for (let i = 0; i < 20; i += 1) {
      await time.pass(100);
      open.at(-1)?.say('RING');
      open.at(-1)?.lose('gone');
    }
    expect(attempts.length).toBeGreaterThan(15);
    stop.abort();
    await done;
  });

  it('closes what it has open when it is stopped, and says off', async () => {
    const { time, reports, open, stop, done } = desk('/dev/ttyUSB0');
    await time.pass(50);
    stop.abort();
    await done;
    expect(open.map((each) => each.closed)).toEqual([true]);
    expect(reports).toEqual(['opening', 'open', 'off']);
  });

  it('ends while it waits for a port that is not there', async () => {
    const { time, reports, stop, done } = desk();
    await time.pass(5_000);
    stop.abort();
    await done;
    expect(reports.at(-1)).toBe('off');
  });
});
