import { describe, expect, it } from 'vitest';
import { type Bounds, type Corner, popBounds } from '../../../src/main/electron/pop-bounds.ts';

/** 1366×768 with a task bar of 40 pixels below. */
const SMALL: Bounds = { x: 0, y: 0, width: 1366, height: 728 };
/** A second display to the left of and above the first one. */
const SECOND: Bounds = { x: -1920, y: -200, width: 1920, height: 1040 };
const CORNERS: readonly Corner[] = ['startBottom', 'endBottom', 'startTop', 'endTop'];

describe('the pop window', () => {
  it.each([
    ['startBottom', 'ltr', { x: 16, y: 392 }],
    ['endBottom', 'ltr', { x: 990, y: 392 }],
    ['startTop', 'ltr', { x: 16, y: 16 }],
    ['endTop', 'ltr', { x: 990, y: 16 }],
    ['startBottom', 'rtl', { x: 990, y: 392 }],
    ['endBottom', 'rtl', { x: 16, y: 392 }],
    ['startTop', 'rtl', { x: 990, y: 16 }],
    ['endTop', 'rtl', { x: 16, y: 16 }],
  ] as const)('stands with one card at %s in %s', (corner, direction, at) => {
    expect(popBounds(SMALL, corner, direction, 1)).toEqual({ ...at, width: 360, height: 320 });
  });

  it.each([
    [0, { y: 392, height: 320 }],
    [1, { y: 392, height: 320 }],
    [2, { y: 66, height: 646 }],
    [3, { y: 16, height: 696 }],
    [10, { y: 16, height: 696 }],
  ])('grows upwards from the bottom with %i cards', (count, expected) => {
    expect(popBounds(SMALL, 'startBottom', 'ltr', count)).toEqual({ x: 16, width: 360, ...expected });
  });

  it('grows downwards from the top', () => {
    expect(popBounds(SMALL, 'startTop', 'ltr', 2)).toEqual({ x: 16, y: 16, width: 360, height: 646 });
  });

  it('stands on a display left of and above the first one', () => {
    expect(popBounds(SECOND, 'startBottom', 'ltr', 1)).toEqual({ x: -1904, y: 504, width: 360, height: 320 });
    expect(popBounds(SECOND, 'endTop', 'ltr', 1)).toEqual({ x: -376, y: -184, width: 360, height: 320 });
  });

  it('never crosses the edge of any work area, however small', () => {
    for (const area of [
      SMALL,
      SECOND,
      { x: 5, y: 7, width: 300, height: 200 },
      { x: 0, y: 0, width: 365, height: 340 },
    ])
      for (const corner of CORNERS)
        for (const direction of ['ltr', 'rtl'] as const)
          for (let count = 0; count <= 12; count += 1) {
            const { x, y, width, height } = popBounds(area, corner, direction, count);
            const inside =
              x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height;
            expect({ inside, area, corner, direction, count }).toEqual({
              inside: true,
              area,
              corner,
              direction,
              count,
            });
          }
  });
});
