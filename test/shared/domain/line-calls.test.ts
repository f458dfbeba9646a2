import { describe, expect, it } from 'vitest';
import { type Case, CHECKLIST, CLOCKS, DEEDS, HALVES } from './line-calls-cases.ts';
import { callsOf, play } from './line-calls-office.ts';

const TABLES: readonly (readonly [string, readonly Case[]])[] = [
  ['the event checklist', CHECKLIST],
  ['a call of which only a part was heard', HALVES],
  ['what agents say', DEEDS],
  ['clocks that jump', CLOCKS],
];

describe.each(TABLES)('%s', (_, cases) => {
  const named = cases.map(([sentence, device, steps, calls, until]) => ({ sentence, device, steps, calls, until }));
  it.each(named)('$sentence', ({ device, steps, calls, until }) => {
    expect(callsOf(play(device, steps, until))).toEqual(calls);
  });
});
