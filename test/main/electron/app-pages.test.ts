import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerAppScheme, serveAppPages } from '../../../src/main/electron/app-pages.ts';

let folder: string;
let ask: (url: string) => Promise<Response>;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'hamzang-pages-')), 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, '..', 'secret.json'), '{}');
  writeFileSync(join(folder, 'index.html'), '<title>هم‌زنگ</title>');
  writeFileSync(join(folder, 'assets', 'a.js'), 'export {};');
  let handler: ((request: Request) => Promise<Response>) | null = null;
  serveAppPages(
    { handle: (_scheme: string, given: typeof handler) => void (handler = given) } as unknown as Protocol,
    folder,
  );
  ask = async (url) => {
    if (!handler) throw new Error('nothing serves app:');
    return handler({ url } as Request);
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

  it('have an origin of their own, secure and without powers beyond fetching', () => {
    const registered: unknown[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (schemes) => void registered.push(...schemes) });
    expect(registered).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });
});
