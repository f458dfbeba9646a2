import { type ConnectionState, createSocketTransport } from '../shared/client/socket-transport.ts';
import type { Transport } from '../shared/contract/wire.ts';

/** Whether the core can be reached: `lost` keeps trying by itself. */
export type LinkState = 'connecting' | 'connected' | 'lost';

/** In a browser the core answers at the address of this page. */
export function openTransport(onState: (state: LinkState) => void): Transport {
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
