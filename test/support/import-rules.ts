import { posix } from 'node:path';
import type { Import } from './sources.ts';

/** Who may import whom. A folder may always import from itself. */
export type Rule = {
  /** Our folders and files below `src`, with all that is below them. */
  readonly ours: readonly string[];
  /** Of either kind, for their types alone. */
  readonly types?: readonly string[];
  /** Packages, with their sub-paths; `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
  /** Holds for the files that stand directly in the folder; a folder below it must have a rule of its own. */
  readonly flat?: true;
};

const SHARED = ['shared'];
const CORE = ['main/core', 'main/store', 'main/sync'];
const MAIN = [...CORE, 'main/devices', 'main/recording', 'main/exchange', 'main/server', 'main/seed'];

/** The table of the house. The longest path wins; a folder that is not in it fails. */
export const IMPORT_RULES: Readonly<Record<string, Rule>> = {
  'build.config.ts': { ours: [], packages: ['node:', 'vite', 'electron-vite', '@vitejs/plugin-react'] },

  'shared/domain': { ours: [], packages: [] },
  'shared/domain/phone-number.ts': { ours: ['shared/domain'], packages: ['libphonenumber-js'] },
  'shared/i18n': { ours: [], packages: [] },
  'shared/contract': { ours: ['shared/domain'], packages: ['zod'] },
  'shared/client': { ours: ['shared/contract'], packages: ['socket.io-client', 'socket.io-parser'] },

  'main/core': { ours: [...SHARED, 'main/store', 'main/sync'], types: ['zod'], packages: [] },
  'main/store': {
    ours: ['shared/domain'],
    types: ['shared/contract'],
    packages: ['drizzle-orm', 'better-sqlite3', 'node:'],
  },
  // The lists of values that a column may hold are the contract's.
  'main/store/schema': { ours: ['main/store', 'shared/domain', 'shared/contract'], packages: ['drizzle-orm'] },
  'main/sync': { ours: [...SHARED, 'main/store'], packages: [] },
  'main/devices': {
    ours: ['shared/domain', 'main/core/ports.ts'],
    types: ['shared/contract/lines.ts'],
    packages: ['serialport', 'node:'],
  },
  // Expressions of strangers run on an engine that cannot hang.
  'main/devices/pattern': {
    ours: ['main/devices', 'shared/domain', 'main/core/ports.ts'],
    types: ['shared/contract/lines.ts'],
    packages: ['re2js', 'node:'],
  },
  'main/recording': { ours: ['shared/domain', 'main/core/ports.ts'], packages: ['node-record-lpcm16', 'node:'] },
  // What is slow: compressing and encrypting, in a thread of its own.
  'main/recording/vault': {
    ours: ['main/recording', 'shared/domain', 'main/core/ports.ts'],
    packages: ['libopus-wasm', 'mediabunny', '@mediabunny/flac-encoder', '@mediabunny/mp3-encoder', 'node:'],
  },
  'main/exchange': { ours: ['shared/domain'], packages: ['node:'] },
  'main/server': { ours: [...SHARED, 'main/core'], packages: ['socket.io', 'node:'] },
  'main/seed': { ours: [...SHARED, 'main/store', 'main/core'], packages: ['node:'] },
  'main/cli': { ours: [...SHARED, ...MAIN, 'main'], packages: ['zod', 'node:'] },
  'main/launch': { ours: [], packages: ['node:'] },
  'main/electron': { ours: [...SHARED, ...MAIN, 'main'], packages: ['electron', 'node:'] },
  // Loads the built program, wherever it was installed.
  'main/bin.mjs': { ours: [], packages: ['node:', '(computed)'] },
  main: {
    ours: [...SHARED, ...MAIN, 'main/cli', 'main/launch'],
    packages: ['zod', 'pino', '@node-rs/argon2', 'node:'],
    flat: true,
  },

  renderer: {
    ours: SHARED,
    packages: [
      'react',
      'react-dom',
      '@mantine/core',
      '@mantine/form',
      '@mantine/hooks',
      '@mantine/notifications',
      '@mantine/spotlight',
      '@tabler/icons-react',
      '@tanstack/react-virtual',
      '@fontsource-variable/vazirmatn',
      '@internationalized/date',
      'react-aria-components',
      'wavesurfer.js',
      'wouter',
    ],
  },
};

/** What is wrong with one import; null: nothing. Paths are relative to `src`. */
export function trespass(
  path: string,
  { request, typeOnly }: Import,
  rules: Readonly<Record<string, Rule>> = IMPORT_RULES,
): string | null {
  const found = ruleFor(path, rules);
  if (!found) return 'stands in a folder that the table does not know';
  const [home, rule] = found;
  const types = typeOnly ? (rule.types ?? []) : [];
  if (!request.startsWith('.')) {
    const lent = [...rule.packages, ...types];
    return lent.some((name) => isBelow(request, name)) ? null : `imports the package ${request}`;
  }
  const target = posix.normalize(posix.join(posix.dirname(path), request));
  if (target.startsWith('..')) return `reaches out of src: ${request}`;
  const allowed = [home, ...rule.ours, ...types];
  // A flat folder lends only the files that stand in it.
  const isAllowed = allowed.some((one) => (rules[one]?.flat ? posix.dirname(target) === one : isBelow(target, one)));
  return isAllowed ? null : `imports ${target}`;
}

function ruleFor(path: string, rules: Readonly<Record<string, Rule>>): readonly [string, Rule] | null {
  const [longest] = Object.keys(rules)
    .filter((key) => (rules[key]?.flat ? posix.dirname(path) === key : isBelow(path, key)))
    .sort((a, b) => b.length - a.length);
  const rule = longest === undefined ? undefined : rules[longest];
  return longest === undefined || !rule ? null : [longest, rule];
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(parent.endsWith(':') ? parent : `${parent}/`);
}
