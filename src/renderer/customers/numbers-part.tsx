import { ActionIcon, Button, Group } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Customer, PhoneNumber } from '../../shared/contract/customers.ts';
import { DialButton } from '../dial/dial-button.tsx';
import { Part } from '../lists/room-layout.tsx';
import { useTask } from '../pop/use-task.ts';
import { CopyPhone } from '../ui/phone.tsx';
import { useUndoToast } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';
import { labelFor, NO_NUMBER, NumberField, type TypedNumber } from './number-field.tsx';

type Props = { readonly customer: Customer; readonly may: boolean };

/** The numbers by which calls find this file. */
export function NumbersPart({ customer, may }: Props) {
  const t = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <Part
      title={t('customers.numbers')}
      action={
        may && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {t('customers.addNumber')}
          </Button>
        )
      }
    >
      {customer.numbers.length === 0 && <p className={styles.quiet}>{t('customers.noNumbers')}</p>}
      <ul className={styles.rows}>
        {customer.numbers.map((number) => (
          <NumberRow key={number.id} number={number} customerId={customer.id} may={may} />
        ))}
      </ul>
      {adding && <AddNumber customerId={customer.id} onDone={() => setAdding(false)} />}
    </Part>
  );
}

function NumberRow({
  number,
  customerId,
  may,
}: {
  readonly number: PhoneNumber;
  readonly customerId: string;
  readonly may: boolean;
}) {
  const t = useWords();
  const format = useFormat();
  const { client } = useCore();
  const undoable = useUndoToast();
  const task = useTask();
  const { raw, label, local } = number;
  const shown = `\u2066${format.digits(local)}\u2069`;
  const remove = () =>
    void task.run(async () => {
      await client.ask('customers.removeNumber', { id: customerId, numberId: number.id });
      undoable(t('customers.numberRemoved', { number: shown }), () =>
        client.ask('customers.addNumber', { id: customerId, number: { raw, label } }),
      );
    });
  return (
    <li className={styles.row} data-busy={task.busy || undefined}>
      <span className={styles.number}>
        <CopyPhone number={local} />
      </span>
      <DialButton order={{ number: local, customerId }} />
      <span className={styles.soft}>{t(`label.${label}`)}</span>
      {number.shared && (
        <span className={styles.mark} title={t('customers.sharedHint')}>
          {t('customers.shared')}
        </span>
      )}
      {number.key === null && <span className={styles.markBad}>{t('customers.noKey')}</span>}
      {may && (
        <ActionIcon
          className={styles.rowEnd}
          size="sm"
          aria-label={t('customers.removeNumber', { number: local })}
          title={t('words.remove')}
          onClick={remove}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}

function AddNumber({ customerId, onDone }: { readonly customerId: string; readonly onDone: () => void }) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const [number, setNumber] = useState<TypedNumber>(NO_NUMBER);
  const save = () => {
    if (number.raw.trim() === '') return;
    void task.run(async () => {
      await client.ask('customers.addNumber', {
        id: customerId,
        number: { raw: number.raw.trim(), label: labelFor(number) },
      });
      onDone();
    });
  };
  return (
    <div className={styles.inline}>
      <NumberField
        autoFocus
        value={number}
        onChange={setNumber}
        onEnter={save}
        error={task.error === null ? null : t(`errors.${task.error}`)}
      />
      <Group gap="xs">
        <Button size="xs" loading={task.busy} disabled={number.raw.trim() === ''} onClick={save}>
          {t('words.add')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t('words.cancel')}
        </Button>
      </Group>
    </div>
  );
}
