import { describe, expect, it } from 'vitest';
import { newId } from '../../src/main/clock.ts';

describe('ids of this computer', () => {
  it('never come twice, and keep sixteen characters of chance', () => {
    const ids = Array.from({ length: 5_000 }, newId);
    expect(new Set(ids.map((id) => id.slice(10))).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-z]{26}$/);
  });

  it('sort by the time of their making', async () => {
    const first = newId();
    const start = Date.now();
    while (Date.now() === start) await new Promise((resolve) => setImmediate(resolve));
    expect(newId() > first).toBe(true);
  });
});
