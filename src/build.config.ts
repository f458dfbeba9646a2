import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What Node or Electron starts by itself; each becomes `out/main/<name>.js`. */
const mainEntries = {
  index: `${root}src/main/electron/main.ts`,
  cli: `${root}src/main/cli.ts`,
  // A thread of its own beside either of them.
  'seal-worker': `${root}src/main/recording/vault/seal-worker.ts`,
};

/**
 * Packages that are made of many small files go into our own few: finding and reading those files made two thirds of the
 * hub's start. What has machine code of its own stays outside.
 */
const bundled = [
  'drizzle-orm',
  'libphonenumber-js',
  'pino',
  'socket.io',
  'socket.io-client',
  'socket.io-parser',
  'zod',
];

/** Read by node-record-lpcm16 when a source is opened, each by its path: so they stay the files that they are. */
const recorders = {
  name: 'recorders',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): string }): void {
    const folder = `${root}src/main/recording/recorders`;
    for (const file of readdirSync(folder))
      this.emitFile({
        type: 'asset',
        fileName: `recorders/${file}`,
        source: readFileSync(`${folder}/${file}`, 'utf8'),
      });
  },
};

/** Three builds: the core with its two shells, the bridge between the worlds, and the screen. None needs Electron's binary. */
export default defineConfig({
  main: {
    plugins: [recorders],
    build: {
      outDir: `${root}out/main`,
      externalizeDeps: { exclude: bundled },
      rolldownOptions: { input: mainEntries },
    },
  },
  preload: {
    build: {
      outDir: `${root}out/preload`,
      // A sandboxed preload is loaded by a plain `require`, and may require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: `${root}src/main/electron/preload.ts` },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${root}src/renderer`,
    plugins: [react()],
    build: {
      outDir: `${root}out/renderer`,
      minify: true,
      // The content security policy allows no data: URL for fonts and scripts.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { input: `${root}src/renderer/index.html` },
    },
  },
});
