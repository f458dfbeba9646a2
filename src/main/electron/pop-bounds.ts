import type { Preferences } from '../../shared/contract/people.ts';

/** Where on the screen, in device-independent pixels. */
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Corner = Preferences['popCorner'];
export type Direction = 'ltr' | 'rtl';

/** One card of the screen pop. */
export const CARD = { width: 360, height: 320 } as const;
const GAP = 6;
const MARGIN = 16;

/**
 * The pop window for `count` stacked cards: in the chosen corner of the work area, growing away from it, never over its
 * edge. Where not all cards fit the window keeps the height that fits, and the page scrolls.
 */
export function popBounds(workArea: Bounds, corner: Corner, direction: Direction, count: number): Bounds {
  const cards = Math.max(1, count);
  const width = Math.min(CARD.width, workArea.width);
  const height = Math.min(cards * (CARD.height + GAP) - GAP, roomIn(workArea.height));
  const left = (corner === 'startBottom' || corner === 'startTop') === (direction === 'ltr');
  const top = corner === 'startTop' || corner === 'endTop';
  return {
    x: place(workArea.x, workArea.width, width, left),
    y: place(workArea.y, workArea.height, height, top),
    width,
    height,
  };
}

function roomIn(length: number): number {
  return length >= CARD.height + 2 * MARGIN ? length - 2 * MARGIN : length;
}

function place(from: number, room: number, size: number, atBeginning: boolean): number {
  const margin = Math.min(MARGIN, Math.floor((room - size) / 2));
  return atBeginning ? from + margin : from + room - size - margin;
}
