import { readFileSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { Server } from 'socket.io';
import type { Log } from '../../../src/main/core/ports.ts';
import { createOjSegalDecoder } from '../../../src/main/devices/ojsegal/ojsegal-decoder.ts';
import { createHttpServer } from '../../../src/main/server/http-server.ts';
import type { ScreenPop } from '../../../src/shared/contract/calls.ts';
import type { Push, Reply, Request } from '../../../src/shared/contract/wire.ts';
import type { Recorded } from '../record-visit.ts';

// The floor of `pty-to-card`: the same port, decoder, socket and screen, with one card for everybody. PATH SCREEN RECORDED
const [path = '', screenDir = '', recorded = ''] = process.argv.slice(2);
const { replies, pop } = JSON.parse(readFileSync(recorded, 'utf8')) as Recorded;
const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };
const http = createHttpServer({ screenDir, isOurHost: () => true, log: silent });
const office = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
office.on('connection', (socket) => {
  socket.on('request', ({ name }: Request, answer: (reply: Reply) => void) => answer(replies[name] ?? NOTHING));
});

const NOTHING: Reply = { ok: true, data: null };
const ringing = new Map<number, string>();
let calls = 0;

function show(line: number, number: string): void {
  calls += 1;
  const callId = `floor-${calls}`;
  ringing.set(line, callId);
  const shown: ScreenPop = { ...pop, callId, number, local: number, startedAt: Date.now() };
  push('pop.shown', shown);
}

function fold(line: number): void {
  push('pop.folded', { callId: ringing.get(line) ?? '', reason: 'missed', by: null });
}

function push(name: string, payload: unknown): void {
  const message: Push = { name, payload, at: Date.now(), mono: performance.now() };
  for (const socket of office.sockets.sockets.values()) socket.emit('push', message);
}

const decoder = createOjSegalDecoder();
const port = new SerialPort({ path, baudRate: 9600 });
port.on('data', (bytes: Buffer) => {
  for (const { kind, line = 1, number } of decoder.push(bytes, 0)) {
    if (kind === 'callerId' && number) show(line, number);
    if (kind === 'onHook') fold(line);
  }
});
port.on('open', () => {
  http.listen(0, '127.0.0.1', () => {
    const address = http.address();
    const at = typeof address === 'object' ? address?.port : 0;
    process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${at}` })}\n`);
  });
});
