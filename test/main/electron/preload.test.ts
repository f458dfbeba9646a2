import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Bridge = {
  request: (request: unknown) => Promise<unknown>;
  onPush: (listener: (push: unknown) => void) => () => void;
};

const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn() });
const worlds: Record<string, unknown> = {};

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void (worlds[name] = value) },
  ipcRenderer,
}));

beforeEach(async () => {
  vi.resetModules();
  await import('../../../src/main/electron/preload.ts');
});
afterEach(() => {
  ipcRenderer.removeAllListeners();
  ipcRenderer.invoke.mockReset();
});
const bridge = () => worlds.hamzang as Bridge;

it('gives the page exactly two functions, under one name', () => {
  expect(Object.keys(worlds)).toEqual(['hamzang']);
  expect(Object.entries(bridge()).map(([name, value]) => [name, typeof value])).toEqual([
    ['request', 'function'],
    ['onPush', 'function'],
  ]);
});

it('sends requests over one channel only', async () => {
  ipcRenderer.invoke.mockResolvedValue({ ok: true, data: 1 });
  expect(await bridge().request({ id: '1' })).toEqual({ ok: true, data: 1 });
  expect(ipcRenderer.invoke.mock.calls).toEqual([['hamzang:request', { id: '1' }]]);
});

it('hands on what is pushed, without the event, until the listener leaves', () => {
  const heard: unknown[] = [];
  const leave = bridge().onPush((...push) => heard.push(push));
  ipcRenderer.emit('hamzang:push', { sender: 'electron' }, { name: 'pop.shown' });
  leave();
  ipcRenderer.emit('hamzang:push', {}, { name: 'pop.folded' });
  expect(heard).toEqual([[{ name: 'pop.shown' }]]);
});
