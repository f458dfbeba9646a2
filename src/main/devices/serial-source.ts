import { existsSync } from 'node:fs';
import type { SerialPort } from 'serialport';
import type { SerialFraming } from '../../shared/domain/device-address.ts';
import { classifyOpenFailure } from './open-failure.ts';
import { readPromptly } from './prompt-read.ts';
import { type OpenSource, type Source, SourceError } from './source.ts';
import { within } from './wait.ts';

/** Some Bluetooth and virtual ports never answer an open. */
const OPEN_LIMIT_MS = 10_000;
/** A driver may hold `close` back until its last bytes are out. */
const CLOSE_LIMIT_MS = 1_000;
const PROBE_EVERY_MS = 500;

const USUAL: SerialFraming = { dataBits: 8, parity: 'none', stopBits: 1 };

/** Opens serial ports at `baudRate`, locked against other programs, with DTR and RTS on. */
export function serialSource(baudRate: number, framing: SerialFraming = USUAL): OpenSource {
  return async (address, onBytes) => {
    const port = await makePort(address, baudRate, framing);
    const lost = Promise.withResolvers<string>();
    port.on('error', (error) => lost.resolve(error.message));
    port.on('end', () => lost.resolve('end of stream'));
    port.on('close', (error: Error | null) => lost.resolve(error?.message ?? 'closed'));
    await openPort(port);
    readPromptly(port);
    port.on('data', (bytes: Uint8Array) => onBytes(bytes));
    raiseDtr(port);
    const stopProbing = probe(port, lost.resolve);
    void lost.promise.then(stopProbing);
    return sourceOf(port, lost.promise);
  };
}

/** Whether a port is there, at the cost of a look (an asynchronous one costs fifty times as much); on Windows only opening it tells. */
export function portExists(address: string): boolean {
  return address.startsWith('/') && existsSync(address);
}

function sourceOf(port: SerialPort, lost: Promise<string>): Source {
  let isLost = false;
  void lost.then(() => {
    isLost = true;
  });
  return {
    lost,
    async write(bytes, limitMs) {
      if (isLost || !port.isOpen) throw new Error('port is not open');
      // A port that did not take the last command would only pile up the next ones.
      if (port.writableLength > 0) throw new Error('port does not take any bytes');
      await within(writeAll(port, bytes), limitMs, 'write');
    },
    setBaudRate: (baudRate) => updateSpeed(port, baudRate),
    async close() {
      port.removeAllListeners('data');
      if (!port.isOpen) return;
      const closed = new Promise<void>((resolve) => port.close(() => resolve()));
      await within(closed, CLOSE_LIMIT_MS, 'close').catch(() => undefined);
    },
  };
}

async function makePort(path: string, baudRate: number, framing: SerialFraming): Promise<SerialPort> {
  try {
    // Loaded with the first port: it takes as long as the rest of the start, and many offices have no serial line.
    const { SerialPort } = await import('serialport');
    return new SerialPort({ path, baudRate, ...framing, autoOpen: false, lock: true });
  } catch (error) {
    throw new SourceError('failed', wordsOf(error));
  }
}

async function openPort(port: SerialPort): Promise<void> {
  const opened = new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(error) : resolve()));
  });
  try {
    await within(opened, OPEN_LIMIT_MS, 'open');
  } catch (error) {
    // Should it open after all, nobody waits for it any more.
    port.once('open', () => port.close(() => undefined));
    throw new SourceError(classifyOpenFailure(wordsOf(error)), wordsOf(error));
  }
}

/** Boxes take their power from these pins; a pseudo-terminal has none, and that is fine. */
function raiseDtr(port: SerialPort): void {
  port.set({ dtr: true, rts: true }, () => undefined);
}

function updateSpeed(port: SerialPort, baudRate: number): Promise<void> {
  return new Promise((resolve, reject) => {
    port.update({ baudRate }, (error) => (error ? reject(error) : resolve()));
  });
}

function writeAll(port: SerialPort, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    port.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
  });
}

/** Asks the port for its settings from time to time: not every driver wakes a waiting reader when its device has gone. */
function probe(port: SerialPort, lost: (why: string) => void): () => void {
  const timer = setInterval(() => {
    port.port?.getBaudRate().catch((error: unknown) => {
      if (!NOT_SUPPORTED.test(wordsOf(error))) lost(wordsOf(error));
    });
  }, PROBE_EVERY_MS);
  return () => clearInterval(timer);
}

const NOT_SUPPORTED = /not implemented/i;

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
