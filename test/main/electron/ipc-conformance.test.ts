import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { APP_ORIGIN } from '../../../src/main/electron/app-origin.ts';
import { serveIpc } from '../../../src/main/electron/ipc-server.ts';
import { createIpcTransport, desktopBridge } from '../../../src/renderer/ipc-transport.ts';
import { transportConformance } from '../../support/conformance.ts';
import { createLog } from '../../support/log.ts';
import { openOffice, PASSWORD } from '../../support/office.ts';
import { fakeContents, fakeIpc } from './fakes.ts';

const OUR_FRAME = { url: `${APP_ORIGIN}/index.html`, origin: APP_ORIGIN, parent: null };
const page: { hamzang?: unknown } = {};
const renderer = Object.assign(new EventEmitter(), {
  invoke: (_channel: string, _message: unknown): Promise<unknown> => Promise.reject(new Error('no main process')),
});

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (_name: string, value: unknown) => void (page.hamzang = value) },
  ipcRenderer: renderer,
}));

/** An office, its desktop's IPC, and one page of it behind the real preload. */
async function openPage() {
  const office = await openOffice();
  const wire = fakeIpc();
  const log: string[] = [];
  const server = serveIpc({
    ipc: wire.ipc,
    connect: office.core.connect,
    trusted: APP_ORIGIN,
    station: 'desk',
    log: createLog(log),
  });
  const contents = fakeContents();
  contents.send = (channel, message) => void renderer.emit(channel, {}, structuredClone(message));
  renderer.removeAllListeners();
  renderer.invoke = (channel, message) => wire.invoke(channel, { sender: contents, senderFrame: OUR_FRAME }, message);
  vi.resetModules();
  await import('../../../src/main/electron/preload.ts');
  const bridge = desktopBridge(page);
  if (!bridge) throw new Error('the preload exposed no bridge');
  return { office, wire, log, server, contents, transport: createIpcTransport(bridge) };
}

const reload = (contents: EventEmitter) =>
  contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
const ask = (id: string, name: string) => ({ id, name, input: {} });

transportConformance("Electron's IPC", async () => {
  const { office, server, contents, transport } = await openPage();
  server.attach(contents);
  return {
    transport,
    code: office.core.links.make(null),
    breakWire: async () => void reload(contents),
    async close() {
      server.close();
      await office.stop();
    },
  };
});

describe('the desktop answers', () => {
  it.each([
    ['a frame of another origin', { ...OUR_FRAME, url: 'https://example.com/' }],
    ['a frame inside our page', { ...OUR_FRAME, parent: {} }],
    ['a frame that is gone', null],
  ])('%s with a refusal', async (_who, senderFrame) => {
    const { office, wire, log, server, contents } = await openPage();
    server.attach(contents);
    const reply = await wire.invoke('hamzang:request', { sender: contents, senderFrame }, ask('1', 'auth.state'));
    expect(reply).toMatchObject({ ok: false, error: { code: 'denied' } });
    expect(log).toEqual(['warn a page that is not ours asked something']);
    await office.stop();
  });

  it('a page that it did not open with a refusal', async () => {
    const { office, wire, contents } = await openPage();
    const event = { sender: contents, senderFrame: OUR_FRAME };
    expect(await wire.invoke('hamzang:request', event, ask('1', 'auth.state'))).toMatchObject({
      error: { code: 'denied' },
    });
    await office.stop();
  });

  it('on one channel, and on none after it closed', async () => {
    const { office, wire, server, contents, transport } = await openPage();
    server.attach(contents);
    expect(wire.channels()).toEqual(['hamzang:request']);
    server.close();
    expect(wire.channels()).toEqual([]);
    expect(await transport.request(ask('1', 'auth.state'))).toMatchObject({ error: { code: 'hub_unreachable' } });
    await office.stop();
  });
});

it.each(['destroyed', 'render-process-gone'])('a page that is %s leaves the core', async (event) => {
  const { office, server, contents } = await openPage();
  server.attach(contents);
  const admin = await office.admin();
  contents.emit(event);
  let heard = 0;
  contents.send = () => void (heard += 1);
  await admin.client.ask('presence.set', { state: 'away', reason: null });
  expect(heard).toBe(0);
  await office.stop();
});

it('a page that loads again hears every announcement once', async () => {
  const { office, server, contents, transport } = await openPage();
  server.attach(contents);
  const admin = await office.admin();
  const heard: string[] = [];
  transport.onPush((push) => heard.push(push.name));
  for (const id of ['before', 'after']) {
    const input = { username: 'admin', password: PASSWORD };
    expect(await transport.request({ id, name: 'auth.signIn', input })).toMatchObject({ ok: true });
    if (id === 'before') reload(contents);
  }
  heard.length = 0;
  await admin.client.ask('presence.set', { state: 'away', reason: null });
  expect(heard).toEqual(['presence.changed']);
  await office.stop();
});
