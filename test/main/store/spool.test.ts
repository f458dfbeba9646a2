import { appendFileSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSpool } from '../../../src/main/store/spool.ts';
import { testFolder } from '../../support/store.ts';

describe('a spool', () => {
  const place = (): string => join(testFolder(), 'spool');

  it('gives back in order what a process before it said, whatever the words', () => {
    const file = place();
    const said = [{ name: 'مریم\n' }, { name: '\u2028' }, 'three', 4];
    const first = openSpool(file);
    for (const one of said) expect(first.append(one)).toBe(true);
    expect(openSpool(file).left()).toEqual({ values: said, damaged: 0 });
    first.close();
  });

  it('has nothing left once it was cleared, and goes on after that', () => {
    const file = place();
    const spool = openSpool(file);
    spool.append(1);
    spool.clear();
    expect(openSpool(file).left()).toEqual({ values: [], damaged: 0 });
    spool.append(2);
    expect(openSpool(file).left().values).toEqual([2]);
    spool.close();
  });

  it('clears what an earlier process left, once it was read', () => {
    const file = place();
    const first = openSpool(file);
    first.append(1);
    first.close();
    const second = openSpool(file);
    second.left();
    second.clear();
    expect(statSync(file).size).toBe(0);
    second.close();
  });

  it('passes over a last line that was cut short, at every byte', () => {
    const file = place();
    const spool = openSpool(file);
    spool.append('first');
    const whole = readFileSync(file);
    spool.append('second');
    const both = readFileSync(file);
    spool.close();
    for (let length = whole.length + 2; length < both.length - 1; length += 1) {
      writeFileSync(file, both.subarray(0, length));
      expect(openSpool(file).left()).toEqual({ values: ['first'], damaged: 1 });
    }
  });

  it('passes over a changed line, and reads what was said behind a cut one', () => {
    const file = place();
    const spool = openSpool(file);
    spool.append('first');
    writeFileSync(file, readFileSync(file, 'utf8').replace('first', 'firsd'));
    spool.append('second');
    truncateSync(file, statSync(file).size - 4);
    spool.append('third');
    appendFileSync(file, 'no line of ours\n');
    expect(openSpool(file).left()).toEqual({ values: ['third'], damaged: 3 });
    spool.close();
  });

  it('is read by its owner only', () => {
    const file = place();
    const spool = openSpool(file);
    spool.append(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    spool.close();
  });

  it('says no where the disk is full, where the folder is gone, and when it is closed', () => {
    const full = place();
    symlinkSync('/dev/full', full);
    expect(openSpool(full).append(1)).toBe(false);
    expect(openSpool(join(place(), 'no', 'folder')).append(1)).toBe(false);
    const closed = openSpool(place());
    closed.close();
    expect(closed.append(1)).toBe(false);
  });

  it('grows no further than its bound, and takes entries again when it was cleared', () => {
    const spool = openSpool(place());
    const long = 'x'.repeat(1_000_000);
    let taken = 0;
    while (taken < 40 && spool.append(long)) taken += 1;
    expect(taken).toBe(16);
    spool.clear();
    expect(spool.append(long)).toBe(true);
    spool.close();
  });
});
