import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Media, RecordingFailure } from '../../../src/main/core/ports.ts';
import { createHostGuard } from '../../../src/main/server/hosts.ts';
import { createHttpServer } from '../../../src/main/server/http-server.ts';
import { createLog } from '../../support/log.ts';
import { memorySound } from '../../support/memory-sound.ts';
import { untilStill } from '../../support/until-still.ts';
import { until } from '../../support/wait.ts';

const BYTES = Uint8Array.from({ length: 1_000 }, (_, index) => (index * index) % 251);
const LARGE = 64 * 1024 * 1024;
const BROKEN_OFF = /aborted|reset|hang up/;

let screenDir: string;
let http: Server;
let port: number;
let sounds: Map<string, () => Promise<Media | null>>;
let log: string[];
let counted: string[];
beforeAll(() => {
  screenDir = mkdtempSync(join(tmpdir(), 'hamzang-media-'));
  writeFileSync(join(screenDir, 'index.html'), '<!doctype html>');
});
afterAll(() => rmSync(screenDir, { recursive: true, force: true }));
beforeEach(async () => {
  sounds = new Map();
  log = [];
  counted = [];
  http = createHttpServer({
    screenDir,
    isOurHost: createHostGuard([]),
    log: createLog(log),
    openMedia: async (ticket) => (await sounds.get(ticket)?.()) ?? null,
    count: (what) => void counted.push(what),
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  ({ port } = http.address() as AddressInfo);
});
afterEach(() => {
  http.closeAllConnections();
  http.close();
});

/** A sound behind a ticket, and what became of it. */
function offer(ticket: string, options: Parameters<typeof memorySound>[0]) {
  const { sound, fate } = memorySound(options);
  sounds.set(ticket, async () => ({ kind: 'sound', sound }));
  return fate;
}

type Asked = { readonly headers?: Record<string, string>; readonly method?: string };
const ask = (path: string, { headers = {}, method = 'GET' }: Asked = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method }, resolve).on('error', reject).end();
  });
