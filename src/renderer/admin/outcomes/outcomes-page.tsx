import { Button, Group, Text } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutcomeCode } from '../../../shared/contract/calls.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showDone } from '../../ui/toast.tsx';
import { useAsk, useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { Page, Ready, Sheet } from '../page.tsx';
import { blankCode, type DraftCode, draftsOf, inputOf, moved, problemOf } from './draft-codes.ts';
import { OutcomeRow } from './outcome-row.tsx';
import classes from './outcomes.module.css';

/** The whole list is edited on the spot and saved at once, so that two codes can change places and keys. */
export function OutcomesPage() {
  const t = useWords();
  const codes = useAsk('outcomeCodes.list', {});
  return (
    <Page title={t('admin.section.outcomes')} text={t('outcomes.text')}>
      <Ready asked={codes}>{(list) => <Editor saved={list} />}</Ready>
    </Page>
  );
}

function Editor({ saved }: { readonly saved: readonly OutcomeCode[] }) {
  const t = useWords();
  const { run, pending } = useCommand('outcomeCodes.save');
  const [edited, setEdited] = useState<readonly DraftCode[] | null>(null);
  const [tried, setTried] = useState(false);
  const drafts = edited ?? draftsOf(saved);
  const problems = drafts.map((draft) => problemOf(draft, drafts));
  const save = async () => {
    setTried(true);
    if (problems.some((problem) => problem !== null)) return;
    const done = await run(inputOf(drafts));
    if (!done.ok) return;
    setEdited(null);
    setTried(false);
    showDone(t('outcomes.saved'));
  };
  const add = (
    <Button
      variant="light"
      leftSection={<IconPlus size={16} />}
      onClick={() => setEdited([...drafts, blankCode(drafts)])}
    >
      {t('outcomes.add')}
    </Button>
  );
  if (drafts.length === 0) {
    return (
      <Sheet>
        <EmptyState
          icon={<IconListCheck size={24} />}
          title={t('outcomes.empty')}
          text={t('outcomes.emptyText')}
          action={add}
        />
      </Sheet>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Sheet>
        <div className={classes.head} aria-hidden>
          <span />
          <span>{t('outcomes.digit')}</span>
          <span>{t('outcomes.fa')}</span>
          <span>{t('outcomes.en')}</span>
          <span>{t('outcomes.needsNote')}</span>
          <span />
        </div>
        {drafts.map((draft, index) => (
          <OutcomeRow
            key={draft.key}
            draft={draft}
            problem={tried ? (problems[index] ?? null) : null}
            first={index === 0}
            last={index === drafts.length - 1}
            onChange={(next) => setEdited(drafts.with(index, next))}
            onMove={(by) => setEdited(moved(drafts, index, by))}
            onRemove={() => setEdited(drafts.toSpliced(index, 1))}
          />
        ))}
      </Sheet>
      <Group justify="space-between" mt="md">
        {add}
        {edited === null ? null : (
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {t('outcomes.unsaved')}
            </Text>
            <Button variant="default" onClick={() => setEdited(null)}>
              {t('outcomes.discard')}
            </Button>
            <Button type="submit" loading={pending}>
              {t('words.save')}
            </Button>
          </Group>
        )}
      </Group>
    </form>
  );
}
