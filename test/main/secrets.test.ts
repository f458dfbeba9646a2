import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecrets } from '../../src/main/secrets.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hamzang-secrets-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the secrets of devices', () => {
  it('are there for the next start, and gone when they are removed', () => {
    createSecrets(dir).set('pbx', 'سلام 123');
    createSecrets(dir).set('box', 'other');
    expect(createSecrets(dir).get('pbx')).toBe('سلام 123');
    createSecrets(dir).remove('pbx');
    expect(createSecrets(dir).get('pbx')).toBeNull();
    expect(createSecrets(dir).get('box')).toBe('other');
    expect(createSecrets(dir).get('nobody')).toBeNull();
  });

  it('stand in no file as they are, and only their owner may read the files', () => {
    createSecrets(dir).set('pbx', 'open sesame');
    for (const name of ['secrets.json', 'secrets.key']) {
      expect(readFileSync(join(dir, name), 'latin1')).not.toContain('sesame');
      expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
    }
    chmodSync(join(dir, 'secrets.json'), 0o644);
    createSecrets(dir).set('pbx', 'open sesame');
    expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('are each sealed for their own device', () => {
    createSecrets(dir).set('pbx', 'open sesame');
    const file = join(dir, 'secrets.json');
    const { pbx } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ box: pbx, pbx: `${pbx.slice(0, -4)}AAA=` }));
    expect(createSecrets(dir).get('box')).toBeNull();
    expect(createSecrets(dir).get('pbx')).toBeNull();
  });

  it.each(['', '{', '[]', '{"pbx":7}', '{"pbx":"###"}'])('are as good as none in a damaged file: %j', (content) => {
    writeFileSync(join(dir, 'secrets.json'), content);
    const secrets = createSecrets(dir);
    expect(secrets.get('pbx')).toBeNull();
    secrets.set('pbx', 'new');
    expect(secrets.get('pbx')).toBe('new');
  });

  it('can be sealed with a key of somebody else’s', () => {
    const key = Buffer.alloc(32, 7);
    createSecrets(dir, () => key).set('pbx', 'open sesame');
    expect(createSecrets(dir, () => key).get('pbx')).toBe('open sesame');
    expect(createSecrets(dir).get('pbx')).toBeNull();
  });
});
