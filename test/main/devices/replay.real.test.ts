import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceError } from '../../../src/main/devices/source.ts';
import { replaySource } from '../../../src/main/devices/transports/replay.ts';
import { runDevice, type TestDevice } from '../../support/test-device.ts';
import { createVirtualTime } from '../../support/virtual-time.ts';
import { until } from '../../support/wait.ts';

let dir: string;
const boxes: TestDevice[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-replay-'));
});
afterEach(async () => {
  for (const box of boxes.splice(0)) await box.stop();
  rmSync(dir, { recursive: true, force: true });
});

function capture(name: string, content: string): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return `file://${path}`;
}

function run(address: string): TestDevice {
  const box = runDevice('ojsegal', address);
  boxes.push(box);
  return box;
}

const lines = (box: TestDevice) => box.signals.map((signal) => signal.line);

describe('a capture that is played', () => {
  it.each([
    ['box.hex', '# of a box\n0a 4c 31 | 52 30 31 40 0a\n+5000 0A4C32523031400A\n'],
    ['box.txt', '# of a box\nL1R01@\nL2R01@\n'],
  ])('gives its calls: %s', async (name, content) => {
    const box = run(`${capture(name, content)}?speed=max`);
    await until(() => box.reports.at(-1)?.detail === 'the capture is over', 'its end');
    expect(lines(box)).toEqual([1, 2]);
    expect(box.reports.at(-1)?.state).toBe('open');
  });

  it('goes as fast as it was saved, or as many times faster as one likes', async () => {
    const time = createVirtualTime();
    const address = `${capture('box.hex', '+0 0a4c31523031400a\n+60000 0a4c32523031400a\n')}?speed=10`;
    const heard: string[] = [];
    const source = await replaySource(time.wait)(address, (bytes) => heard.push(Buffer.from(bytes).toString().trim()));
    await until(async () => {
      await time.pass(0);
      return heard.length === 1;
    }, 'the first record');
    await time.pass(5_999);
    expect(heard).toEqual(['L1R01@']);
    await time.pass(1);
    await until(() => heard.length === 2, 'the second record');
    await source.close();
  });

  it('is missing until somebody saves it', async () => {
    const box = run(`file://${join(dir, 'later.txt')}?speed=max`);
    expect((await box.isIn('missing')).detail).toContain('ENOENT');
    capture('later.txt', 'L3R01@\n');
    await until(() => box.signals.length === 1, 'the ring');
  });

  it('that is no file is said to be none', async () => {
    const open = replaySource(createVirtualTime().wait);
    const refusal = await open(`file://${dir}/none/at/all`, () => undefined).catch((error: SourceError) => error);
    expect(refusal).toMatchObject({ state: 'missing' });
    const path = join(dir, 'closed.txt');
    writeFileSync(path, 'x');
    chmodSync(path, 0);
    const closed = await open(`file://${path}`, () => undefined).catch((error: SourceError) => error);
    // Whoever may read everything is not refused.
    expect(closed).toMatchObject(process.getuid?.() === 0 ? { close: expect.any(Function) } : { state: 'forbidden' });
  });
});
