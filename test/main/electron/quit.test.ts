import { describe, expect, it } from 'vitest';
import { quitInOrder } from '../../../src/main/electron/quit.ts';
import { createLog } from '../../support/log.ts';

describe('quitting', () => {
  it('ends each part after the one before it has ended', async () => {
    const did: string[] = [];
    const step = (name: string) => ({
      name,
      async end() {
        did.push(`${name} ends`);
        await new Promise((resolve) => setImmediate(resolve));
        did.push(`${name} ended`);
      },
    });
    await quitInOrder([step('pages'), step('core')], createLog()).run();
    expect(did).toEqual(['pages ends', 'pages ended', 'core ends', 'core ended']);
  });

  it('happens once, however often it is asked for', async () => {
    let ended = 0;
    const quit = quitInOrder([{ name: 'core', end: () => void (ended += 1) }], createLog());
    expect(quit.begun()).toBe(false);
    await Promise.all([quit.run(), quit.run()]);
    await quit.run();
    expect([quit.begun(), ended]).toEqual([true, 1]);
  });

  it('goes on after a part that fails, and says so', async () => {
    const log: string[] = [];
    let ended = false;
    const broken = { name: 'shortcuts', end: () => Promise.reject(new Error('stuck')) };
    await quitInOrder([broken, { name: 'core', end: () => void (ended = true) }], createLog(log)).run();
    expect(ended).toBe(true);
    expect(log).toEqual([expect.stringContaining('error a part did not end as it should')]);
  });
});
