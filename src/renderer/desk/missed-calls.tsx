import { ActionIcon, Button } from '@mantine/core';
import { IconPhoneOutgoing, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { CallRow } from '../../shared/contract/calls.ts';
import { CallState } from '../calls/call-state.tsx';
import { useDial } from '../dial/use-dial.ts';
import { useTask } from '../pop/use-task.ts';
import { LineTag } from '../ui/line-dot.tsx';
import { CopyPhone } from '../ui/phone.tsx';
import { AgoText } from '../ui/time-text.tsx';
import { useCore } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './desk.module.css';
import { groupMissed, type MissedGroup } from './missed-groups.ts';

/** How many stand there before somebody asks for all: what was promised must stay in sight below them. */
const FIRST = 5;

/** Who rang for me and nobody answered: the number large, to be dialled. */
export function MissedCalls({ rows }: { readonly rows: readonly CallRow[] }) {
  const t = useWords();
  const groups = groupMissed(rows);
  const [all, setAll] = useState(false);
  const shown = all ? groups : groups.slice(0, FIRST);
  return (
    <section className={styles.box} aria-label={t('desk.missed')}>
      <h2>
        {t('desk.missed')} {groups.length > 0 && <Count value={groups.length} />}
      </h2>
      {groups.length === 0 && <p className={styles.quiet}>{t('desk.missedEmpty')}</p>}
      <ul className={styles.list}>
        {shown.map((group) => (
          <Missed key={group.latest.id} group={group} />
        ))}
      </ul>
      {groups.length > FIRST && (
        <Button mt={4} size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
          {all ? t('desk.fewerMissed') : t('desk.moreMissed', { count: groups.length - FIRST })}
        </Button>
      )}
    </section>
  );
}

function Missed({ group }: { readonly group: MissedGroup }) {
  const t = useWords();
  const { client, live } = useCore();
  const [, navigate] = useLocation();
  const task = useTask();
  const { latest, count, ids } = group;
  const name = latest.customer?.name ?? latest.callerName;
  const dismiss = () => {
    for (const id of ids) live.dismissMissed(id);
  };
  const { dial } = useDial();
  const number = latest.numberStatus === 'ok' ? latest.local : null;
  // Who calls back holds the call: colleagues see that somebody cares.
  const handle = async () => {
    const taken = await task.run(() => client.ask('calls.take', { id: latest.id }));
    if (!taken) return;
    dismiss();
    if (number !== null) await dial({ number, lineId: null, customerId: latest.customer?.id ?? null });
  };
  return (
    <li className={styles.missed} data-call-id={latest.id} data-testid="missed-chip">
      <div className={styles.missedTop}>
        <CallState call={latest} wordless />
        <span className={styles.missedNumber}>
          {number === null ? t('words.hiddenNumber') : <CopyPhone number={number} />}
        </span>
        {count > 1 && <span className={styles.times}>{t('desk.missedTimes', { count })}</span>}
        <ActionIcon
          className={styles.end}
          size="sm"
          aria-label={t('desk.dismiss')}
          title={t('desk.dismiss')}
          onClick={dismiss}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
      <div className={styles.missedLine}>
        {name !== null && (
          <bdi className={styles.strong}>
            {latest.customer === null ? name : <Link href={`/customers/${latest.customer.id}`}>{name}</Link>}
          </bdi>
        )}
        <LineTag name={latest.line.name} color={latest.line.color} />
        <span className={styles.quiet}>
          <AgoText at={latest.startedAt} />
        </span>
        <span className={styles.deeds}>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={number === null ? null : <IconPhoneOutgoing size={14} />}
            loading={task.busy}
            onClick={() => void handle()}
          >
            {t(number === null ? 'desk.handle' : 'dial.callBack')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => navigate(`/calls/${latest.id}`)}>
            {t(latest.customer === null && latest.numberStatus === 'ok' ? 'desk.create' : 'desk.open')}
          </Button>
        </span>
      </div>
      {task.error !== null && (
        <p className={styles.fault} role="alert">
          {t(`errors.${task.error}`)}
        </p>
      )}
    </li>
  );
}

/** How many wait, beside a heading. */
export function Count({ value }: { readonly value: number }) {
  return <span className={styles.count}>{useFormat().number(value)}</span>;
}
