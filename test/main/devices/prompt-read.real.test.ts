import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { readPromptly } from '../../../src/main/devices/prompt-read.ts';
import { openPtyPair, type PtyPair } from '../../support/pty.ts';
import { until } from '../../support/wait.ts';

let wire: PtyPair;
let port: SerialPort;
afterEach(async () => {
  if (port.isOpen) await new Promise((resolve) => port.close(resolve));
  await wire.close();
});

async function openPort(): Promise<SerialPort> {
  wire = await openPtyPair();
  port = new SerialPort({ path: wire.path, baudRate: 9600, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  readPromptly(port);
  return port;
}

/** Counts the turns of the event loop until `end`. */
function countTurns(): { turn: () => number; end: () => void } {
  let turns = 0;
  let next = setImmediate(function count() {
    turns += 1;
    next = setImmediate(count);
  });
  return { turn: () => turns, end: () => clearImmediate(next) };
}

describe('a port that is read promptly', () => {
  it('hands bytes on in the turn of the event loop that hears of them', async () => {
    const { turn, end } = countTurns();
    const opened = await openPort();
    const told: number[] = [];
    const handed: number[] = [];
    (opened.port as unknown as NodeJS.EventEmitter & { poller: NodeJS.EventEmitter }).poller.on('readable', () =>
      told.push(turn()),
    );
    opened.on('data', () => handed.push(turn()));
    wire.send('RING\r\n');
    await until(() => handed.length > 0, 'the bytes');
    end();
    expect(handed[0]).toBe(told[0]);
  });

  it('loses nothing of a flood, and leaves each turn of the loop to others too', async () => {
    const { turn, end } = countTurns();
    const opened = await openPort();
    const pieces: Buffer[] = [];
    const turns: number[] = [];
    opened.on('data', (bytes: Buffer) => {
      pieces.push(Buffer.from(bytes));
      turns.push(turn());
    });
    const flood = Buffer.from(Array.from({ length: 400_000 }, (_, i) => 32 + (i % 90)));
    wire.send(flood);
    await until(() => pieces.reduce((sum, one) => sum + one.length, 0) >= flood.length, 'all of it');
    end();
    expect(Buffer.concat(pieces).equals(flood)).toBe(true);
    expect(turns.length).toBeGreaterThan(10);
    expect(new Set(turns).size).toBe(turns.length);
  });

  it('can be closed while it waits for bytes, and says when its cable is gone', async () => {
    const opened = await openPort();
    const errors: Error[] = [];
    opened.on('error', (error) => errors.push(error));
    opened.on('data', () => undefined);
    await new Promise((resolve) => opened.close(resolve));
    expect(errors).toEqual([]);
    await new Promise<void>((resolve) => opened.open(() => resolve()));
    readPromptly(opened);
    const gone = new Promise((resolve) => {
      opened.once('close', resolve);
      opened.once('end', resolve);
    });
    opened.read();
    await wire.unplug();
    await gone;
  });
});
