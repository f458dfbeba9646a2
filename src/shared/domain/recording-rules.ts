import type {
  ConsentPolicy,
  ConsentState,
  DecisionWhy,
  RecordingDecision,
  RecordingFacts,
  RecordingRule,
  RuleCustomer,
  RuleHours,
} from './recording.ts';

/** What an office decided, as far as a decision needs it. */
export type RecordingRules = {
  readonly enabled: boolean;
  /** In their order; the first that fits decides. */
  readonly rules: readonly RecordingRule[];
};

/** The first thing that kept a rule from fitting. */
export type RuleFailure = 'disabled' | 'line' | 'direction' | 'agent' | 'customer' | 'hours';

export type TriedRule = { readonly ruleId: string; readonly failed: RuleFailure | null };

/**
 * Is this call recorded, and why. What a person refused beats every rule; a line without a policy, a source or a rule that
 * fits records nothing.
 */
export function decide(office: RecordingRules, facts: RecordingFacts): RecordingDecision {
  const rule = office.enabled ? office.rules.find((one) => failureOf(one, facts) === null) : undefined;
  const no = (why: DecisionWhy): RecordingDecision => answer(rule, why, { record: false });
  if (facts.consent === 'refused') return no('consentRefused');
  if (facts.customerRefuses) return no('customerRefuses');
  if (facts.consent === 'unset') return no('noPolicy');
  if (!rule) return no('noRule');
  if (rule.action === 'never') return no('neverRule');
  if (!facts.hasSource) return no('noSource');
  if (rule.action === 'onDemand' && !facts.asked) return answer(rule, 'onDemand', { record: false, mayStart: true });
  if (facts.consent === 'needed') return no('consentNeeded');
  return answer(rule, rule.action === 'onDemand' ? 'asked' : 'rule', { record: true });
}

/** Every rule in its order, and why it does not fit. */
export function tryRules(rules: readonly RecordingRule[], facts: RecordingFacts): readonly TriedRule[] {
  return rules.map((rule) => ({ ruleId: rule.id, failed: failureOf(rule, facts) }));
}

/** What became of the policy of a line in one call. `policy` null: the line has none. `said`: what the caller answered. */
export function consentOf(policy: ConsentPolicy | null, said: 'given' | 'refused' | null): ConsentState {
  if (said === 'refused') return 'refused';
  if (policy === null) return 'unset';
  if (said === 'given') return 'given';
  return policy === 'ask' ? 'needed' : policy === 'announcement' ? 'announced' : 'notNeeded';
}

function answer(
  rule: RecordingRule | undefined,
  why: DecisionWhy,
  { record, mayStart = false }: { record: boolean; mayStart?: boolean },
): RecordingDecision {
  return { record, why, ruleId: rule?.id ?? null, mayStart, classId: rule?.classId ?? null };
}

function failureOf(rule: RecordingRule, facts: RecordingFacts): RuleFailure | null {
  if (!rule.enabled) return 'disabled';
  if (!means(rule.lineIds, facts.lineId)) return 'line';
  if (!means(rule.directions, facts.direction)) return 'direction';
  if (!means(rule.agentIds, facts.agentId)) return 'agent';
  if (!isMeant(rule.customer, facts.customer)) return 'customer';
  return rule.hours === null || isWithin(rule.hours, facts) ? null : 'hours';
}

const means = <T>(list: readonly T[], value: T | null): boolean =>
  list.length === 0 || (value !== null && list.includes(value));

/** A customer with a caution is a known one. */
const isMeant = (rule: RuleCustomer, customer: RecordingFacts['customer']): boolean =>
  rule === 'anybody' || rule === customer || (rule === 'known' && customer === 'caution');

/** The days are those on which the span begins; a span of no length is the whole day. */
function isWithin({ days, from, to }: RuleHours, { day, minute }: Pick<RecordingFacts, 'day' | 'minute'>): boolean {
  if (from < to) return days.includes(day) && minute >= from && minute < to;
  if (minute >= from) return days.includes(day);
  return minute < to && days.includes((day + 6) % 7);
}
