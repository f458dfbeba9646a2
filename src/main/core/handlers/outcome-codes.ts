import { findOutcomeCode, listOutcomeCodes, saveOutcomeCodes } from '../../store/outcome-codes.ts';
import type { HandlersFor } from '../handler.ts';
import { Refusal } from '../refusal.ts';

export const outcomeCodeHandlers: HandlersFor<'outcomeCodes.list' | 'outcomeCodes.save'> = {
  'outcomeCodes.list': ({ db }) => listOutcomeCodes(db),

  'outcomeCodes.save'(context, input) {
    const before = listOutcomeCodes(context.db);
    const digits = input.flatMap((code) => code.digit ?? []);
    if (new Set(digits).size !== digits.length) throw new Refusal('conflict', 'two codes on one digit');
    for (const code of input)
      if (code.id !== null && !findOutcomeCode(context.db, code.id)) throw new Refusal('not_found');
    saveOutcomeCodes(
      context.db,
      input.map((code) => ({ ...code, id: code.id ?? context.newId() })),
    );
    const after = listOutcomeCodes(context.db);
    context.change('outcome_codes', 'all', before, after);
    context.publish('config.changed', { what: 'outcomeCodes', id: null });
    return after;
  },
};
