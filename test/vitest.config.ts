import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Three projects: rules (fast), the machine as it is (ports, sockets, SQLite, processes), and a real browser. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          include: ['test/*.test.ts', 'test/{unit,shared,main,renderer}/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.real.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'real',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          include: ['test/{shared,main,renderer}/**/*.real.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          // A browser, a hub and its devices fill two cores by themselves.
          maxWorkers: 1,
          sequence: { groupOrder: 0 },
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
