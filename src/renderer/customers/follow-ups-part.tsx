import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Customer, FollowUp } from '../../shared/contract/customers.ts';
import { startOfDay } from '../../shared/domain/jalali.ts';
import { Part } from '../lists/room-layout.tsx';
import { dueTimes } from '../pop/card-composer.tsx';
import { dueText, useReader } from '../pop/speech.ts';
import { useTask } from '../pop/use-task.ts';
import { JalaliDatePicker } from '../ui/jalali-date-picker.tsx';
import { useUndoToast } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useNow } from '../use-now.ts';
import { parseClockTime } from './clock-time.ts';
import styles from './customers.module.css';

type Props = { readonly customer: Customer; readonly may: boolean };

/** What was promised to this customer, soonest first. */
export function FollowUpsPart({ customer, may }: Props) {
  const { t } = useReader();
  const [adding, setAdding] = useState(false);
  const open = customer.followUps.filter((one) => one.doneAt === null).toSorted((a, b) => a.dueAt - b.dueAt);
  const done = customer.followUps.filter((one) => one.doneAt !== null).toSorted((a, b) => b.dueAt - a.dueAt);
  return (
    <Part
      title={t('customers.followUps')}
      action={
        may && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {t('customers.followUpAdd')}
          </Button>
        )
      }
    >
      {open.length === 0 && !adding && <p className={styles.quiet}>{t('customers.noFollowUps')}</p>}
      <ul className={styles.rows}>
        {open.map((one) => (
          <FollowUpRow key={one.id} followUp={one} may={may} />
        ))}
      </ul>
      {adding && <AddFollowUp customerId={customer.id} onDone={() => setAdding(false)} />}
      {done.length > 0 && (
        <details className={styles.folded}>
          <summary>{t('customers.doneFollowUps', { count: done.length })}</summary>
          <ul className={styles.rows}>
            {done.map((one) => (
              <FollowUpRow key={one.id} followUp={one} may={may} />
            ))}
          </ul>
        </details>
      )}
    </Part>
  );
}

function FollowUpRow({ followUp, may }: { readonly followUp: FollowUp; readonly may: boolean }) {
  const speech = useReader();
  const { t } = speech;
  const now = useNow();
  const { client } = useCore();
  const undoable = useUndoToast();
  const task = useTask();
  const { id, text, dueAt, doneAt, owner } = followUp;
  const late = doneAt === null && dueAt < now;
  const set = (done: boolean) =>
    void task.run(async () => {
      await client.ask('followUps.done', { id, done });
      if (done) undoable(t('desk.followUpDone', { text }), () => client.ask('followUps.done', { id, done: false }));
    });
  return (
    <li className={styles.row} data-late={late || undefined}>
      <Checkbox
        size="sm"
        checked={(doneAt !== null) !== task.busy}
        disabled={!may}
        aria-label={t('desk.markDone', { text })}
        onChange={() => set(doneAt === null)}
      />
      <bdi className={styles.rowText}>{text}</bdi>
      {owner !== null && <bdi className={styles.soft}>{owner.name}</bdi>}
      <span className={styles.due}>
        {late && <b>{t('desk.overdue')} </b>}
        {dueText(dueAt, now, speech)}
      </span>
    </li>
  );
}

const MINUTE = 60_000;

function AddFollowUp({ customerId, onDone }: { readonly customerId: string; readonly onDone: () => void }) {
  const speech = useReader();
  const { t, format } = speech;
  const { zone } = format.dates;
  const { client } = useCore();
  const task = useTask();
  const [times] = useState(() => dueTimes(Date.now(), zone));
  const [text, setText] = useState('');
  const first = times.find((time) => time.key === 'pop.tomorrow')?.at ?? Date.now();
  const [day, setDay] = useState<number | null>(() => startOfDay(first, zone));
  const [time, setTime] = useState(() => format.time(first));
  const minutes = parseClockTime(time);
  const ready = text.trim() !== '' && day !== null && minutes !== null;
  const choose = (at: number) => {
    setDay(startOfDay(at, zone));
    setTime(format.time(at));
  };
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || day === null || minutes === null) return;
        void task.run(async () => {
          await client.ask('followUps.add', { customerId, text: text.trim(), dueAt: day + minutes * MINUTE });
          onDone();
        });
      }}
    >
      <TextInput
        autoFocus
        dir="auto"
        aria-label={t('customers.followUpNew')}
        placeholder={t('customers.followUpNew')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.chips}>
        {times.map((one) => (
          <button key={one.key} type="button" className={styles.chip} onClick={() => choose(one.at)}>
            {t(one.key)}
          </button>
        ))}
      </div>
      <div className={styles.dayAndTime}>
        <JalaliDatePicker label={t('customers.followUpDay')} value={day} onChange={setDay} />
        <TextInput
          dir="ltr"
          label={t('customers.followUpTime')}
          value={time}
          maxLength={5}
          error={minutes === null ? t('customers.timeBad') : undefined}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
      </div>
      {task.error !== null && <p className={styles.fault}>{t(`errors.${task.error}`)}</p>}
      <div className={styles.formEnd}>
        <Button type="submit" size="xs" loading={task.busy} disabled={!ready}>
          {t('customers.followUpAdd')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t('words.cancel')}
        </Button>
      </div>
    </form>
  );
}
