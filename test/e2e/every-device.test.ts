import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Persona, personaOf, type SimulatedKind } from '../../src/main/devices/simulator/personas.ts';
import { httpWire, ptyWire, type SimulatorWire, tcpWire, udpWire } from '../../src/main/devices/simulator/wires.ts';
import type { DeviceKind, DeviceOptions } from '../../src/shared/contract/lines.ts';
import { openBrowser, type PersonScreen } from '../support/browser.ts';
import { freePort, freeUdpPort } from '../support/free-port.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/wait.ts';

const SECRET = 'open sesame 42';
const NONE: DeviceOptions = { profile: null, preset: null, pattern: null, username: null };
const BOXES = ['modem', 'ojsegal', 'keyword', 'alm1', 'techno', 'fsk', 'dtmf', 'callerid-com', 'tci', 'gsm'] as const;
const PBXS: readonly (readonly [SimulatedKind, { secret?: string; options?: DeviceOptions }])[] = [
  ['panasonic', { secret: SECRET }],
  ['ami', { secret: SECRET, options: { ...NONE, username: 'hamzang' } }],
  ['pattern', { options: { ...NONE, preset: 'generic-l' } }],
];

describe('every device that an office has reaches the card in the browser', () => {
  let browser: Browser;
  let house: House;
  let sara: PersonScreen;
  let wire: SimulatorWire | null = null;
  let deviceId: string | null = null;
  let calls = 0;

  beforeAll(async () => {
    browser = await openBrowser();
    house = await openHouse(browser);
    sara = await house.person('sara');
  });
  afterEach(async () => {
    if (deviceId) await house.admin.ask('devices.remove', { id: deviceId });
    await wire?.close();
    deviceId = null;
    wire = null;
  });
  afterAll(async () => {
    await house.close();
    await browser.close();
  });

  async function add(kind: DeviceKind, address: string, more: { secret?: string; options?: DeviceOptions } = {}) {
    const { id } = await house.admin.ask('devices.add', { kind, address, baudRate: null, name: null, ...more });
    deviceId = id;
    await until(async () => {
      const device = (await house.admin.ask('devices.list', {})).find((one) => one.id === id);
      return device?.state === 'open' ? true : null;
    }, `${kind} at ${address} is open`);
  }

  /** Rings until a call with this number is there, then looks for its card on the screen of an agent. */
  async function expectCard(persona: Persona, on: SimulatorWire, againMs: number): Promise<void> {
    const number = `0912555${String(1000 + (calls += 1))}`;
    let rungAt = 0;
    const ring = (): void => {
      const now = new Date();
      persona.encode({ kind: 'giveUp', line: 1 }, now);
      on.send(persona.encode({ kind: 'callerId', line: 1, number, name: null }, now));
      on.send(persona.encode({ kind: 'ring', line: 1, count: 1 }, now));
      rungAt = performance.now();
    };
    const id = await until(async () => {
      if (performance.now() - rungAt > againMs) ring();
      const { rows } = await house.admin.ask('calls.list', { filter: { text: number.slice(1) } });
      return rows[0]?.id ?? null;
    }, `a call of ${number}`);
    await sara.page.locator(`[data-testid=pop-card][data-call-id="${id}"]`).first().waitFor();
    await house.admin.ask('calls.notCustomer', { id });
    await sara.page.locator(`[data-testid=pop-card][data-call-id="${id}"]`).waitFor({ state: 'detached' });
  }

  it.each(BOXES)('over a serial line: %s', async (kind) => {
    const persona = personaOf(kind);
    wire = await ptyWire(persona, null);
    await add(kind, String(wire.place.path));
    await expectCard(persona, wire, 300);
  });

  it.each(BOXES)('over TCP: %s', async (kind) => {
    const persona = personaOf(kind);
    wire = await tcpWire(persona, '127.0.0.1', 0);
    await add(kind, `tcp://127.0.0.1:${wire.place.port}`);
    await expectCard(persona, wire, 300);
  });

  it.each(PBXS)('over TCP, after its login: %s', async (kind, more) => {
    const persona = personaOf(kind, SECRET);
    wire = await tcpWire(persona, '127.0.0.1', 0);
    await add(kind as DeviceKind, `tcp://127.0.0.1:${wire.place.port}`, more);
    await expectCard(persona, wire, kind === 'panasonic' ? 2_000 : 300);
  });

  it('over UDP: callerid-com', async () => {
    const port = await freeUdpPort();
    const persona = personaOf('callerid-com');
    await add('callerid-com', `udp://127.0.0.1:${port}`);
    wire = await udpWire('127.0.0.1', port);
    await expectCard(persona, wire, 300);
  });

  it('over HTTP', async () => {
    const port = await freePort();
    const persona = personaOf('http');
    await add('http', `http://127.0.0.1:${port}/the-office-word`);
    wire = httpWire(`http://127.0.0.1:${port}/the-office-word`);
    await expectCard(persona, wire, 300);
  });

  it('made no mistake on the screen in all that', () => {
    expect(sara.mistakes).toEqual([]);
  });
});
