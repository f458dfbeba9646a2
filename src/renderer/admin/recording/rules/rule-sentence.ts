import type { Translate } from '../../../../shared/i18n/translate.ts';
import { clockOf, type Hours, type Rule, runsOf, weekOf } from './rule-draft.ts';

export type Names = {
  readonly line: (id: string) => string | undefined;
  readonly agent: (id: string) => string | undefined;
  readonly class: (id: string) => string | undefined;
};
type Saying = {
  readonly t: Translate;
  readonly names: Names;
  readonly calendar: 'jalali' | 'gregorian';
  readonly digits: (text: string) => string;
};

/** What a rule says, in one sentence that can be read out. */
export function sayRule(rule: Rule, saying: Saying): string {
  const { t, names } = saying;
  const conditions = conditionsOf(rule, saying).join(t('words.listSeparator'));
  const calls = `${callsOf(rule, t)} ${conditions}`.trim();
  const said = t(`recRules.say.${rule.action}`, { calls });
  if (rule.classId === null || rule.action === 'never') return said;
  return `${said} ${t('recRules.say.kept', { name: isolated(names.class(rule.classId) ?? t('recRules.gone')) })}`;
}

/** Days in words: Saturday to Wednesday, and Friday. */
export function sayDays(days: readonly number[], { t, calendar }: Pick<Saying, 't' | 'calendar'>): string {
  if (new Set(days).size >= 7) return t('recRules.say.everyDay');
  const word = (day: number | undefined) => t(`recRules.day.${asDay(day ?? 0)}`);
  return runsOf(days, weekOf(calendar))
    .map((run) =>
      run.length > 2
        ? t('recRules.say.days', { first: word(run[0]), last: word(run.at(-1)) })
        : run.map(word).join(t('words.listSeparator')),
    )
    .join(t('words.listSeparator'));
}

function callsOf({ directions, action }: Rule, t: Translate): string {
  const [only] = directions;
  if (directions.length === 1 && only !== undefined) return t(`recRules.say.${only}`);
  return t(action === 'never' ? 'recRules.say.any' : 'recRules.say.all');
}

function conditionsOf(rule: Rule, saying: Saying): readonly string[] {
  const { t, names } = saying;
  const said: string[] = [];
  if (rule.lineIds.length > 0) said.push(t('recRules.say.lines', { names: oneOf(rule.lineIds.map(names.line), t) }));
  if (rule.agentIds.length > 0)
    said.push(t('recRules.say.agents', { names: oneOf(rule.agentIds.map(names.agent), t) }));
  if (rule.customer !== 'anybody') said.push(t(`recRules.say.${rule.customer}`));
  if (rule.hours !== null) said.push(sayHours(rule.hours, saying));
  return said;
}

function sayHours(hours: Hours, saying: Saying): string {
  const clock = (minute: number) => saying.digits(clockOf(minute));
  return saying.t('recRules.say.hours', {
    days: sayDays(hours.days, saying),
    from: clock(hours.from),
    to: clock(hours.to),
  });
}

/** `Sales, Support or Service`. */
function oneOf(names: readonly (string | undefined)[], t: Translate): string {
  const all = names.map((name) => isolated(name ?? t('recRules.gone')));
  const last = all.at(-1) ?? '';
  if (all.length < 2) return last;
  return t('recRules.say.or', { first: all.slice(0, -1).join(t('words.listSeparator')), last });
}

/** A name in another script must not turn the sentence round. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

function asDay(day: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return ([0, 1, 2, 3, 4, 5, 6] as const).find((one) => one === day) ?? 0;
}
