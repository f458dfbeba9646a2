import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CallRow } from '../../shared/contract/calls.ts';
import { customerDrafts } from '../pop/dock-drafts.ts';
import { labelOf } from '../pop/number-label.ts';
import { useTask } from '../pop/use-task.ts';
import { showDone } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import styles from './calls.module.css';

/** Makes the caller of a call a customer; what was half typed on his card stands here. */
export function NewCustomer({
  call,
  hidden,
  onLeave,
}: {
  readonly call: CallRow;
  readonly hidden: boolean;
  readonly onLeave: () => void;
}) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const [draft] = useState(() => customerDrafts.read(call.id));
  const [name, setName] = useState(draft?.name ?? call.callerName ?? '');
  const [company, setCompany] = useState(draft?.company ?? '');
  const save = () =>
    void task.run(async () => {
      const numbers = hidden || call.number === null ? [] : [{ raw: call.number, label: labelOf(call.number) }];
      await client.ask('customers.create', {
        name: name.trim(),
        companyName: company.trim() || null,
        numbers,
        callId: call.id,
      });
      customerDrafts.clear(call.id);
      showDone(t('pop.created', { name: name.trim() }));
    });
  return (
    <form
      className={styles.settle}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save();
      }}
    >
      <Stack gap="xs">
        <TextInput
          data-autofocus
          autoFocus
          dir="auto"
          label={t('words.name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          dir="auto"
          label={t('words.company')}
          description={t('words.optional')}
          value={company}
          maxLength={200}
          onChange={(event) => setCompany(event.currentTarget.value)}
        />
        {task.error !== null && (
          <p className={styles.fault} role="alert">
            {t(`errors.${task.error}`)}
          </p>
        )}
        <Group gap="xs">
          <Button type="submit" size="xs" loading={task.busy} disabled={name.trim() === ''}>
            {t('words.save')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onLeave}>
            {t('words.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
