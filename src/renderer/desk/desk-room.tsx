import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { type CallRow, callFilter } from '../../shared/contract/calls.ts';
import { startOfDay } from '../../shared/domain/jalali.ts';
import { useSimulator } from '../shell/use-simulator.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useAsk, useLive, useMe } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './desk.module.css';
import { FollowUps } from './follow-ups.tsx';
import { MissedCalls } from './missed-calls.tsx';
import { MyCalls, ToFinish } from './my-calls.tsx';

const MANY = 100;

/** My tray: what I have to finish, whom I missed, what I promised, and what I did today. */
export function DeskRoom() {
  const me = useMe();
  const t = useWords();
  const { dates } = useFormat();
  const missed = useLive((live) => live.missed);
  const ready = useLive((live) => live.ready);
  const mine = useMemo(() => ({ ...callFilter.parse({}), agentId: me.id }), [me.id]);
  // The day is read once a day; midnight makes another question of it.
  const today = startOfDay(Date.now(), dates.zone);
  const toCode = useAsk('calls.list', { filter: { ...mine, toCodeOnly: true }, limit: MANY }).data?.rows;
  const calls = useAsk('calls.list', { filter: { ...mine, from: today }, limit: MANY }).data?.rows;
  const promises = useAsk('followUps.mine', { limit: MANY }).data;
  const loaded = ready && toCode !== undefined && calls !== undefined && promises !== undefined;
  const clear =
    loaded && missed.length + toCode.length + calls.length + promises.filter((one) => one.doneAt === null).length === 0;
  return (
    <div className={styles.desk}>
      <h1 className={styles.srOnly}>{t('desk.title')}</h1>
      {clear ? (
        <Clear />
      ) : (
        <>
          <div className={styles.column}>
            <ToFinish rows={toCode} />
            <Today rows={calls} />
          </div>
          <div className={styles.column}>
            <MissedCalls rows={missed} />
            <FollowUps />
          </div>
        </>
      )}
    </div>
  );
}

function Today({ rows }: { readonly rows: readonly CallRow[] | undefined }) {
  const t = useWords();
  return (
    <section className={styles.box} aria-label={t('desk.today')}>
      <h2>
        {t('desk.today')}
        <Link className={styles.all} href="/calls?view=mine">
          {t('desk.allToday')}
        </Link>
      </h2>
      {rows === undefined ? (
        <SkeletonRows rows={5} />
      ) : rows.length === 0 ? (
        <p className={styles.quiet}>{t('desk.todayEmpty')}</p>
      ) : (
        <MyCalls rows={rows} />
      )}
    </section>
  );
}

function Clear() {
  const t = useWords();
  const [, navigate] = useLocation();
  const simulator = useSimulator();
  return (
    <div className={styles.clear}>
      <EmptyState
        icon={<IconInbox size={26} />}
        title={t('desk.clearTitle')}
        text={t('desk.clearText')}
        action={
          simulator.here ? (
            <Button mt="xs" onClick={() => simulator.ring('known')}>
              {t('desk.clearAction')}
            </Button>
          ) : (
            <Button mt="xs" variant="default" onClick={() => navigate('/calls')}>
              {t('desk.clearLook')}
            </Button>
          )
        }
      />
    </div>
  );
}
