import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../support/wait.ts';

const BIN = fileURLToPath(new URL('../../../src/main/bin.mjs', import.meta.url));
/** This Node says that it is an old one. */
const AS_NODE_20 =
  "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.0.0',napi:'9'}})";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-bin-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function run(bin: string, words: readonly string[], nodeWords: readonly string[] = []) {
  const child = spawn(process.execPath, [...nodeWords, bin, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<unknown>((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  return { child, lines, ended, errors: () => errors };
}

/** The program without its build and without a Node of its own. */
function alone(): string {
  const folder = join(dir, 'src', 'main');
  mkdirSync(folder, { recursive: true });
  copyFileSync(BIN, join(folder, 'bin.mjs'));
  return join(folder, 'bin.mjs');
}

describe('the program hamzang', () => {
  it.each([
    ['under a Node that can', []],
    ['under a Node that is too old, by its own', ['--import', AS_NODE_20]],
  ])('passes words, answers and status on, %s', async (_name, nodeWords) => {
    const good = run(BIN, ['version'], nodeWords);
    expect(await good.ended).toBe(0);
    expect(good.lines).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    const bad = run(BIN, ['dance'], nodeWords);
    expect(await bad.ended).toBe(2);
    expect(bad.errors()).toContain('there is no command "dance"');
    const decode = run(BIN, ['decode', '--protocol', 'modem'], nodeWords);
    decode.child.stdin.end('RING\r\n');
    expect(await decode.ended).toBe(0);
    expect(decode.lines.map((line) => JSON.parse(line))).toMatchObject([{ kind: 'ring' }]);
  });

  it('passes on that it is to end, and ends as its hub does', async () => {
    const hub = run(BIN, ['hub', '--data', dir], ['--import', AS_NODE_20]);
    await until(() => hub.lines[0], 'the hub is ready');
    hub.child.kill('SIGTERM');
    expect(await hub.ended).toBe(0);
    expect(hub.lines).toHaveLength(1);
  });

  it('leaves no hub behind when it is killed', async () => {
    const hub = run(BIN, ['hub', '--data', dir], ['--import', AS_NODE_20]);
    const line = await until(() => hub.lines[0], 'the hub is ready');
    const { url } = JSON.parse(line) as { url: string };
    hub.child.kill('SIGKILL');
    await until(
      () =>
        fetch(`${url}/healthz`).then(
          () => false,
          () => true,
        ),
      'the hub is gone',
    );
  });

  it('says in one sentence that the Node is too old', async () => {
    const old = run(alone(), ['version'], ['--import', AS_NODE_20]);
    expect(await old.ended).toBe(78);
    expect([old.lines, old.errors()]).toEqual([
      [],
      'hamzang: Hamzang needs Node 22.14 or newer; this is Node 20.0.0.\n',
    ]);
  });

  it('says in one sentence that it is not built', async () => {
    const raw = run(alone(), ['version']);
    expect(await raw.ended).toBe(78);
    expect(raw.errors()).toBe('hamzang: Hamzang is not built yet. In its folder, run: npm run build\n');
  });
});
