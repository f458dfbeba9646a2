import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Client, createClient } from '../../src/shared/client/client.ts';
import { createSocketTransport, type SocketTransport } from '../../src/shared/client/socket-transport.ts';
import { openScreen, type PersonScreen, signInByForm } from './browser.ts';
import { openPtyPair } from './pty.ts';
import { startHub } from './start-hub.ts';

/** Everybody's in a house of a test. */
export const HOUSE_PASSWORD = 'correct horse battery';

/** A whole office with a cable: a real hub, its admin, two agents, and their screens. */
export type House = {
  readonly url: string;
  /** The folder of its data. */
  readonly dir: string;
  readonly admin: Client;
  /** A screen on which this agent (`sara`, `reza`) has signed in by the form. */
  person(username: 'sara' | 'reza'): Promise<PersonScreen>;
  /** The box reports a ringing call. */
  ring(number: string, line?: number): void;
  /** The box reports that the handset was lifted. */
  lift(line?: number): void;
  /** The box reports that the line is free again. */
  hangUp(line?: number): void;
  close(): Promise<void>;
};

export async function openHouse(browser: Browser): Promise<House> {
  const dir = mkdtempSync(join(tmpdir(), 'hamzang-house-'));
  const cable = await openPtyPair();
  const hub = await startHub(dir, '--device', `ojsegal:${cable.path}`);
  const transport: SocketTransport = createSocketTransport({ url: hub.url });
  const screens: PersonScreen[] = [];
  let asked = 0;
  const admin = createClient(transport, () => `house-${(asked += 1)}`);
  await admin.ask('auth.setUp', {
    code: hub.code,
    officeName: 'دفتر آزمایش',
    country: 'IR',
    areaCode: '21',
    language: 'fa',
    name: 'مدیر',
    username: 'admin',
    password: HOUSE_PASSWORD,
    sampleData: false,
  });
  for (const [username, name] of [
    ['sara', 'سارا احمدی'],
    ['reza', 'رضا کریمی'],
  ] as const)
    await admin.ask('users.create', {
      name,
      username,
      password: HOUSE_PASSWORD,
      role: 'agent',
      teamIds: [],
      extension: null,
    });
  return {
    url: hub.url,
    dir,
    admin,
    async person(username) {
      const screen = await openScreen(browser);
      screens.push(screen);
      await signInByForm(screen.page, hub.url, username, HOUSE_PASSWORD);
      return screen;
    },
    ring: (number, line = 1) => cable.send(`\nL${line}C${number}@\n\nL${line}R01@\n`),
    lift: (line = 1) => cable.send(`\nL${line}HF@\n`),
    hangUp: (line = 1) => cable.send(`\nL${line}HND: T0000@\n`),
    async close() {
      for (const { context } of screens) await context.close();
      transport.close();
      await hub.stop();
      await cable.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Goes to a room by its address, as a link does. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/${path}`);
}

/** A card ignores keys and clicks for its first 700 ms on purpose: waits until the newest one listens. */
export async function cardAwake(page: Page): Promise<void> {
  await page.getByTestId('pop-card').first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('[data-testid=pop-card]')].every(
      ({ dataset }) => dataset.painted !== undefined && performance.now() - Number(dataset.painted) > 700,
    ),
  );
}
