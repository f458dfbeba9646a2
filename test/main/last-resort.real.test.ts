import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const LAST_RESORT = new URL('../../src/main/last-resort.ts', import.meta.url).href;

/** Runs a process whose uncaught mistakes are caught, and gives its lines. */
function run(body: string): { status: number | null; lines: string[] } {
  const script = `
    import { catchTheUncaught } from ${JSON.stringify(LAST_RESORT)};
    const say = (line) => process.stdout.write(line + '\\n');
    const log = { error: (fact) => say(fact.kind + ' ' + fact.err.message) };
    catchTheUncaught(log, () => say('counted'), () => { say('gave up'); process.exit(7); });
    ${body}`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n') };
}

describe('a mistake that nobody caught', () => {
  it('is logged and counted, and the process goes on', () => {
    const { status, lines } = run(`
      setTimeout(() => { throw new Error('one'); });
      setTimeout(() => { Promise.reject(new Error('two')); }, 5);
      setTimeout(() => say('alive'), 50);`);
    expect([status, lines]).toEqual([0, ['exception one', 'counted', 'rejection two', 'counted', 'alive']]);
  });

  it('that comes again and again ends the process', () => {
    const { status, lines } = run(`setInterval(() => { throw new Error('again'); }, 1);`);
    expect(status).toBe(7);
    expect(lines.filter((line) => line === 'counted')).toHaveLength(21);
    expect(lines.at(-1)).toBe('gave up');
  });
});
