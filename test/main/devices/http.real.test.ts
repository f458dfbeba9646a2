import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { runDevice, type TestDevice } from '../../support/test-device.ts';
import { until } from '../../support/wait.ts';

const SECRET = 'a secret of the office';
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function run(address: string, secret: string | null): TestDevice {
  const box = runDevice('http', address, null, { secret });
  cleanUps.push(() => box.stop());
  return box;
}

async function endpoint(): Promise<{ box: TestDevice; url: string }> {
  const port = await freePort();
  const box = run(`http://${port}`, SECRET);
  await box.isIn('open');
  return { box, url: `http://127.0.0.1:${port}/${encodeURIComponent(SECRET)}` };
}

const facts = (box: TestDevice) => box.signals.map(({ at: _at, readAt: _readAt, ...signal }) => signal);
const post = (url: string, type: string, body: string): Promise<number> =>
  fetch(url, { method: 'POST', headers: { 'content-type': type }, body }).then((response) => response.status);

describe('the endpoint for vendor software', () => {
  it('takes the events of USBBox as query and as form, and ours as JSON', async () => {
    const { box, url } = await endpoint();
    const query = await fetch(`${url}?event_type=callerid&line=2&caller=09121234567&callid=77`);
    expect(query.status).toBe(204);
    expect(await post(url, 'application/x-www-form-urlencoded', 'event_type=missed&line=2&callid=09121234567')).toBe(
      204,
    );
    const ours = { event: 'end', line: 1, number: '02188776655', name: 'سارا', extension: '101', duration: '01:15' };
    expect(await post(url, 'application/json', JSON.stringify([ours, { event: 'ring', line: 3 }]))).toBe(204);
    expect(facts(box)).toEqual([
      { kind: 'callerId', line: 2, number: '09121234567', numberStatus: 'ok' },
      { kind: 'missed', line: 2, number: '09121234567', numberStatus: 'ok' },
      { kind: 'end', line: 1, number: '02188776655', numberStatus: 'ok', name: 'سارا', extension: '101', duration: 75 },
      { kind: 'ring', line: 3 },
    ]);
  });

  it('is not there for whoever does not know its secret', async () => {
    const { box, url } = await endpoint();
    for (const path of ['/', '/guess', `/${encodeURIComponent(SECRET)}x`, `/x${encodeURIComponent(SECRET)}`, '/%zz']) {
      const response = await fetch(new URL(path, url), { method: 'POST', body: 'event_type=ring' });
      expect(response.status).toBe(404);
    }
    expect(box.signals).toEqual([]);
  });

  it('does not write its secret into frames and reports', async () => {
    const { box, url } = await endpoint();
    await post(url, 'application/json', '{"event":"ring","line":1}');
    const frames = box.device.frames().map(({ hex }) => Buffer.from(hex, 'hex').toString());
    expect(frames.join('')).toContain('"ring"');
    expect(JSON.stringify([frames, box.reports])).not.toContain('secret of');
  });

  it.each([
    ['no events', 'application/json', '{}', 400],
    ['broken JSON', 'application/json', '{"event":', 400],
    ['a list of numbers', 'application/json', '[1, 2]', 400],
    ['more than 64 KB', 'application/json', `{"event":"${'x'.repeat(70_000)}"}`, 413],
  ])('refuses %s', async (_what, type, body, status) => {
    const { box, url } = await endpoint();
    expect(await post(url, type, body)).toBe(status);
    expect(await fetch(url, { method: 'DELETE' }).then((response) => response.status)).toBe(405);
    expect(box.signals).toEqual([]);
  });

  it('counts what it does not know, and takes the next event', async () => {
    const { box, url } = await endpoint();
    expect(await post(url, 'application/json', '{"event":"coffee","cups":2}')).toBe(204);
    expect(await post(url, 'application/json', '{"event":"ring","line":1}')).toBe(204);
    expect(box.signals).toHaveLength(1);
    await until(() => (box.reports.at(-1)?.skippedBytes ?? 0) > 0, 'the counter');
  });

  it('slows a flood down', async () => {
    const { url } = await endpoint();
    const answers = await Promise.all(Array.from({ length: 400 }, () => fetch(`${url}x`).then(({ status }) => status)));
    expect(answers).toContain(429);
    expect(answers).toContain(404);
  });

  it('is given up by a client in the middle of his body, and goes on', async () => {
    const { box, url } = await endpoint();
    const half = request(url, { method: 'POST', headers: { 'content-length': '500' } });
    half.on('error', () => undefined);
    half.write('{"event":');
    half.destroy();
    expect(await post(url, 'application/json', '{"event":"ring","line":1}')).toBe(204);
    expect(box.signals).toHaveLength(1);
  });

  it('does not open without a secret worth the name, nor for other computers unless that is allowed', async () => {
    const port = await freePort();
    expect((await run(`http://${port}`, 'short').isIn('failed')).detail).toContain('at least 12 characters');
    expect((await run(`http://0.0.0.0:${port}`, SECRET).isIn('forbidden')).detail).toContain('allow=lan');
    await run(`http://0.0.0.0:${port}?allow=lan`, SECRET).isIn('open');
  });
});
