import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dataFolder } from './data-folder.ts';
import { fetchElectron, findElectron } from './launch/electron-runtime.ts';
import { build, needsBuild } from './launch/fresh-build.ts';
import { openLink } from './launch/open-link.ts';
import { hasDisplay, type Surroundings, whyNoDesktop } from './launch/plan.ts';
import { runChild } from './launch/run-child.ts';

/** `npm start` and `npm run demo`: the desktop where it can be, else the same core under Node and the screen in a browser. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const demo = process.argv.includes('--demo');
const at: Surroundings = { platform: process.platform, env: process.env, userId: process.getuid?.() ?? null };
/** A desktop that ends badly within this time never came up. */
const CAME_UP_MS = 10_000;
const GRACE_MS = 10_000;

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

process.exitCode = await main().catch((error: unknown) => {
  if (stopping.signal.aborted) return 0;
  say(error instanceof Error ? error.message : String(error));
  return 1;
});

async function main(): Promise<number> {
  if (needsBuild(root)) {
    say('Building Hamzang; this takes some seconds and is done once …');
    await build(root, stopping.signal);
  }
  const data = demo ? mkdtempSync(join(tmpdir(), 'hamzang-demo-')) : dataFolder(at.platform, at.env, homedir());
  try {
    return (await runDesktop(data)) ?? (await runHub(data));
  } finally {
    if (demo) rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Status of the desktop application; null where there can be none, which was then said in one sentence. */
async function runDesktop(data: string): Promise<number | null> {
  const obstacle = whyNoDesktop(at);
  const program = obstacle ? null : await obtainElectron();
  if (stopping.signal.aborted) return 0;
  if (!program) {
    say(obstacle ?? 'The Electron runtime could not be downloaded, so Hamzang runs without its desktop window.');
    return null;
  }
  const started = performance.now();
  const { ended } = runChild({ ...ours(), program, args: [root, '--data', data, ...demoWord()], output: 'ours' });
  const { code } = await ended;
  if (code === 0 || stopping.signal.aborted || performance.now() - started > CAME_UP_MS) return code ?? 1;
  say('The desktop window could not be opened, so Hamzang runs without it.');
  return null;
}

async function obtainElectron(): Promise<string | null> {
  const found = findElectron(root, at.env);
  if (found) return found;
  say('Getting the Electron runtime (once, about 120 MB) …');
  return (await fetchElectron(root, at.env, stopping.signal)) ? findElectron(root, at.env) : null;
}

/** The same core under Node; its screen opens in the browser, or its address is printed. */
async function runHub(data: string): Promise<number> {
  const cli = join(root, 'out', 'main', 'cli.js');
  const args = [cli, 'hub', '--data', data, ...demoWord()];
  const { process: hub, ended } = runChild({ ...ours(), program: process.execPath, args, output: 'read' });
  if (hub.stdout) {
    createInterface({ input: hub.stdout }).on('line', (line) => {
      const link = signInLink(line);
      if (link) void present(link);
    });
  }
  const { code } = await ended;
  return code ?? (stopping.signal.aborted ? 0 : 1);
}

async function present(link: string): Promise<void> {
  const opened = hasDisplay(at) && (await openLink(at.platform, link));
  say(opened ? 'Hamzang is open in your browser.' : 'Hamzang is ready. Open this link in a browser:');
  say(`  ${link}`);
  say('Ctrl+C ends it.');
}

/** The one-time link in the hub's ready line; null for anything else. */
function signInLink(line: string): string | null {
  try {
    const ready = JSON.parse(line) as { ready?: unknown; signIn?: unknown };
    return ready.ready === true && typeof ready.signIn === 'string' ? ready.signIn : null;
  } catch {
    return null;
  }
}

function ours() {
  return { cwd: root, stop: stopping.signal, graceMs: GRACE_MS } as const;
}

function demoWord(): readonly string[] {
  return demo ? ['--demo'] : [];
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
