import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../src/shared/contract/contract.ts';
import { ERROR_CODES, PROTOCOL_VERSION } from '../../../src/shared/contract/wire.ts';

/** The wire as it was agreed. A change of the contract demands a new PROTOCOL_VERSION and the new hash beside it. */
const AGREED: Readonly<Record<number, string>> = {
  1: '05eb6e79d1b74226',
};

function wire(): string {
  const schema = (type: z.ZodType): unknown => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
  const rules = Object.entries(contract).map(([name, rule]) =>
    rule.kind === 'event'
      ? [name, rule.kind, rule.allow, schema(rule.payload)]
      : [name, rule.kind, rule.allow, rule.at, schema(rule.input), schema(rule.output)],
  );
  return createHash('sha256')
    .update(JSON.stringify([rules, ERROR_CODES]))
    .digest('hex')
    .slice(0, 16);
}

describe('the contract', () => {
  it('is the one that its protocol version names', () => {
    expect(wire()).toBe(AGREED[PROTOCOL_VERSION]);
  });

  it('lets strangers do nothing but greet, sign in and set up', () => {
    const open = Object.entries(contract).flatMap(([name, rule]) => (rule.allow === 'public' ? name : []));
    expect(open.sort()).toEqual([
      'auth.redeem',
      'auth.resume',
      'auth.setUp',
      'auth.signIn',
      'auth.state',
      'session.ended',
    ]);
  });

  it('keeps every secret of an input out of the journal by name', () => {
    const secrets = /password|code$|token|current|next/i;
    const forgotten = Object.entries(contract).flatMap(([name, rule]) => {
      if (rule.kind !== 'command' || !(rule.input instanceof z.ZodObject) || !name.match(/^(auth|me|users)\./))
        return [];
      const fields = Object.keys(rule.input.shape).filter((field) => secrets.test(field) && field !== 'areaCode');
      return fields.filter((field) => !rule.secret?.includes(field)).map((field) => `${name}.${field}`);
    });
    expect(forgotten).toEqual([]);
  });
});
