import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './support/sources.ts';

const ALL = ['chromium', 'socat', 'sox', 'pulseaudio', 'pactl', 'arecord', 'espeak-ng', 'fc-list'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hamzang-system-'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tool = (name: string, script = ''): void =>
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

/** Runs the check on a computer that has only the tools of this test. */
function check(release: string) {
  writeFileSync(join(folder, 'os-release'), release);
  const result = spawnSync(process.execPath, [join(ROOT, 'test/check-system.mjs'), join(folder, 'os-release')], {
    env: { PATH: join(folder, 'bin') },
    encoding: 'utf8',
  });
  return { status: result.status, said: result.stdout };
}

/** An apt-get that notes its words and brings the named tools; sudo and env that only pass on. */
function apt(...brings: readonly string[]): void {
  const bin = join(folder, 'bin');
  for (const shell of ['sh', 'chmod', 'cat']) symlinkSync(`/bin/${shell}`, join(bin, shell));
  const bring = brings.map((name) => `echo '#!/bin/sh' > ${bin}/${name}; chmod 755 ${bin}/${name}`).join('\n');
  tool('apt-get', `echo "$*" >> ${folder}/asked\ncase "$1" in install) ${bring || ':'} ;; esac`);
  tool('sudo', '[ "$1" = -n ] && shift; [ "$1" = true ] && exit 0; exec "$@"');
  tool('env', 'shift; exec "$@"');
}

describe('the check of the system', () => {
  it('says nothing where every tool is there', () => {
    for (const name of ALL) tool(name);
    expect(check('ID=debian')).toEqual({ status: 0, said: '' });
  });

  it.each(['chromium-browser', 'google-chrome', 'google-chrome-stable'])('takes %s for Chromium', (name) => {
    for (const other of [...ALL.slice(1), name]) tool(other);
    expect(check('ID=debian')).toEqual({ status: 0, said: '' });
  });

  it('names what is missing and fails where it cannot install', () => {
    for (const name of ALL.filter((one) => one !== 'socat' && one !== 'sox')) tool(name);
    const { status, said } = check('ID=fedora');
    expect(status).toBe(1);
    expect(said).toMatch(
      /missing: socat[\s\S]*missing: sox[\s\S]*apt-get install -y --no-install-recommends socat sox libsox-fmt-all\n/,
    );
  });

  it('installs what is missing on Debian', () => {
    for (const name of ALL.slice(2)) tool(name);
    apt('chromium', 'socat');
    expect(check('PRETTY_NAME="Debian"\nID=debian').status).toBe(0);
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe(
      'update\ninstall -y --no-install-recommends chromium socat\n',
    );
  });

  it('knows how Ubuntu calls Chromium', () => {
    for (const name of ALL.slice(1)) tool(name);
    apt('chromium-browser');
    expect(check('ID=ubuntu\nID_LIKE=debian').status).toBe(0);
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toMatch(/ chromium-browser\n$/);
  });

  it('fails by name where the installation did not bring it', () => {
    for (const name of ALL.slice(1)) tool(name);
    apt();
    const { status, said } = check('ID=debian');
    expect([status, said.includes('still missing: a Chromium browser')]).toEqual([1, true]);
  });
});
