import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { lockHub, openStore } from '../../../src/main/store/open.ts';
import { testFolder } from '../../support/store.ts';

const OPEN = new URL('../../../src/main/store/open.ts', import.meta.url).href;

/** Another process that does `work` on a folder, says so, and then waits to be killed. */
async function other(dir: string, work: string) {
  const code = `import { lockHub, openStore } from '${OPEN}'; const dir = process.argv[1]; ${work}; process.stdout.write('done'); setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    async kill() {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

describe('a process that is killed', () => {
  it('leaves its folder to the next hub', async () => {
    const dir = testFolder();
    const hub = await other(dir, 'globalThis.lock = lockHub(dir)');
    expect(() => lockHub(dir)).toThrow(expect.objectContaining({ code: 'busy' }));
    await hub.kill();
    lockHub(dir).release();
  });

  it('loses nothing that it committed', async () => {
    const dir = testFolder();
    const writer = await other(
      dir,
      `const store = openStore(dir); globalThis.store = store; store.run("insert into settings (key, value) values ('a', '1')"); store.driver.exec('begin'); store.run("insert into settings (key, value) values ('b', '2')")`,
    );
    await writer.kill();
    const store = openStore(dir);
    expect(store.all('select key from settings')).toEqual([{ key: 'a' }]);
    store.close();
  });
});
