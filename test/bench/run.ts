import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bench, lineOf, type Measured, verdictOf } from './figure.ts';
import { FIGURES } from './figures.ts';
import { runToEnd } from './processes.ts';
import { copyOfSeededStore } from './seeded-store.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = join(ROOT, 'out', 'main', 'cli.js');
const FULL = 1_000_000;
const QUICK = 20_000;

/** `npm run bench -- [names…] [--quick]`: one line of JSON on standard output for each figure, the rest on standard error. */
async function run(words: readonly string[]): Promise<number> {
  const quick = words.includes('--quick');
  const asked = words.filter((word) => !word.startsWith('--'));
  const names = asked.length > 0 ? asked : Object.keys(FIGURES);
  const strange = [...names.filter((name) => !Object.hasOwn(FIGURES, name)), ...words.filter(isStrangeOption)];
  if (strange.length > 0) {
    say(`${strange.join(', ')}: not known. Figures: ${Object.keys(FIGURES).join(', ')}; option: --quick`);
    return 2;
  }
  if (names.some((name) => FIGURES[name]?.built)) await build();
  const scratch = mkdtempSync(join(tmpdir(), 'hamzang-bench-run-'));
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const store = await copyOfSeededStore(scratch, quick ? QUICK : FULL, say);
  return await measureAll(names, { quick, store, scratch, cli: BUILT, say });
}

async function measureAll(names: readonly string[], bench: Bench): Promise<number> {
  const all: Measured[] = [];
  let failed = 0;
  for (const name of names) {
    say(`— ${name}`);
    try {
      const figure = await FIGURES[name]?.load();
      for (const measured of (await figure?.(bench)) ?? []) {
        all.push(measured);
        process.stdout.write(`${lineOf(measured)}\n`);
      }
    } catch (error) {
      failed += 1;
      say(`${name} could not be measured: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  say('');
  for (const measured of all) say(verdictOf(measured));
  return failed > 0 ? 1 : 0;
}

async function build(): Promise<void> {
  if (existsSync(BUILT)) return;
  say('building');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  process.stderr.write(await runToEnd(npm, ['run', 'build'], ROOT));
}

function isStrangeOption(word: string): boolean {
  return word.startsWith('--') && word !== '--quick';
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exit(await run(process.argv.slice(2)));
