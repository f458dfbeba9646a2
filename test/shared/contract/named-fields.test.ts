import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../src/shared/contract/contract.ts';
import { namedFields } from '../../../src/shared/contract/named-fields.ts';

const schema = z.object({
  id: z.string(),
  size: z.number().nullable(),
  names: z.array(z.object({ fa: z.string(), en: z.string().optional() })),
  who: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('nobody') }),
    z.object({ kind: z.enum(['one', 'two']), person: z.object({ name: z.string() }).nullable() }),
  ]),
});
const named = namedFields(schema);

describe('what a schema names', () => {
  it('is all that is copied, at every depth', () => {
    const secret = { passwordHash: 'x' };
    const value = {
      ...secret,
      id: 'a',
      size: null,
      names: [{ fa: 'ن', ...secret }],
      who: { kind: 'two', person: { name: 'سارا', ...secret }, ...secret },
    };
    expect(named(value)).toEqual({
      id: 'a',
      size: null,
      names: [{ fa: 'ن' }],
      who: { kind: 'two', person: { name: 'سارا' } },
    });
    expect(named(value)).toEqual(schema.parse(value));
  });

  it('is what `parse` gives, whatever else the value carries', () => {
    const noise = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 });
    const over = <T extends object>(value: fc.Arbitrary<T>) =>
      fc.tuple(noise, value).map(([extra, own]) => ({ ...extra, ...own }));
    const name = over(fc.record({ fa: fc.string(), en: fc.option(fc.string(), { nil: undefined }) }));
    const who = fc.oneof(
      over(fc.record({ kind: fc.constant('nobody') })),
      over(
        fc.record({ kind: fc.constantFrom('one', 'two'), person: fc.option(over(fc.record({ name: fc.string() }))) }),
      ),
    );
    const value = over(
      fc.record({
        id: fc.string(),
        size: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
        names: fc.array(name),
        who,
      }),
    );
    fc.assert(fc.property(value, (one) => void expect(named(one)).toEqual(schema.parse(one))));
  });

  it('never passes a kind on that the schema does not know', () => {
    expect(() => named({ id: 'a', size: 1, names: [], who: { kind: 'three', token: 'x' } })).toThrow(/kind/);
  });

  it('leaves to `parse` what it does not know itself', () => {
    const strict = namedFields(
      z.object({ kept: z.record(z.string(), z.number()), upper: z.string().transform((text) => text.toUpperCase()) }),
    );
    expect(strict({ kept: { a: 1 }, upper: 'x', other: 2 })).toEqual({ kept: { a: 1 }, upper: 'X' });
  });

  it('can be told of every announcement', () => {
    const events = Object.values(contract).filter((rule) => rule.kind === 'event');
    expect(events.length).toBeGreaterThan(15);
    for (const { payload } of events) expect(() => namedFields(payload)).not.toThrow();
  });
});
