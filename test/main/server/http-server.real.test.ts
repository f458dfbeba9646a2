import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenHub, openHub } from '../../support/open-hub.ts';

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.stop());

type Answer = { status: number; headers: Record<string, unknown>; text: string };

/** Sends the path as it is written: `fetch` would tidy it up. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: hub.port, path, headers, method }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the web server', () => {
  it('serves the screen, not kept, and never in a frame of somebody else', async () => {
    const { status, headers, text } = await get('/');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(text).toContain('هم‌زنگ');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.find((rule) => rule.startsWith('connect-src'))).toBe(
      `connect-src 'self' ws://127.0.0.1:${hub.port} wss://127.0.0.1:${hub.port}`,
    );
    expect(policy.join()).not.toContain('unsafe-eval');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('lets hashed files be kept for ever, and sends them small', async () => {
    const plain = await get('/assets/index-a1b2c3.js?x=1');
    expect([plain.status, plain.headers['cache-control'], plain.headers['content-encoding']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      undefined,
    ]);
    const response = await fetch(`${hub.url}/assets/index-a1b2c3.js`);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe(plain.text);
  });

  it('says that it lives', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, text: 'ok' });
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..\\..\\package.json',
    '//etc/passwd',
    '/etc/passwd',
    '/notes.secret',
    '/assets',
    '/assets/',
    '/index.html/',
    '/index.html%00.js',
    '/socket.io.js',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('answers under its own names only', async () => {
    for (const Host of ['evil.example', `evil.example:${hub.port}`, 'localhost.evil.example']) {
      expect(await get('/', { Host })).toMatchObject({ status: 421 });
    }
    expect(await get('/', { Host: 'office.example' })).toMatchObject({ status: 200 });
  });

  it('takes questions only', async () => {
    expect(await get('/', {}, 'POST')).toMatchObject({ status: 405 });
    expect(await get('/', {}, 'DELETE')).toMatchObject({ status: 405 });
    expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
  });

  it('outlives noise on its port', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(hub.port, '127.0.0.1', () =>
        socket.end(Buffer.from('\x16\x03\x01\x00\xa5 not http\r\n\r\n', 'latin1')),
      );
      socket.on('error', () => undefined);
      socket.resume();
      socket.on('close', () => resolve());
    });
    expect(await get('/healthz')).toMatchObject({ status: 200 });
  });
});
