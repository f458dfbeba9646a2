import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { trespass } from './support/import-rules.ts';
import { physicalSides } from './support/physical-sides.ts';
import { filesIn, importsOf, readSource, visitSource } from './support/sources.ts';

const CODE = '**/*.{ts,tsx,mts,mjs,cts,cjs}';
const sources = filesIn('src', CODE);
const tests = filesIn('test', CODE);

test('nobody imports what the table of the house does not allow', () => {
  expect(sources.length).toBeGreaterThan(50);
  const found = sources.flatMap((path) => trespasses(path, readSource(path)));
  expect(found).toEqual([]);
});

test.each([
  ['src/main/core/x.ts', "import { app } from 'electron';", 'imports the package electron'],
  ['src/main/core/x.ts', "import type { App } from 'electron';", 'imports the package electron'],
  [
    'src/main/core/x.ts',
    "import type { Server } from '../server/http-server.ts';",
    'imports main/server/http-server.ts',
  ],
  [
    'src/main/devices/modem/x.ts',
    "export { dispatch } from '../../core/dispatch.ts';",
    'imports main/core/dispatch.ts',
  ],
  [
    'src/main/store/x.ts',
    "import { contract } from '../../shared/contract/contract.ts';",
    'imports shared/contract/contract.ts',
  ],
  ['src/main/hub.ts', "await import('./electron/main.ts');", 'imports main/electron/main.ts'],
  ['src/main/cli/x.ts', "type W = import('../electron/windows.ts').MakeWindow;", 'imports main/electron/windows.ts'],
  ['src/renderer/x.tsx', "import { openStore } from '../main/store/open.ts';", 'imports main/store/open.ts'],
  ['src/renderer/x.tsx', "import { readFile } from 'node:fs/promises';", 'imports the package node:fs/promises'],
  ['src/shared/domain/x.ts', "import { z } from 'zod';", 'imports the package zod'],
  ['src/shared/i18n/x.ts', "export * from '../domain/call.ts';", 'imports shared/domain/call.ts'],
  [
    'src/shared/client/x.ts',
    "import '../../../test/support/wait.ts';",
    'reaches out of src: ../../../test/support/wait.ts',
  ],
  ['src/main/newcomer/x.ts', "import 'node:fs';", 'stands in a folder that the table does not know'],
  ['src/main/core/x.ts', 'await import(name);', 'imports the package (computed)'],
])('%s with %s is caught', (path, source, sentence) => {
  expect(trespasses(path, source)).toEqual([`${path} ${sentence}`]);
});

test.each([
  ['src/main/core/x.ts', "import { call } from '../../shared/domain/call.ts';"],
  ['src/main/devices/modem/x.ts', "import type { Log } from '../../core/ports.ts';"],
  ['src/main/store/x.ts', "import type { Call } from '../../shared/contract/calls.ts';"],
  ['src/main/electron/x.ts', "import { openLog } from '../log.ts'; import { app } from 'electron';"],
  ['src/renderer/x.tsx', "import { createRoot } from 'react-dom/client';"],
])('%s with %s is fine', (path, source) => {
  expect(trespasses(path, source)).toEqual([]);
});

test('no file or folder is named after nothing in particular', () => {
  const vague = [...sources, ...tests].filter((path) =>
    path.split('/').some((part) => /(^|[-.])(utils?|helpers?|common|misc)(\.|$)/.test(part)),
  );
  expect(vague).toEqual([]);
});

test('the screen has a beginning and an end, and no left or right', () => {
  const styled = filesIn('src/renderer', '**/*.{css,ts,tsx}');
  expect(styled.flatMap((path) => physicalSides(path, readSource(path)))).toEqual([]);
});

test('no test is skipped, focused or put off', () => {
  expect(tests.flatMap((path) => evasions(path, readSource(path)))).toEqual([]);
});

test('tests reach for electron only where its seams are tested', () => {
  const reaching = tests.filter((path) =>
    importsOf(path, readSource(path)).some(({ request }) => request === 'electron'),
  );
  expect(reaching.filter((path) => !path.startsWith('test/main/electron/'))).toEqual([]);
});

/** One sentence for each import of a source that is not allowed. */
function trespasses(path: string, source: string): readonly string[] {
  const inside = posix.relative('src', path);
  return importsOf(path, source)
    .flatMap((one) => trespass(inside, one) ?? [])
    .map((what) => `${path} ${what}`);
}

const EVASIONS: ReadonlySet<string> = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);

/** Each call that keeps a test from running, or others from running beside it. */
function evasions(path: string, source: string): readonly string[] {
  const found: string[] = [];
  visitSource(path, source, {
    CallExpression({ callee, start }) {
      const direct = callee.type === 'CallExpression' ? callee.callee : callee;
      if (direct.type === 'Identifier' && /^([xf](it|test|describe)|skip)$/.test(direct.name))
        found.push(`${path}:${start}`);
      if (direct.type !== 'MemberExpression' || direct.property.type !== 'Identifier') return;
      if (EVASIONS.has(direct.property.name)) found.push(`${path}:${start} .${direct.property.name}`);
    },
  });
  return found;
}
