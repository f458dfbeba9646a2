import { useCallback } from 'react';
import type { RetentionClass } from '../../../../shared/domain/recording.ts';
import { useAsk } from '../../../use-core.tsx';
import { useFormat } from '../../../use-format.ts';
import { useSpeech } from '../../../words.tsx';
import type { Rule } from './rule-draft.ts';
import { sayRule } from './rule-sentence.ts';

/** Says rules with the names that lines, agents and classes have now. */
export function useRuleWords(classes: readonly RetentionClass[]): (rule: Rule) => string {
  const { t, spoken } = useSpeech();
  const { digits } = useFormat();
  const lines = useAsk('lines.list', {}).data;
  const users = useAsk('people.list', {}).data?.users;
  return useCallback(
    (rule) =>
      sayRule(rule, {
        t,
        digits,
        calendar: spoken.calendar,
        names: {
          line: (id) => lines?.find((one) => one.id === id)?.name,
          agent: (id) => users?.find((one) => one.id === id)?.name,
          class: (id) => classes.find((one) => one.id === id)?.name,
        },
      }),
    [t, digits, spoken.calendar, lines, users, classes],
  );
}
