import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { encodeOjSegal } from '../../src/main/devices/simulator/encode.ts';
import { openPtyPair } from '../support/pty.ts';
import { mono } from './rounds.ts';
import { asSent } from './seeded-store.ts';

/** A box with eight telephone lines at the far end of a real serial line. */
export type SerialLine = {
  /** What the reader opens. */
  readonly path: string;
  /** Sends the caller ID of a new call; gives the moment before its last byte was written. */
  ring(line: number, key: string): number;
  /** The handset is put down, or the caller gave up. */
  hangUp(line: number): void;
  liftAndHangUp(line: number): void;
  close(): Promise<void>;
};

/** Opens a cable of two pseudo-terminals. What is written stands at the other end at once: it has no baud rate. */
export async function openSerialLine(): Promise<SerialLine> {
  const pair = await openPtyPair();
  const far = openSync(pair.far, constants.O_WRONLY | constants.O_NOCTTY);
  const send = (bytes: Uint8Array): number => {
    const at = mono();
    writeSync(far, bytes);
    return at;
  };
  const down = (line: number): Uint8Array => encodeOjSegal({ kind: 'onHook', line, dialed: '', seconds: 0 });
  return {
    path: pair.path,
    ring: (line, key) => send(encodeOjSegal({ kind: 'callerId', line, number: asSent(key), name: null })),
    hangUp: (line) => void send(down(line)),
    liftAndHangUp: (line) => void send(Buffer.concat([encodeOjSegal({ kind: 'offHook', line }), down(line)])),
    async close() {
      closeSync(far);
      await pair.close();
    },
  };
}
