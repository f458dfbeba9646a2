import { describe, expect, it } from 'vitest';
import { createFrameLog } from '../../../src/main/devices/frame-log.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

describe('the raw frames that are kept of a port', () => {
  it('joins the small reads of one frame and starts a new one after a pause', () => {
    const log = createFrameLog();
    log.add(bytes('\nL1'), 1_000);
    log.add(bytes('R01@\n'), 1_030);
    log.add(bytes('\nL2R01@\n'), 1_100);
    expect(log.frames()).toEqual([
      { at: 1_000, hex: hex('\nL1R01@\n'), signals: [] },
      { at: 1_100, hex: hex('\nL2R01@\n'), signals: [] },
    ]);
  });

  it('keeps the last two hundred', () => {
    const log = createFrameLog();
    for (let i = 0; i < 250; i += 1) log.add(bytes(`f${i}`), i * 1_000);
    expect(log.frames()).toHaveLength(200);
    expect(log.frames().at(0)).toEqual({ at: 50_000, hex: hex('f50'), signals: [] });
    expect(log.frames().at(-1)).toEqual({ at: 249_000, hex: hex('f249'), signals: [] });
  });

  it('never holds more than 64 KB, whatever comes', () => {
    const log = createFrameLog();
    for (let i = 0; i < 100; i += 1) log.add(new Uint8Array(4_000), i * 1_000);
    const held = log.frames().reduce((sum, frame) => sum + frame.hex.length / 2, 0);
    expect(held).toBeLessThanOrEqual(64 * 1024);
    expect(held).toBeGreaterThan(60_000);
  });

  it('owns its bytes: the pool that they came from may be used again', () => {
    const log = createFrameLog();
    const pool = Buffer.from('L1R01@');
    log.add(pool, 1_000);
    pool.fill(0);
    expect(log.frames()).toEqual([{ at: 1_000, hex: hex('L1R01@'), signals: [] }]);
  });
});
