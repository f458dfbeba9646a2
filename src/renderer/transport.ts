import { type ConnectionState, createSocketTransport } from '../shared/client/socket-transport.ts';
import type { Transport } from '../shared/contract/wire.ts';
import { createIpcTransport, desktopBridge } from './ipc-transport.ts';

/** Whether the core can be reached: `lost` keeps trying by itself. */
export type LinkState = 'connecting' | 'connected' | 'lost';

/** In the desktop application the core is behind the bridge; in a browser it answers at the address of this page. */
export function openTransport(onState: (state: LinkState) => void): Transport {
  const bridge = desktopBridge();
  if (bridge !== null) {
    queueMicrotask(() => onState('connected'));
    return createIpcTransport(bridge);
  }
  const socket = createSocketTransport({ url: window.location.origin });
  socket.onState((state) => onState(LINK_STATES[state]));
  return socket;
}

const LINK_STATES: Readonly<Record<ConnectionState, LinkState>> = {
  connecting: 'connecting',
  open: 'connected',
  lost: 'lost',
  closed: 'lost',
};
