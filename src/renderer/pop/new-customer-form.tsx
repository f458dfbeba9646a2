import { type KeyboardEvent, useState } from 'react';
import type { ScreenPop } from '../../shared/contract/calls.ts';
import type { CardDeeds } from './card-deeds.ts';
import type { CustomerDrafts } from './customer-drafts.ts';
import styles from './forms.module.css';
import type { Speech } from './speech.ts';
import type { Task } from './use-task.ts';

type Props = {
  readonly pop: ScreenPop;
  readonly speech: Speech;
  readonly drafts: CustomerDrafts;
  readonly task: Task;
  readonly create: CardDeeds['create'];
  readonly onAttach: () => void;
  /** Leaves the form by Esc. */
  readonly onLeave: () => void;
  readonly row?: boolean;
};

/** The name field of an unknown caller: ready, but it never takes the keyboard by itself. Every stroke is kept. */
export function NewCustomerForm({ pop, speech, drafts, task, create, onAttach, onLeave, row = false }: Props) {
  const { t } = speech;
  const [draft, setDraft] = useState(() => drafts.read(pop.callId) ?? { name: pop.callerName ?? '', company: '', pop });

  function change(part: { readonly name?: string; readonly company?: string }) {
    const next = { ...draft, ...part, pop };
    setDraft(next);
    task.forgive();
    if (next.name.trim() === '' && next.company.trim() === '') drafts.clear(pop.callId);
    else drafts.write(pop.callId, next);
  }

  async function save() {
    const name = draft.name.trim();
    if (name === '') return;
    const done = await task.run(() => create(pop.callId, name, draft.company.trim(), pop.number));
    if (done) drafts.clear(pop.callId);
  }

  function onKeyDown(event: KeyboardEvent) {
    // What is typed here is a name, never a command of the card; copying and reaching the card stay what they are.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onLeave();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void save();
  }

  return (
    <div className={row ? styles.formRow : styles.form}>
      <input
        type="text"
        data-field="name"
        className={styles.input}
        aria-label={t('pop.namePlaceholder')}
        placeholder={t('pop.namePlaceholder')}
        value={draft.name}
        maxLength={200}
        autoComplete="off"
        dir="auto"
        onKeyDown={onKeyDown}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <input
        type="text"
        className={styles.input}
        aria-label={t('pop.companyPlaceholder')}
        placeholder={t('pop.companyPlaceholder')}
        value={draft.company}
        maxLength={200}
        autoComplete="off"
        dir="auto"
        onKeyDown={onKeyDown}
        onChange={(event) => change({ company: event.currentTarget.value })}
      />
      <div className={styles.formEnd}>
        <button
          type="button"
          className={styles.primary}
          disabled={task.busy || draft.name.trim() === ''}
          onClick={() => void save()}
        >
          {t(task.busy ? 'pop.saving' : 'pop.save')}
        </button>
        <button type="button" className={styles.plain} disabled={task.busy} onClick={onAttach}>
          {t('pop.attach')}
        </button>
      </div>
      {!row && <p className={styles.hint}>{t('pop.nameHint')}</p>}
    </div>
  );
}
