import { connect, type Socket } from 'node:net';
import { parseDeviceAddress } from '../../../shared/domain/device-address.ts';
import { type OpenSource, type Source, SourceError } from '../source.ts';
import { netFailure } from './net-failure.ts';
import { writeSocket } from './write-socket.ts';

const CONNECT_LIMIT_MS = 5_000;
/** A PBX whose cable was pulled says nothing; the system asks it this often whether it is there. */
const KEEP_ALIVE_MS = 15_000;

/** Connects to `tcp://host:port`: a PBX, or a serial port behind a terminal server. */
export const tcpSource: OpenSource = async (text, onBytes) => {
  const address = parseDeviceAddress(text);
  if (address?.transport !== 'tcp') throw new SourceError('failed', `not a tcp address: ${text}`);
  const { host, port } = address;
  const socket = connect({ host, port, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS, noDelay: true });
  const lost = Promise.withResolvers<string>();
  socket.on('data', (bytes) => onBytes(bytes));
  socket.on('end', () => lost.resolve('the other side closed the connection'));
  socket.on('error', (error) => lost.resolve(error.message));
  socket.on('close', () => lost.resolve('closed'));
  await connected(socket);
  return sourceOf(socket, lost.promise);
};

function sourceOf(socket: Socket, lost: Promise<string>): Source {
  return {
    lost,
    write: (bytes, limitMs) => writeSocket(socket, bytes, limitMs),
    async close() {
      socket.removeAllListeners('data');
      socket.destroy();
    },
  };
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => fail(new SourceError('missing', 'connect: no answer')), CONNECT_LIMIT_MS);
    const fail = (error: SourceError): void => {
      clearTimeout(late);
      socket.destroy();
      reject(error);
    };
    socket.once('error', (error) => fail(netFailure(error)));
    socket.once('connect', () => {
      clearTimeout(late);
      resolve();
    });
  });
}
