import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { parseDeviceAddress } from '../../../shared/domain/device-address.ts';
import { type OpenSource, SourceError } from '../source.ts';
import { within } from '../wait.ts';
import { netFailure } from './net-failure.ts';

/** Listens at `udp://[host:]port`; each push is one whole datagram. */
export const udpSource: OpenSource = async (text, onBytes) => {
  const address = parseDeviceAddress(text);
  if (address?.transport !== 'udp') throw new SourceError('failed', `not a udp address: ${text}`);
  const socket = createSocket(address.host.includes(':') ? 'udp6' : 'udp4');
  const lost = Promise.withResolvers<string>();
  let from: RemoteInfo | null = null;
  socket.on('message', (bytes, sender) => {
    from = sender;
    onBytes(bytes);
  });
  await bound(socket, address.host, address.port);
  socket.on('error', (error) => lost.resolve(error.message));
  let isClosed = false;
  socket.on('close', () => {
    isClosed = true;
    lost.resolve('closed');
  });
  return {
    lost: lost.promise,
    async write(bytes, limitMs) {
      if (!from) throw new Error('nobody has been heard yet');
      await within(send(socket, bytes, from), limitMs, 'write');
    },
    async close() {
      socket.removeAllListeners('message');
      if (isClosed) return;
      socket.close();
      await lost.promise;
    },
  };
};

function bound(socket: Socket, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error): void => {
      socket.close();
      reject(netFailure(error));
    };
    socket.once('error', refused);
    socket.bind({ address: host, port, exclusive: true }, () => {
      socket.off('error', refused);
      resolve();
    });
  });
}

function send(socket: Socket, bytes: Uint8Array, { address, port }: RemoteInfo): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(bytes, port, address, (error) => (error ? reject(error) : resolve()));
  });
}
