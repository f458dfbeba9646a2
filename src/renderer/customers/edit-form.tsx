import { Alert, Button, Group, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { CUSTOMER_KINDS, type Customer } from '../../shared/contract/customers.ts';
import { codeOf, useTask } from '../pop/use-task.ts';
import { useAsk, useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';
import { type Edit, type EditField, editOf, type MeanwhileChange, mergeEdits } from './edit-merge.ts';

const CHANNELS = ['phone', 'mobile', 'sms', 'email', 'visit'] as const;

/** The single fields of a file. A save over somebody else's change is refused, told, and never costs what was typed. */
export function EditForm({ customer, onDone }: { readonly customer: Customer; readonly onDone: () => void }) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const people = useAsk('people.list', {}).data?.users ?? [];
  // The version on which this editing began: the file below may be renewed meanwhile.
  const [base, setBase] = useState(customer);
  const [edit, setEdit] = useState<Edit>(() => editOf(customer));
  const [meanwhile, setMeanwhile] = useState<{
    readonly fresh: Customer;
    readonly changes: readonly MeanwhileChange[];
    readonly merged: Edit;
  } | null>(null);
  const set = (part: Partial<Edit>) => setEdit({ ...edit, ...part });

  async function save() {
    const done = await task.run(async () => {
      try {
        await client.ask('customers.update', inputOf(base, edit));
      } catch (error) {
        if (codeOf(error) === 'stale') await look();
        throw error;
      }
    });
    if (done) onDone();
  }
  async function look() {
    const fresh = await client.ask('customers.get', { id: base.id });
    setMeanwhile({ fresh, ...mergeEdits(editOf(base), edit, editOf(fresh)) });
  }
  function goOn() {
    if (meanwhile === null) return;
    setBase(meanwhile.fresh);
    setEdit(meanwhile.merged);
    setMeanwhile(null);
    task.forgive();
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SegmentedControl
        aria-label={t('customers.kind')}
        value={edit.kind}
        onChange={(value) => set({ kind: CUSTOMER_KINDS.find((one) => one === value) ?? edit.kind })}
        data={CUSTOMER_KINDS.map((one) => ({
          value: one,
          label: t(one === 'company' ? 'words.company' : 'words.person'),
        }))}
      />
      <TextInput
        autoFocus
        dir="auto"
        label={t('words.name')}
        value={edit.name}
        maxLength={200}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className={styles.two}>
        <Select
          label={t('customers.owner')}
          searchable
          value={edit.ownerId}
          data={[
            { value: '', label: t('customers.noOwner') },
            ...people
              .filter((one) => one.active || one.id === edit.ownerId)
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(value) => set({ ownerId: value ?? '' })}
        />
        <Select
          label={t('customers.channel')}
          value={edit.preferredChannel}
          data={[
            { value: '', label: t('customers.noChannel') },
            ...CHANNELS.map((one) => ({ value: one, label: t(`channel.${one}`) })),
          ]}
          onChange={(value) => set({ preferredChannel: CHANNELS.find((one) => one === value) ?? '' })}
        />
      </div>
      <TextInput
        dir="ltr"
        type="email"
        label={t('customers.email')}
        value={edit.email}
        maxLength={200}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <Textarea
        autosize
        dir="auto"
        label={t('customers.address')}
        value={edit.address}
        maxLength={500}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={2}
        dir="auto"
        label={t('customers.remark')}
        value={edit.remark}
        maxLength={2000}
        onChange={(event) => set({ remark: event.currentTarget.value })}
      />
      {meanwhile !== null && <Stale {...meanwhile} people={people} onGoOn={goOn} />}
      {task.error !== null && task.error !== 'stale' && (
        <p className={styles.fault} role="alert">
          {t(`errors.${task.error}`)}
        </p>
      )}
      <Group gap="xs">
        <Button type="submit" loading={task.busy} disabled={edit.name.trim() === '' || meanwhile !== null}>
          {t('words.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('words.cancel')}
        </Button>
      </Group>
    </form>
  );
}

function inputOf(base: Customer, edit: Edit) {
  return {
    id: base.id,
    version: base.version,
    kind: edit.kind,
    name: edit.name.trim(),
    email: edit.email.trim() || null,
    address: edit.address.trim() || null,
    preferredChannel: edit.preferredChannel || null,
    remark: edit.remark.trim() || null,
    ownerId: edit.ownerId || null,
  };
}

const FIELD_WORDS = {
  kind: 'customers.kind',
  name: 'words.name',
  email: 'customers.email',
  address: 'customers.address',
  preferredChannel: 'customers.channel',
  remark: 'customers.remark',
  ownerId: 'customers.owner',
} as const satisfies Record<EditField, string>;

type StaleProps = {
  readonly fresh: Customer;
  readonly changes: readonly MeanwhileChange[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onGoOn: () => void;
};

/** What somebody else made of the file meanwhile, and the way on. */
function Stale({ fresh: customer, changes, people, onGoOn }: StaleProps) {
  const t = useWords();
  const fresh = editOf(customer);
  const value = (field: EditField): string => {
    if (field === 'ownerId') return people.find((one) => one.id === fresh.ownerId)?.name ?? t('customers.noOwner');
    if (field === 'preferredChannel')
      return fresh.preferredChannel === '' ? t('customers.noChannel') : t(`channel.${fresh.preferredChannel}`);
    if (field === 'kind') return t(fresh.kind === 'company' ? 'words.company' : 'words.person');
    return fresh[field] === '' ? '—' : fresh[field];
  };
  return (
    <Alert color="amber" role="alert" icon={<IconAlertTriangle size={18} />} title={t('customers.staleTitle')}>
      <p className={styles.staleText}>{t(changes.length === 0 ? 'customers.staleNothing' : 'customers.staleText')}</p>
      <ul className={styles.stale}>
        {changes.map(({ field, both }) => (
          <li key={field}>
            {t(FIELD_WORDS[field])}: <bdi>{value(field)}</bdi>
            {both && <em> ({t('customers.staleBoth')})</em>}
          </li>
        ))}
      </ul>
      <Button size="xs" onClick={onGoOn}>
        {t('customers.staleTake')}
      </Button>
    </Alert>
  );
}
