import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { FollowUp } from '../../shared/contract/customers.ts';
import { dueText, useReader } from '../pop/speech.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useUndoToast } from '../ui/toast.tsx';
import { useAsk, useCommand } from '../use-core.tsx';
import { useNow } from '../use-now.ts';
import styles from './desk.module.css';
import { Count } from './missed-calls.tsx';

/** What was promised, soonest first; a tick does it, and can be taken back. */
export function FollowUps() {
  const { t } = useReader();
  const { data, error, refresh } = useAsk('followUps.mine', { limit: 100 });
  const open = (data ?? []).filter((one) => one.doneAt === null);
  return (
    <section className={styles.box} aria-label={t('desk.followUps')}>
      <h2>
        {t('desk.followUps')} {open.length > 0 && <Count value={open.length} />}
      </h2>
      {data === undefined && error === null && <SkeletonRows rows={3} />}
      {data === undefined && error !== null && <ErrorText code={error} onRetry={refresh} />}
      {data !== undefined && open.length === 0 && <p className={styles.quiet}>{t('desk.followUpsEmpty')}</p>}
      <ul className={styles.list}>
        {open.map((one) => (
          <Promised key={one.id} followUp={one} />
        ))}
      </ul>
    </section>
  );
}

function Promised({ followUp }: { readonly followUp: FollowUp }) {
  const speech = useReader();
  const { t } = speech;
  const now = useNow();
  const undoable = useUndoToast();
  const { run } = useCommand('followUps.done');
  const [ticked, setTicked] = useState(false);
  const { id, text, dueAt, customer, owner } = followUp;
  const late = dueAt < now;
  async function tick() {
    // Shown at once; the list follows when the hub has it.
    setTicked(true);
    const done = await run({ id, done: true });
    if (!done.ok) return setTicked(false);
    undoable(t('desk.followUpDone', { text }), async () => {
      setTicked(false);
      await run({ id, done: false });
    });
  }
  return (
    <li className={styles.promised} data-late={late || undefined} data-ticked={ticked || undefined}>
      <Checkbox checked={ticked} aria-label={t('desk.markDone', { text })} onChange={() => void tick()} />
      <div className={styles.promisedText}>
        <bdi>{text}</bdi>
        <span className={styles.quiet}>
          <Link href={`/customers/${customer.id}`}>
            <bdi>{customer.name}</bdi>
          </Link>
          {owner === null && ` · ${t('desk.nobodys')}`}
        </span>
      </div>
      <span className={styles.due}>
        {late && <b>{t('desk.overdue')}</b>}
        {dueText(dueAt, now, speech)}
      </span>
    </li>
  );
}
