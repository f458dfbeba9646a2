import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONSENT_POLICIES,
  CONSENT_STATES,
  type RecordingFacts,
  type RecordingRule,
  RULE_ACTIONS,
  RULE_CUSTOMERS,
} from '../../../src/shared/domain/recording.ts';
import { consentOf, decide, tryRules } from '../../../src/shared/domain/recording-rules.ts';

const everything: RecordingRule = {
  id: 'everything',
  name: 'everything',
  enabled: true,
  action: 'record',
  lineIds: [],
  directions: [],
  agentIds: [],
  customer: 'anybody',
  hours: null,
  classId: null,
};
const plain: RecordingFacts = {
  lineId: 'line1',
  direction: 'incoming',
  agentId: 'sara',
  customer: 'known',
  customerRefuses: false,
  at: 0,
  day: 6,
  minute: 600,
  consent: 'notNeeded',
  asked: false,
  hasSource: true,
};
const office = (...rules: readonly Partial<RecordingRule>[]) => ({
  enabled: true,
  rules: rules.map((rule, index) => ({ ...everything, id: `rule${index}`, ...rule })),
});
const why = (facts: Partial<RecordingFacts>, ...rules: readonly Partial<RecordingRule>[]) =>
  decide(office(...rules), { ...plain, ...facts }).why;

const names = fc.constantFrom('line1', 'line2', 'sara', 'ali');
const anyRule: fc.Arbitrary<RecordingRule> = fc.record({
  id: fc.uuid(),
  name: fc.constant('a rule'),
  enabled: fc.boolean(),
  action: fc.constantFrom(...RULE_ACTIONS),
  lineIds: fc.array(names, { maxLength: 2 }),
  directions: fc.array(fc.constantFrom('incoming' as const, 'outgoing' as const), { maxLength: 2 }),
  agentIds: fc.array(names, { maxLength: 2 }),
  customer: fc.constantFrom(...RULE_CUSTOMERS),
  hours: fc.option(
    fc.record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1_439 }),
      to: fc.integer({ min: 0, max: 1_439 }),
    }),
  ),
  classId: fc.option(fc.constantFrom('standard', 'long')),
});
const anyFacts: fc.Arbitrary<RecordingFacts> = fc.record({
  lineId: names,
  direction: fc.constantFrom('incoming' as const, 'outgoing' as const),
  agentId: fc.option(names),
  customer: fc.constantFrom('unknown' as const, 'known' as const, 'caution' as const),
  customerRefuses: fc.boolean(),
  at: fc.constant(0),
  day: fc.integer({ min: 0, max: 6 }),
  minute: fc.integer({ min: 0, max: 1_439 }),
  consent: fc.constantFrom(...CONSENT_STATES),
  asked: fc.boolean(),
  hasSource: fc.boolean(),
});
/** Every other rule fits all calls, or hardly any decision would be a yes. */
const oftenFits = fc.oneof(anyRule, fc.constantFrom(everything, { ...everything, action: 'onDemand' as const }));
const anyOffice = fc.record({ enabled: fc.boolean(), rules: fc.array(oftenFits, { maxLength: 5 }) });

