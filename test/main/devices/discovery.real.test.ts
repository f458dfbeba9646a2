import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import type { Discovery } from '../../../src/main/core/ports.ts';
import { createDiscovery } from '../../../src/main/devices/discover.ts';
import { personaOf, type SimulatedKind } from '../../../src/main/devices/simulator/personas.ts';
import { ptyWire, type SimulatorWire } from '../../../src/main/devices/simulator/wires.ts';
import type { Finding } from '../../../src/shared/contract/lines.ts';
import { createLog } from '../../support/log.ts';
import { until } from '../../support/wait.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

type Plug = { readonly wire: SimulatorWire; readonly path: string; say(): void };

async function plug(kind: SimulatedKind): Promise<Plug> {
  const persona = personaOf(kind);
  const wire = await ptyWire(persona, null);
  cleanUps.push(() => wire.close());
  const call = { kind: 'callerId', line: 1, number: '09121234567', name: null } as const;
  return { wire, path: String(wire.place.path), say: () => wire.send(persona.encode(call, new Date())) };
}

type Search = { discovery: Discovery; told: Finding[]; ports: string[]; ours: Set<string> };

function search(...ports: string[]): Search {
  const told: Finding[] = [];
  const ours = new Set<string>();
  const discovery = createDiscovery({
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    log: createLog(),
    listPorts: async () => ports.map((path) => ({ path, vendor: 'FTDI', product: '6001', serialNumber: null })),
  })({ ours: () => ours, onChange: (finding) => void told.push(finding) });
  cleanUps.push(async () => {
    discovery.end();
    await discovery.ended();
  });
  return { discovery, told, ports, ours };
}

const on = ({ discovery }: Search, path: string): Finding | undefined =>
  discovery.findings().find((finding) => finding.path === path);

describe('looking for devices', () => {
  it('names each by what it says, on all ports at once, and lets go of its port', async () => {
    const box = await plug('ojsegal');
    const other = await plug('keyword');
    const here = search(box.path, other.path);
    here.discovery.start();
    for (const { path } of [box, other]) await until(() => on(here, path)?.baudRate, `${path} is listened to`);
    await until(() => {
      box.say();
      return on(here, box.path)?.state === 'found';
    }, 'the box is found');
    expect(on(here, other.path)?.state).toMatch(/listening|silent/);
    await until(() => {
      other.say();
      return on(here, other.path)?.state === 'found';
    }, 'the other box is found');
    expect(on(here, box.path)).toMatchObject({ kind: 'ojsegal', vendor: 'FTDI', detail: null });
    expect(on(here, other.path)).toMatchObject({ kind: 'keyword' });
    expect(on(here, box.path)?.bytes).toBeGreaterThan(0);
    expect(
      here.told
        .filter(({ state }) => state === 'found')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['keyword', 'ojsegal']);
    await until(async () => {
      const port = new SerialPort({ path: box.path, baudRate: 9_600, autoOpen: false });
      const error = await new Promise((resolve) => port.open(resolve));
      if (error === null) await new Promise((resolve) => port.close(resolve));
      return error === null;
    }, 'whoever confirms it can open the port');
  });

  it('asks who is there where nobody speaks: a modem answers', async () => {
    const modem = await plug('modem');
    const gsm = await plug('gsm');
    const here = search(modem.path, gsm.path);
    here.discovery.start();
    await until(() => on(here, modem.path)?.kind === 'modem', 'the modem');
    await until(() => on(here, gsm.path)?.kind === 'gsm', 'the modem with a SIM card');
  });

  it('says which ports others have, and which are ours', async () => {
    const [taken, own] = [await plug('ojsegal'), await plug('ojsegal')];
    const other = new SerialPort({ path: taken.path, baudRate: 9_600 });
    await new Promise((resolve) => other.once('open', resolve));
    cleanUps.push(() => new Promise((resolve) => other.close(resolve)));
    const here = search(taken.path, own.path, '/dev/not-there');
    here.ours.add(own.path);
    here.discovery.start();
    await until(() => on(here, taken.path)?.state === 'busy', 'the port of another program');
    await until(() => on(here, '/dev/not-there')?.state === 'failed', 'a port that is gone');
    expect(on(here, own.path)?.state).toBe('ours');
  });

  it('finds what is plugged in later, and lets go when somebody adds the port', async () => {
    const box = await plug('ojsegal');
    const here = search();
    here.discovery.start();
    here.ports.push(box.path);
    await until(() => on(here, box.path)?.baudRate, 'the new port');
    here.discovery.release(box.path);
    expect(on(here, box.path)?.state).toBe('ours');
    await until(async () => {
      const port = new SerialPort({ path: box.path, baudRate: 9_600, autoOpen: false });
      const error = await new Promise((resolve) => port.open(resolve));
      if (error === null) await new Promise((resolve) => port.close(resolve));
      return error === null;
    }, 'the port is free');
  });

  it('ends, begins anew, and closes everything', async () => {
    const box = await plug('ojsegal');
    const here = search(box.path);
    here.discovery.start();
    await until(() => on(here, box.path)?.baudRate, 'the port is listened to');
    expect(here.discovery.running()).toBe(true);
    here.discovery.end();
    expect(here.discovery.running()).toBe(false);
    expect(on(here, box.path)?.state).toBe('silent');
    here.discovery.start();
    await until(() => {
      box.say();
      return on(here, box.path)?.kind === 'ojsegal';
    }, 'the box is found the second time');
    here.discovery.end();
    await here.discovery.ended();
  });
});
