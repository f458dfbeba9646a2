import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Persona, PersonaSession } from './personas.ts';

/** The end of a wire at which a simulated device sits. */
export interface SimulatorWire {
  /** Where the other end is, for the ready line. */
  readonly place: Readonly<Record<string, string | number>>;
  send(bytes: Uint8Array): void;
  /** Pulls the plug and puts it in again. */
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

/** Bytes that may wait for a reader; a device does not store more either. */
const MOST_WAITING = 256 * 1024;
const LOOK_EVERY_MS = 5;
const LOOKS = 400;

/** A pseudo-terminal at `path`, by socat. Rejects where there is none. */
export async function ptyWire(persona: Persona, path: string | null): Promise<SimulatorWire> {
  const folder = path === null ? mkdtempSync(join(tmpdir(), 'hamzang-device-')) : null;
  const link = path ?? join(folder ?? '', 'port');
  let plugged: Plugged | null = await plug(persona, link);
  return {
    place: { path: link },
    send: (bytes) => plugged?.send(bytes),
    async unplug() {
      await plugged?.pull();
      plugged = null;
    },
    async replug() {
      plugged ??= await plug(persona, link);
    },
    async close() {
      await plugged?.pull();
      plugged = null;
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Plugged = { send(bytes: Uint8Array): void; pull(): Promise<void> };

async function plug(persona: Persona, link: string): Promise<Plugged> {
  const socat = spawn('socat', [`pty,raw,echo=0,link=${link}`, 'STDIO'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const failed = new Promise<never>((_resolve, reject) => socat.once('error', reject));
  failed.catch(() => undefined);
  await Promise.race([appears(link), failed]);
  // A terminal that nobody has open is hung up, and socat would end with the first application that closes it.
  const held = openSync(link, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  const session = persona.session();
  socat.stdin?.on('error', () => undefined);
  socat.stdout?.on('data', (bytes: Buffer) => void socat.stdin?.write(Buffer.from(session.answer(bytes), 'latin1')));
  return {
    send(bytes) {
      if ((socat.stdin?.writableLength ?? 0) < MOST_WAITING) socat.stdin?.write(bytes);
    },
    async pull() {
      await ended(socat);
      closeSync(held);
      rmSync(link, { force: true });
    },
  };
}

/** A TCP port: 0 takes one that is free. Clients come and go. */
export async function tcpWire(persona: Persona, host: string, port: number): Promise<SimulatorWire> {
  const clients = new Map<Socket, PersonaSession>();
  const welcome = (socket: Socket): void => {
    const session = persona.session();
    clients.set(socket, session);
    socket.on('error', () => undefined);
    socket.on('close', () => clients.delete(socket));
    socket.on('data', (bytes) => void socket.write(Buffer.from(session.answer(bytes), 'latin1')));
    if (session.greeting() !== '') socket.write(session.greeting());
  };
  let server: Server | null = await listen(welcome, host, port);
  const taken = (server.address() as AddressInfo).port;
  const pull = async (): Promise<void> => {
    const closed = server && new Promise<void>((resolve) => server?.close(() => resolve()));
    for (const socket of clients.keys()) socket.destroy();
    server = null;
    await closed;
  };
  return {
    place: { host, port: taken },
    send(bytes) {
      for (const [socket, session] of clients) {
        if (session.isIn() && socket.writableLength < MOST_WAITING) socket.write(bytes);
      }
    },
    unplug: pull,
    async replug() {
      server ??= await listen(welcome, host, taken);
    },
    close: pull,
  };
}

/** Datagrams to somebody who listens; one for each event. */
export async function udpWire(host: string, port: number): Promise<SimulatorWire> {
  const socket = createSocket('udp4');
  socket.bind(0);
  await once(socket, 'listening');
  socket.setBroadcast(true);
  let isIn = true;
  return {
    place: { to: `udp://${host}:${port}` },
    send(bytes) {
      if (isIn && bytes.length > 0) socket.send(bytes, port, host);
    },
    async unplug() {
      isIn = false;
    },
    async replug() {
      isIn = true;
    },
    async close() {
      socket.close();
    },
  };
}

/** Events as requests to an endpoint, one after the other. */
export function httpWire(url: string): SimulatorWire {
  let last: Promise<unknown> = Promise.resolve();
  let isIn = true;
  const post = (line: string) => (): Promise<unknown> =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: line }).catch(() => undefined);
  return {
    place: { to: url.replace(/\/[^/]*$/, '') },
    send(bytes) {
      for (const line of Buffer.from(bytes).toString('utf8').split('\n')) {
        if (isIn && line !== '') last = last.then(post(line));
      }
    },
    async unplug() {
      isIn = false;
    },
    async replug() {
      isIn = true;
    },
    async close() {
      await last;
    },
  };
}

async function listen(welcome: (socket: Socket) => void, host: string, port: number): Promise<Server> {
  const server = createServer({ noDelay: true }, welcome).listen(port, host);
  await once(server, 'listening');
  return server;
}

async function appears(path: string): Promise<void> {
  for (let look = 0; look < LOOKS && !existsSync(path); look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