describe('whether a call is recorded', () => {
  it('is decided by the first rule that fits', () => {
    const decision = decide(office({ lineIds: ['line2'] }, { action: 'never' }, {}), plain);
    expect(decision).toEqual({ record: false, why: 'neverRule', ruleId: 'rule1', mayStart: false, classId: null });
    expect(why({}, { enabled: false }, { classId: 'long' })).toBe('rule');
  });

  it('is no where no rule fits, or nothing is recorded at all', () => {
    expect(why({}, { directions: ['outgoing'] })).toBe('noRule');
    expect(decide({ enabled: false, rules: [everything] }, plain).why).toBe('noRule');
  });

  it('is the agent’s where the rule says on demand', () => {
    const onDemand = office({ action: 'onDemand' });
    expect(decide(onDemand, plain)).toMatchObject({ record: false, why: 'onDemand', mayStart: true });
    expect(decide(onDemand, { ...plain, asked: true })).toMatchObject({ record: true, why: 'asked', mayStart: false });
  });

  it('waits for the answer where somebody must ask', () => {
    expect(why({ consent: 'needed' }, {})).toBe('consentNeeded');
    expect(why({ consent: 'given' }, {})).toBe('rule');
    expect(why({ consent: 'announced' }, {})).toBe('rule');
  });

  it('is no where somebody said no, once or for ever', () => {
    expect(why({ consent: 'refused', customerRefuses: true }, {})).toBe('consentRefused');
    expect(why({ customerRefuses: true }, {})).toBe('customerRefuses');
  });

  it('is no on a line without a policy, and without a source', () => {
    expect(why({ consent: 'unset' }, {})).toBe('noPolicy');
    expect(why({ hasSource: false }, {})).toBe('noSource');
  });

  it('knows spans of the day, also those over midnight, by the day on which they begin', () => {
    const fits = (day: number, minute: number, from: number, to: number): boolean =>
      why({ day, minute }, { hours: { days: [5], from, to } }) === 'rule';
    expect([fits(5, 479, 480, 960), fits(5, 480, 480, 960), fits(5, 959, 480, 960), fits(5, 960, 480, 960)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([fits(5, 1_400, 1_320, 120), fits(6, 100, 1_320, 120), fits(5, 100, 1_320, 120)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([fits(5, 0, 0, 0), fits(5, 1_439, 0, 0), fits(6, 0, 0, 0)]).toEqual([true, true, false]);
  });

  it('takes a customer with a caution for a known one', () => {
    expect(why({ customer: 'caution' }, { customer: 'known' })).toBe('rule');
    expect(why({ customer: 'known' }, { customer: 'caution' })).toBe('noRule');
    expect(why({ customer: 'unknown' }, { customer: 'known' })).toBe('noRule');
  });

  it('never is yes against somebody’s no, without a policy, a source or a rule, whatever the rules say', () => {
    fc.assert(
      fc.property(anyOffice, anyFacts, (rules, facts) => {
        const { record, mayStart } = decide(rules, facts);
        const isForbidden =
          facts.consent === 'refused' || facts.consent === 'unset' || facts.customerRefuses || !facts.hasSource;
        expect(record && (isForbidden || facts.consent === 'needed' || !rules.enabled)).toBe(false);
        expect(mayStart && (isForbidden || record)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is told in the same words by trying each rule', () => {
    fc.assert(
      fc.property(anyOffice, anyFacts, (rules, facts) => {
        const tried = tryRules(rules.rules, facts);
        const first = tried.find(({ failed }) => failed === null)?.ruleId ?? null;
        expect(tried.map(({ ruleId }) => ruleId)).toEqual(rules.rules.map(({ id }) => id));
        expect(decide(rules, facts).ruleId).toBe(rules.enabled ? first : null);
      }),
    );
  });

  it('does not change by a rule that is put behind the one that fits', () => {
    fc.assert(
      fc.property(anyOffice, anyRule, anyFacts, (rules, more, facts) => {
        const before = decide(rules, facts);
        if (before.ruleId === null) return;
        expect(decide({ ...rules, rules: [...rules.rules, more] }, facts)).toEqual(before);
      }),
    );
  });
});

describe('consent', () => {
  it('is as the policy has it until the caller says something', () => {
    expect(CONSENT_POLICIES.map((policy) => consentOf(policy, null))).toEqual(['notNeeded', 'announced', 'needed']);
    expect(consentOf(null, null)).toBe('unset');
    expect(consentOf(null, 'given')).toBe('unset');
    expect(consentOf('ask', 'given')).toBe('given');
  });

  it('is refused whatever the policy, once the caller refused', () => {
    for (const policy of [...CONSENT_POLICIES, null]) expect(consentOf(policy, 'refused')).toBe('refused');
  });
});
