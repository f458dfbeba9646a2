import { defineConfig } from 'vitest/config';

/** Three projects: rules (fast), the machine as it is (ports, sockets, SQLite, processes), and a real browser. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      { test: { name: 'unit', include: ['test/{unit,shared,main,renderer}/**/*.test.{ts,tsx}'], exclude: ['test/**/*.real.test.ts'], environment: 'node' } },
      { test: { name: 'real', include: ['test/{shared,main,renderer}/**/*.real.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
