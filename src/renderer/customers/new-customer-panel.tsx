import { ActionIcon, Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { CUSTOMER_KINDS } from '../../shared/contract/customers.ts';
import { useTask } from '../pop/use-task.ts';
import { useKey } from '../ui/keys.tsx';
import { showDone } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';
import { labelFor, NO_NUMBER, NumberField, type TypedNumber } from './number-field.tsx';

type Props = {
  /** What was being looked for: most likely the name. */ readonly text: string;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
};

/** A new customer: only the name is needed. */
export function NewCustomerPanel({ text, onClose, onCreated }: Props) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const looksLikeNumber = /^[\d۰-۹٠-٩+\s()-]+$/.test(text.trim());
  const [kind, setKind] = useState<(typeof CUSTOMER_KINDS)[number]>('person');
  const [name, setName] = useState(looksLikeNumber ? '' : text.trim());
  const [company, setCompany] = useState('');
  const [remark, setRemark] = useState('');
  const [numbers, setNumbers] = useState<readonly TypedNumber[]>([
    { ...NO_NUMBER, raw: looksLikeNumber ? text.trim() : '' },
  ]);
  useKey('close', t('customers.closeDetail'), onClose);
  const save = () =>
    void task.run(async () => {
      const filled = numbers
        .filter(({ raw }) => raw.trim() !== '')
        .map((one) => ({ raw: one.raw.trim(), label: labelFor(one) }));
      const made = await client.ask('customers.create', {
        kind,
        name: name.trim(),
        companyName: kind === 'company' ? null : company.trim() || null,
        numbers: filled,
        remark: remark.trim() || null,
      });
      showDone(t('customers.created', { name: made.name }));
      onCreated(made.id);
    });
  return (
    <form
      className={styles.newPanel}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save();
      }}
    >
      <header className={styles.panelHead}>
        <h2>{t('customers.newTitle')}</h2>
        <ActionIcon aria-label={t('words.close')} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('customers.kind')}
          value={kind}
          onChange={(value) => setKind(CUSTOMER_KINDS.find((one) => one === value) ?? 'person')}
          data={[
            { value: 'person', label: t('words.person') },
            { value: 'company', label: t('words.company') },
          ]}
        />
        <TextInput
          autoFocus
          required
          withAsterisk={false}
          dir="auto"
          label={t('words.name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {kind === 'person' && (
          <TextInput
            dir="auto"
            label={t('words.company')}
            value={company}
            maxLength={200}
            onChange={(event) => setCompany(event.currentTarget.value)}
          />
        )}
        <div>
          <span className={styles.label}>{t('words.numbers')}</span>
          <Stack gap={6}>
            {numbers.map((number, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form have no other name.
              <NumberField key={index} value={number} onChange={(value) => setNumbers(numbers.with(index, value))} />
            ))}
          </Stack>
          <Button mt={4} size="compact-sm" variant="subtle" onClick={() => setNumbers([...numbers, NO_NUMBER])}>
            {t('customers.addAnother')}
          </Button>
        </div>
        <Textarea
          dir="auto"
          autosize
          minRows={2}
          label={t('customers.remark')}
          value={remark}
          maxLength={2000}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        {task.error !== null && (
          <p className={styles.fault} role="alert">
            {t(`errors.${task.error}`)}
          </p>
        )}
        <Group gap="xs">
          <Button type="submit" loading={task.busy} disabled={name.trim() === ''}>
            {t('customers.create')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('words.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
