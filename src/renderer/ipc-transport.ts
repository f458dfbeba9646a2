import type { Push, Reply, Transport, Unsubscribe } from '../shared/contract/wire.ts';

/** What the desktop's preload puts into the page, and all that it puts there. */
export type DesktopBridge = {
  request(request: unknown): Promise<unknown>;
  onPush(listener: (push: unknown) => void): Unsubscribe;
};

declare global {
  interface Window {
    /** Only in the desktop application. */
    readonly hamzang?: DesktopBridge;
  }
}

/** The bridge of the desktop application; null in a browser. */
export function desktopBridge(page: object = globalThis): DesktopBridge | null {
  const bridge: unknown = 'hamzang' in page ? page.hamzang : null;
  return isBridge(bridge) ? bridge : null;
}

/** The contract over Electron's IPC. The core is in the same application: there is no link that could be lost. */
export function createIpcTransport(bridge: DesktopBridge): Transport {
  return {
    async request(request) {
      try {
        return (await bridge.request(request)) as Reply;
      } catch (error) {
        // The application is about to quit, or the request could not be cloned.
        return { ok: false, error: { code: 'hub_unreachable', message: String(error).slice(0, 500) } };
      }
    },
    onPush: (listener) => bridge.onPush((push) => listener(push as Push)),
  };
}

function isBridge(value: unknown): value is DesktopBridge {
  return (
    typeof value === 'object' &&
    value !== null &&
    'request' in value &&
    typeof value.request === 'function' &&
    'onPush' in value &&
    typeof value.onPush === 'function'
  );
}
