import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const RUN = fileURLToPath(new URL('../../bench/run.ts', import.meta.url));
const bench = (...words: readonly string[]) =>
  promisify(execFile)(process.execPath, [RUN, ...words], { env: { ...process.env, NODE_NO_WARNINGS: '1' } });

test('the benchmark prints one line of JSON for each figure, with its comparison', async () => {
  const { stdout } = await bench('lookup-hot', '--quick');
  const lines = stdout.trimEnd().split('\n');
  const figures = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(figures.map(({ name }) => name)).toContain('lookup-hot-p50');
  for (const figure of figures) {
    expect(figure).toEqual({
      name: expect.stringMatching(/^[a-z0-9-]+$/),
      value: expect.any(Number),
      unit: 'µs',
      baseline: expect.any(Number),
      ratio: expect.any(Number),
    });
  }
});

test('the benchmark refuses a figure that it does not know, and names those that it does', async () => {
  const refused = await bench('no-such-figure').catch((error: { code: number; stderr: string }) => error);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/no-such-figure.*lookup-hot/s) });
});
