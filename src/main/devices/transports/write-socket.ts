import type { Socket } from 'node:net';
import { within } from '../wait.ts';

/** Writes all of the bytes, or rejects: a socket that did not take the last ones would only pile up the next. */
export async function writeSocket(socket: Socket, bytes: Uint8Array, limitMs: number): Promise<void> {
  if (!socket.writable) throw new Error('connection is not open');
  if (socket.writableLength > 0) throw new Error('the other side does not take any bytes');
  const written = new Promise<void>((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
  await within(written, limitMs, 'write');
}