async function get(path: string, asked?: Asked) {
  const response = await ask(path, asked);
  const body = Buffer.concat(await response.toArray());
  return { status: response.statusCode, headers: response.headers, body };
}
const part = async (Range: string, more: Record<string, string> = {}) => {
  const { status, headers, body } = await get('/recordings/t', { headers: { Range, ...more } });
  const range = headers['content-range'] ?? null;
  const from = Number(/(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  const isRight = body.equals(Buffer.from(BYTES).subarray(from, from + body.length));
  return [status, range, body.length === 0 ? null : isRight ? `${from}+${body.length}` : 'other bytes'];
};

describe('a recording over http', () => {
  it('is sent whole, with its type and length, and kept nowhere', async () => {
    const fate = offer('t', { bytes: BYTES });
    const { status, headers, body } = await get('/recordings/t?x=1');
    expect([status, body.equals(Buffer.from(BYTES))]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-type': 'audio/ogg',
      'content-length': '1000',
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toContain("media-src 'self'");
    expect(fate.closed).toBe(1);
  });

  it.each([
    ['bytes=0-0', 206, 'bytes 0-0/1000', '0+1'],
    ['bytes=0-', 206, 'bytes 0-999/1000', '0+1000'],
    ['bytes=100-199', 206, 'bytes 100-199/1000', '100+100'],
    ['BYTES=100-199', 206, 'bytes 100-199/1000', '100+100'],
    ['bytes=999-', 206, 'bytes 999-999/1000', '999+1'],
    ['bytes=990-5000', 206, 'bytes 990-999/1000', '990+10'],
    ['bytes=990-99999999999999999999999', 206, 'bytes 990-999/1000', '990+10'],
    ['bytes=-300', 206, 'bytes 700-999/1000', '700+300'],
    ['bytes=-5000', 206, 'bytes 0-999/1000', '0+1000'],
    ['bytes=1000-', 416, 'bytes */1000', null],
    ['bytes=99999999999999999999999-', 416, 'bytes */1000', null],
    ['bytes=1000-1001', 416, 'bytes */1000', null],
    ['bytes=-0', 416, 'bytes */1000', null],
    ['bytes=5-4', 200, null, '0+1000'],
    ['bytes=-', 200, null, '0+1000'],
    ['bytes=', 200, null, '0+1000'],
    ['bytes=a-b', 200, null, '0+1000'],
    ['bytes=1.5-3', 200, null, '0+1000'],
    ['bytes=--5', 200, null, '0+1000'],
    ['bytes=0-1,5-6', 200, null, '0+1000'],
    ['samples=0-1', 200, null, '0+1000'],
    ['', 200, null, '0+1000'],
  ])('answers %j with %i', async (range, ...answer) => {
    const fate = offer('t', { bytes: BYTES });
    expect(await part(range)).toEqual(answer);
    await until(() => fate.closed === 1, 'the sound is closed');
  });

  it('is sent whole to who has an older one and wants a part only of that', async () => {
    offer('t', { bytes: BYTES });
    expect(await part('bytes=0-1', { 'If-Range': '"abc"' })).toEqual([200, null, '0+1000']);
  });

  it('has no part that is inside when it is empty', async () => {
    offer('t', { bytes: new Uint8Array() });
    expect(await part('bytes=0-')).toEqual([416, 'bytes */0', null]);
    expect(await get('/recordings/t')).toMatchObject({ status: 200, headers: { 'content-length': '0' } });
  });

  it('says on HEAD how long it is, without being read', async () => {
    const fate = offer('t', { bytes: BYTES });
    const { status, headers, body } = await get('/recordings/t', { method: 'HEAD', headers: { Range: 'bytes=0-1' } });
    expect([status, headers['content-length'], headers['content-range'], body.length]).toEqual([
      200,
      '1000',
      undefined,
      0,
    ]);
    expect([fate.reads, fate.closed]).toEqual([0, 1]);
  });

  it('takes no other deed', async () => {
    offer('t', { bytes: BYTES });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(await get('/recordings/t', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });

  it('is not for a page of a foreign name', async () => {
    const fate = offer('t', { bytes: BYTES });
    expect(await get('/recordings/t', { headers: { Host: 'evil.example' } })).toMatchObject({ status: 421 });
    expect(fate.reads).toBe(0);
  });

  it.each(['unknown', '', '..', 'a/b', 'a%2fb', 'x'.repeat(200), '%00'])('is not behind %j', async (ticket) => {
    const { status, body } = await get(`/recordings/${ticket}`);
    expect([status, body.toString()]).toEqual([404, expect.stringContaining('not open any more')]);
  });

  it('says what is wrong with its file, and names no ticket in the log', async () => {
    sounds.set('secretTicket', () => Promise.reject(new RecordingFailure('changed', 'chunk 7')));
    sounds.set('otherTicket', () => Promise.reject(new RecordingFailure('missing', 'gone')));
    expect(await get('/recordings/secretTicket')).toMatchObject({ status: 500 });
    expect(await get('/recordings/otherTicket')).toMatchObject({ status: 404 });
    expect([log.length, counted]).toEqual([2, ['media.failed', 'media.failed']]);
    expect(log.join()).not.toContain('Ticket');
  });
});

it('a recording that is opened while it is put away is found in its new place', async () => {
  const { sound } = memorySound({ bytes: BYTES });
  let asked = 0;
  sounds.set('t', async () => {
    asked += 1;
    if (asked < 3) throw new RecordingFailure('missing', 'it was put away');
    return { kind: 'sound', sound };
  });
  expect(await part('bytes=0-9')).toEqual([206, 'bytes 0-9/1000', '0+10']);
});

describe('a recording that is being played', () => {
  it('is heard by two at once, each at his own place', async () => {
    const fate = offer('t', { bytes: BYTES, chunk: 7 });
    const [one, two] = await Promise.all([part('bytes=0-499'), part('bytes=500-999')]);
    expect([one, two]).toEqual([
      [206, 'bytes 0-499/1000', '0+500'],
      [206, 'bytes 500-999/1000', '500+500'],
    ]);
    expect(fate.closed).toBe(2);
  });

  it('breaks off when it is deleted, so that nobody takes the piece for the whole', async () => {
    const fate = offer('t', { bytes: BYTES, chunk: 100, breaksAt: 400 });
    await expect(get('/recordings/t')).rejects.toThrow(BROKEN_OFF);
    await until(() => fate.closed === 1, 'the sound is closed');
    expect(counted).toEqual(['media.brokeOff']);
    expect(log).toEqual([expect.stringMatching(/^warn a recording broke off while it was sent/)]);
  });

  it.each([
    ['fewer', 900],
    ['no', 0],
  ])('breaks off when %s bytes come than were promised', async (_word, really) => {
    offer('t', { bytes: BYTES, really });
    await expect(get('/recordings/t')).rejects.toThrow(BROKEN_OFF);
    expect(counted).toEqual(['media.brokeOff']);
  });

  it('never sends more than it promised', async () => {
    offer('t', { bytes: BYTES, really: 1_000, size: 600 });
    expect((await get('/recordings/t')).body.length).toBe(600);
  });

  it('waits for a slow reader instead of filling the memory', async () => {
    const fate = offer('t', { size: LARGE, chunk: 65_536 });
    const socket = await reader('t');
    await untilStill(() => fate.given);
    // What the system's own buffers of a loopback connection take in, and not the 64 MB that are there.
    expect(fate.given).toBeLessThan(LARGE / 4);
    socket.resume();
    const waiting = fate.given;
    await until(() => fate.given > waiting, 'it goes on when he reads again');
    socket.destroy();
  });

  it('is let go when its reader goes away', async () => {
    const fate = offer('t', { size: LARGE, chunk: 65_536 });
    const socket = await reader('t');
    socket.destroy();
    await until(() => fate.closed === 1, 'the sound is closed');
    await until(() => fate.ended === 1, 'reading ended');
    expect([fate.given < LARGE, log, counted]).toEqual([true, [], []]);
  });

  it('is let go even while its disk gives nothing', async () => {
    const fate = offer('t', { size: LARGE, chunk: 1_000, hangsAt: 5_000 });
    const socket = await reader('t');
    await until(() => fate.given === 5_000, 'it hangs');
    socket.destroy();
    await until(() => fate.closed === 1, 'the sound is closed');
  });

  it('is one of at most a hundred, and the next one may come when one has gone', async () => {
    offer('t', { size: LARGE, chunk: 65_536 });
    const sockets = await Promise.all(Array.from({ length: 100 }, () => reader('t')));
    const refused = await ask('/recordings/t');
    refused.destroy();
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5']);
    sockets[0]?.destroy();
    await until(async () => {
      const response = await ask('/recordings/t');
      response.destroy();
      return response.statusCode === 200;
    }, 'there is room again');
    for (const socket of sockets) socket.destroy();
  });
});

describe('an export', () => {
  const exported = (fileName: string, failsAfter = Number.POSITIVE_INFINITY): Media => ({
    kind: 'file',
    mime: 'audio/mpeg',
    fileName,
    read: async () =>
      (async function* () {
        for (let chunk = 0; chunk < 3; chunk += 1) {
          if (chunk === failsAfter) throw new RecordingFailure('changed', 'chunk 2');
          yield new Uint8Array(10).fill(chunk);
        }
      })(),
  });

  it('is saved under its Persian name', async () => {
    sounds.set('e', async () => exported('تماس ۱۴۰۵-۰۹-۰۱ (پارس).mp3'));
    const { status, headers, body } = await get('/recordings/e', { headers: { Range: 'bytes=0-3' } });
    expect([status, body.length, headers['content-length'], headers['accept-ranges']]).toEqual([
      200,
      30,
      undefined,
      'none',
    ]);
    expect(headers['content-type']).toBe('audio/mpeg');
    const [, name = ''] = /filename\*=UTF-8''([A-Za-z0-9%._-]+)$/.exec(headers['content-disposition'] ?? '') ?? [];
    expect(decodeURIComponent(name)).toBe('تماس ۱۴۰۵-۰۹-۰۱ (پارس).mp3');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+\.mp3"; /);
  });

  it('cannot lead out of the folder into which it is saved, nor end the header', async () => {
    sounds.set('e', async () => exported('../..\\x"\r\nSet-Cookie: a=b\u0000.mp3'));
    const { headers } = await get('/recordings/e');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-disposition']).not.toMatch(/[\\/]|%2F|%5C|%0D|%0A|%00|"[^";]*"[^;]/i);
  });

  it('is not disturbed by a recording that is just being put away', async () => {
    let asked = 0;
    const file = exported('a.mp3');
    const moves = async () => {
      asked += 1;
      if (asked === 1) throw new RecordingFailure('missing', 'it was put away');
      return (async function* () {
        if (asked === 2) throw new RecordingFailure('missing', 'it was put away');
        yield new Uint8Array(10);
      })();
    };
    sounds.set('e', async () => ({ ...file, kind: 'file', read: moves }) as Media);
    expect(await get('/recordings/e')).toMatchObject({ status: 200, body: Buffer.alloc(10) });
    expect(counted).toEqual([]);
  });

  it.each([
    ['missing', 404],
    ['changed', 500],
  ] as const)('whose file is %s is said in words, not by an empty file', async (code, status) => {
    const read = () => Promise.reject(new RecordingFailure(code, 'no'));
    sounds.set('e', async () => ({ ...exported('a.mp3'), read }) as Media);
    const { headers, ...answer } = await get('/recordings/e');
    expect([answer.status, headers['content-disposition'], counted]).toEqual([status, undefined, ['media.failed']]);
  });

  it('is let go when its reader goes away', async () => {
    const { sound, fate } = memorySound({ size: LARGE, chunk: 65_536 });
    sounds.set('e', async () => ({ ...exported('a.mp3'), read: async () => sound.read(0, LARGE) }) as Media);
    const socket = await reader('e');
    socket.destroy();
    await until(() => fate.ended === 1, 'reading ended');
    expect(fate.given).toBeLessThan(LARGE);
  });

  it('is let go when its reader went away before the first piece was made', async () => {
    const { sound, fate } = memorySound({ size: LARGE, chunk: 65_536 });
    let make: () => void = () => undefined;
    const made = new Promise<void>((resolve) => (make = resolve));
    let asked = false;
    const read = async () => {
      asked = true;
      await made;
      return sound.read(0, LARGE);
    };
    sounds.set('e', async () => ({ ...exported('a.mp3'), read }) as Media);
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write('GET /recordings/e HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await until(() => asked, 'it is asked for');
    const connections = () => new Promise<number>((resolve) => http.getConnections((_error, count) => resolve(count)));
    socket.destroy();
    await until(async () => (await connections()) === 0, 'the reader is gone');
    make();
    await until(() => fate.ended === 1, 'reading ended');
  });

  it('that breaks off is not taken for a whole file', async () => {
    sounds.set('e', async () => exported('a.mp3', 2));
    await expect(get('/recordings/e')).rejects.toThrow(BROKEN_OFF);
    expect(counted).toEqual(['media.brokeOff']);
  });
});

/** A plain socket that asked for the recording, saw its headers, and reads no further. */
async function reader(ticket: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(`GET /recordings/${ticket} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  const [head] = (await once(socket, 'data')) as [Buffer];
  socket.pause();
  expect(head.toString('latin1')).toMatch(/^HTTP\/1.1 200/);
  return socket;
}
