/** Height of a whole card, of a card pressed to a row, and the space between two, in CSS pixels. */
export const CARD_HEIGHT = 320;
export const ROW_HEIGHT = 36;
export const GAP = 6;

export type Slot = 'card' | 'row' | 'hidden';

/** One card as the layout sees it: `folded` by its reader, `chosen` to be whole before all others, or only a `strip` that says why it goes. */
export type Stacked = { readonly folded: boolean; readonly chosen: boolean; readonly strip?: boolean };

/**
 * How each card is drawn in `available` pixels, the oldest first. The oldest are whole, the rest become rows. What even
 * as a row has no room is hidden, and one row's room is left to say how many: nothing lies under the edge of the screen.
 */
export function stackLayout(stack: readonly Stacked[], available: number): readonly Slot[] {
  const count = stack.length;
  const ringing = stack.filter((card) => card.strip !== true).length;
  const indices = stack.map((_, index) => index);
  const byRank = indices.sort((a, b) => rank(stack[a]) - rank(stack[b]) || a - b);
  const fits = (cards: number, rows: number) =>
    cards * (CARD_HEIGHT + GAP) + rows * (ROW_HEIGHT + GAP) - GAP <= available;
  let cards = stack.filter((card) => !card.folded && card.strip !== true).length;
  while (cards > 1 && !fits(cards, ringing - cards)) cards -= 1;
  let rows = count - cards;
  while (rows > 0 && !fits(cards, rows + (cards + rows < ringing ? 1 : 0))) rows -= 1;
  const slots: Slot[] = stack.map(() => 'hidden');
  byRank.forEach((index, place) => {
    slots[index] = place < cards ? 'card' : place < cards + rows ? 'row' : 'hidden';
  });
  return slots;
}

function rank(card: Stacked | undefined): number {
  if (card?.strip) return 3;
  return card?.chosen ? 0 : card?.folded ? 2 : 1;
}
