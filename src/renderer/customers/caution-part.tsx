import { Button, Group, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Customer } from '../../shared/contract/customers.ts';
import { useTask } from '../pop/use-task.ts';
import { JalaliDatePicker } from '../ui/jalali-date-picker.tsx';
import { useUndoToast } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useNow } from '../use-now.ts';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';

type Props = { readonly customer: Customer; readonly may: boolean };
const DAY = 86_400_000;

/** What a colleague must know before the first word, with who says so and until when. */
export function CautionPart({ customer, may }: Props) {
  const t = useWords();
  const [editing, setEditing] = useState(false);
  if (editing) return <CautionForm customer={customer} onDone={() => setEditing(false)} />;
  if (customer.caution === null) {
    return may ? (
      <div className={styles.addCaution}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconAlertTriangle size={14} />}
          onClick={() => setEditing(true)}
        >
          {t('customers.noCaution')}
        </Button>
      </div>
    ) : null;
  }
  return <Strip caution={customer.caution} id={customer.id} may={may} onEdit={() => setEditing(true)} />;
}

function Strip({
  caution,
  id,
  may,
  onEdit,
}: {
  readonly caution: NonNullable<Customer['caution']>;
  readonly id: string;
  readonly may: boolean;
  readonly onEdit: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { client } = useCore();
  const undoable = useUndoToast();
  const task = useTask();
  const { text, authorName, at, expiresAt } = caution;
  const ended = expiresAt !== null && expiresAt <= now;
  const remove = () =>
    void task.run(async () => {
      await client.ask('customers.setCaution', { id, text: null, expiresAt: null });
      undoable(t('customers.cautionRemoved'), () => client.ask('customers.setCaution', { id, text, expiresAt }));
    });
  return (
    <div className={styles.caution} data-ended={ended || undefined} role="note">
      <IconAlertTriangle size={18} aria-label={t('customers.caution')} />
      <div>
        <bdi className={styles.cautionText}>{text}</bdi>
        <span>
          {t('customers.cautionBy', { name: authorName ?? t('words.system'), date: format.date(at) })}
          {expiresAt !== null &&
            ` · ${t(ended ? 'customers.cautionEnded' : 'customers.cautionEnds', { date: format.date(expiresAt - 1) })}`}
        </span>
      </div>
      {may && (
        <Group gap={4} wrap="nowrap">
          <Button size="compact-xs" variant="subtle" color="red" onClick={onEdit}>
            {t('words.edit')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="red" loading={task.busy} onClick={remove}>
            {t('words.remove')}
          </Button>
        </Group>
      )}
    </div>
  );
}

function CautionForm({ customer, onDone }: { readonly customer: Customer; readonly onDone: () => void }) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const [text, setText] = useState(customer.caution?.text ?? '');
  // Chosen as the last day on which it counts; kept as the moment after it.
  const [lastDay, setLastDay] = useState<number | null>(
    customer.caution?.expiresAt == null ? null : customer.caution.expiresAt - DAY,
  );
  const save = () =>
    void task.run(async () => {
      await client.ask('customers.setCaution', {
        id: customer.id,
        text: text.trim() || null,
        expiresAt: lastDay === null ? null : lastDay + DAY,
      });
      onDone();
    });
  return (
    <div className={styles.form}>
      <Textarea
        autoFocus
        autosize
        minRows={1}
        dir="auto"
        label={t('customers.caution')}
        placeholder={t('customers.cautionText')}
        value={text}
        maxLength={300}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <JalaliDatePicker label={t('customers.cautionUntil')} value={lastDay} clearable onChange={setLastDay} />
      {task.error !== null && <p className={styles.fault}>{t(`errors.${task.error}`)}</p>}
      <Group gap="xs">
        <Button size="xs" loading={task.busy} disabled={text.trim() === '' && customer.caution === null} onClick={save}>
          {t('words.save')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t('words.cancel')}
        </Button>
      </Group>
    </div>
  );
}
