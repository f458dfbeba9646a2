import type { OutputOf } from '../../shared/contract/contract.ts';
import { useWords } from '../words.tsx';
import { changedFields } from './changed-fields.ts';
import classes from './journal.module.css';

type Change = OutputOf<'journal.list'>[number]['changes'][number];

/** What became of each row, field by field, old beside new. Names of tables and fields are the program's own. */
export function JournalChanges({ changes }: { readonly changes: readonly Change[] }) {
  return changes.map((change) => <RowChange key={`${change.table} ${change.row}`} change={change} />);
}

function RowChange({ change }: { readonly change: Change }) {
  const t = useWords();
  const isNew = change.before === null || change.before === undefined;
  const isGone = change.after === null || change.after === undefined;
  return (
    <div className={classes.change} dir="ltr">
      <div className={classes.row}>
        {change.table} <span>{change.row}</span> {isNew ? <em>{t('journal.new')}</em> : null}
        {isGone ? <em>{t('journal.removed')}</em> : null}
      </div>
      <dl>
        {changedFields(change.before, change.after).map(({ field, before, after }) => (
          <div key={field} className={classes.field}>
            <dt>{field}</dt>
            <dd>
              {isNew ? null : <del dir="auto">{before}</del>} {isGone ? null : <ins dir="auto">{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
