import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepHouse, safely, whenQuiet } from '../../../src/main/core/house-keeping.ts';
import { createLog } from '../../support/log.ts';

describe('house-keeping', () => {
  const log: string[] = [];
  beforeEach(() => {
    vi.useFakeTimers();
    log.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('does each chore at its own beat, until it is told to end', () => {
    const done: string[] = [];
    const end = keepHouse(createLog(log), [
      { everyMs: 100, work: () => void done.push('often') },
      { everyMs: 250, work: () => void done.push('seldom') },
    ]);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(done).toEqual(['often', 'often', 'seldom', 'often']);
    end();
    vi.advanceTimersByTime(10_000);
    expect(done).toHaveLength(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('logs what goes wrong in a chore, and goes on with it and with the others', () => {
    let done = 0;
    let tried = 0;
    const broken = (): void => {
      tried += 1;
      throw new Error('the broom broke');
    };
    const end = keepHouse(createLog(log), [
      { everyMs: 100, work: broken },
      { everyMs: 100, work: () => void (done += 1) },
    ]);
    vi.advanceTimersByTime(200);
    end();
    expect([tried, done]).toEqual([2, 2]);
    expect(log.filter((line) => line.startsWith('error'))).toHaveLength(2);
    expect(log.join('\n')).toContain('a service of the core failed');
  });

  it('says nothing of work that goes well', () => {
    safely(createLog(log), () => undefined);
    expect(log).toEqual([]);
  });
});

describe('work for quiet moments', () => {
  let now = 0;
  let pieces = 0;
  let left = 0;
  const work = () =>
    whenQuiet({ monotonic: () => now }, 1_000, () => {
      pieces += 1;
      left -= 1;
      return left > 0;
    });
  beforeEach(() => {
    [now, pieces, left] = [50_000, 0, 3];
  });

  it('is not there before anything happened', () => {
    const quiet = work();
    now += 60_000;
    quiet.step();
    expect(pieces).toBe(0);
  });

  it('is done piece by piece once it has been quiet for long enough, and ends with the last piece', () => {
    const quiet = work();
    quiet.disturbed();
    now += 999;
    quiet.step();
    expect(pieces).toBe(0);
    now += 1;
    for (let i = 0; i < 10; i += 1) quiet.step();
    expect(pieces).toBe(3);
  });

  it('stands back for whatever happens meanwhile', () => {
    const quiet = work();
    quiet.disturbed();
    now += 1_000;
    quiet.step();
    quiet.disturbed();
    quiet.step();
    now += 500;
    quiet.step();
    expect(pieces).toBe(1);
    now += 500;
    quiet.step();
    expect(pieces).toBe(2);
  });
});
