import { describe, expect, it } from 'vitest';
import { createLater, onceLater } from '../../../src/main/core/after-cards.ts';

/** What was done in each turn of the event loop, until nothing more comes. */
async function turnsOf(begin: (did: (what: string) => void) => void): Promise<string[][]> {
  const turns: string[][] = [];
  let turn: string[] = [];
  begin((what) => turn.push(what));
  for (let quiet = 0; quiet < 3; ) {
    turn = [];
    turns.push(turn);
    await new Promise((resolve) => setImmediate(resolve));
    quiet = turn.length === 0 ? quiet + 1 : 0;
  }
  return turns.filter((one) => one.length > 0);
}

describe('what comes after the cards', () => {
  it('is done in order, each piece in a turn of its own, also what a piece asks for', async () => {
    const later = createLater(0);
    const turns = await turnsOf((did) => {
      later(() => {
        did('a');
        later(() => did('c'));
      });
      later(() => did('b'));
    });
    expect(turns).toEqual([['a'], ['b'], ['c']]);
  });

  it('goes on when a piece fails', async () => {
    const later = createLater(0);
    const failed = new Promise((resolve) => process.once('uncaughtException', resolve));
    const turns = await turnsOf((did) => {
      later(() => {
        throw new Error('a piece');
      });
      later(() => did('b'));
    });
    expect(await failed).toMatchObject({ message: 'a piece' });
    expect(turns).toEqual([['b']]);
  });

  it('is done once where it was asked for several times, and again when it is asked for again', async () => {
    const later = createLater(0);
    const turns = await turnsOf((did) => {
      const ask = onceLater(later, () => did('x'));
      ask();
      ask();
      later(() => ask());
    });
    expect(turns).toEqual([['x'], ['x']]);
  });
});
