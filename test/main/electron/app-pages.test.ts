import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Media } from '../../../src/main/core/ports.ts';
import { registerAppScheme, serveAppPages } from '../../../src/main/electron/app-pages.ts';
import { createMediaAnswers } from '../../../src/main/server/media-answer.ts';
import { createLog } from '../../support/log.ts';
import { type Fate, memorySound } from '../../support/memory-sound.ts';
import { untilStill } from '../../support/until-still.ts';
import { until } from '../../support/wait.ts';

const SOUND = Uint8Array.from({ length: 100 }, (_, index) => index);

let folder: string;
let ask: (url: string, asked?: RequestInit) => Promise<Response>;
let fate: Fate;
let counted: string[];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'hamzang-pages-')), 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, '..', 'secret.json'), '{}');
  writeFileSync(join(folder, 'index.html'), '<title>هم‌زنگ</title>');
  writeFileSync(join(folder, 'assets', 'a.js'), 'export {};');
  counted = [];
  const tickets = new Map<string, Media>();
  const memory = memorySound({ bytes: SOUND, chunk: 10, breaksAt: 90 });
  fate = memory.fate;
  tickets.set('t', { kind: 'sound', sound: memory.sound });
  tickets.set('e', {
    kind: 'file',
    mime: 'audio/mpeg',
    fileName: 'تماس.mp3',
    read: async () => memory.sound.read(0, 30),
  });
  let handler: ((request: Request) => Promise<Response>) | null = null;
  serveAppPages(
    { handle: (_scheme: string, given: typeof handler) => void (handler = given) } as unknown as Protocol,
    folder,
    createMediaAnswers({
      openMedia: async (ticket) => tickets.get(ticket) ?? null,
      log: createLog(),
      count: (what) => void counted.push(what),
    }),
  );
  ask = async (url, asked) => {
    if (!handler) throw new Error('nothing serves app:');
    return handler(new Request(url, asked));
  };
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('the pages of the desktop', () => {
  it('are served under app://hamzang/ with their type', async () => {
    const page = await ask('app://hamzang/index.html#/pop');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<title>هم‌زنگ</title>',
    ]);
    expect((await ask('app://hamzang/assets/a.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('may run only what was built, and connect nowhere', async () => {
    const policy = (await ask('app://hamzang/')).headers.get('content-security-policy')?.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy?.join()).not.toMatch(/unsafe-eval|https?:|ws:|\*/);
  });

  it.each([
    'app://hamzang/missing.js',
    'app://hamzang/../secret.json',
    'app://hamzang/%2e%2e/secret.json',
    'app://hamzang/..%2fsecret.json',
    'app://hamzang/assets/..%5c..%5csecret.json',
    'app://hamzang/%00',
    'app://hamzang/%zz',
    'app://elsewhere/index.html',
  ])('do not include %s', async (url) => expect((await ask(url)).status).toBe(404));

  it('have an origin of their own, secure and without powers beyond fetching and playing', () => {
    const registered: unknown[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (schemes) => void registered.push(...schemes) });
    expect(registered).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
  });
});

describe('a recording on the desktop', () => {
  const part = (range: string) => ask('app://hamzang/recordings/t', { headers: { range } });

  it('is sent in parts, under the same rules as the pages', async () => {
    const response = await part('bytes=20-49');
    expect([response.status, response.headers.get('content-range'), response.headers.get('content-length')]).toEqual([
      206,
      'bytes 20-49/100',
      '30',
    ]);
    expect([response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      'audio/ogg',
      'no-store',
    ]);
    expect(response.headers.get('content-security-policy')).toContain("media-src 'self'");
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([...SOUND.subarray(20, 50)]);
    expect(fate.closed).toBe(1);
  });

  it('says what is outside of it, and that it is not there', async () => {
    const outside = await part('bytes=100-');
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */100']);
    expect((await ask('app://hamzang/recordings/unknown')).status).toBe(404);
    expect((await ask('app://elsewhere/recordings/t')).status).toBe(404);
    expect(fate.closed).toBe(1);
  });

  it('takes no other deed, and is not read on HEAD', async () => {
    expect((await ask('app://hamzang/recordings/t', { method: 'POST' })).status).toBe(405);
    const head = await ask('app://hamzang/recordings/t', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), fate.reads, fate.closed]).toEqual([200, '100', 0, 1]);
  });

  it('is read no faster than it is played, and let go when the player goes elsewhere', async () => {
    const response = await part('bytes=0-79');
    const player = response.body?.getReader();
    await player?.read();
    await player?.read();
    await untilStill(() => fate.given);
    expect(fate.given).toBeLessThanOrEqual(40);
    await player?.cancel();
    await until(() => fate.closed === 1 && fate.ended === 1, 'the sound is closed');
    expect(counted).toEqual([]);
  });

  it('breaks off when it cannot be read on', async () => {
    await expect((await part('bytes=0-')).arrayBuffer()).rejects.toThrow('it was deleted');
    expect([fate.closed, counted]).toEqual([1, ['media.brokeOff']]);
  });

  it('that is exported has the name under which it is to be saved', async () => {
    const response = await ask('app://hamzang/recordings/e');
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('تماس.mp3'));
    expect((await response.arrayBuffer()).byteLength).toBe(30);
  });
});
