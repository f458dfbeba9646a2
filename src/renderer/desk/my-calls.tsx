import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { CallRow } from '../../shared/contract/calls.ts';
import { useCodes } from '../calls/calls-room.tsx';
import { CallState } from '../calls/call-state.tsx';
import { focusDockNote } from '../pop/dock-state.ts';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { Phone } from '../ui/phone.tsx';
import { Duration, TimeText } from '../ui/time-text.tsx';
import { useLive } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import { Count } from './missed-calls.tsx';
import styles from './desk.module.css';

/** Calls that I took and that still need their outcome. */
export function ToFinish({ rows }: { readonly rows: readonly CallRow[] | undefined }) {
  const t = useWords();
  const dock = useLive((live) => live.dock);
  const [, navigate] = useLocation();
  const finish = (id: string) => (dock.some((item) => item.pop.callId === id) ? focusDockNote(id) : navigate(`/calls/${id}`));
  return (
    <section className={styles.box} aria-label={t('desk.toCode')}>
      <h2>
        {t('desk.toCode')} {rows !== undefined && rows.length > 0 && <Count value={rows.length} />}
      </h2>
      {rows === undefined && <SkeletonRows rows={2} />}
      {rows?.length === 0 && <p className={styles.quiet}>{t('desk.toCodeEmpty')}</p>}
      <ul className={styles.list}>
        {rows?.map((row) => (
          <li key={row.id} className={styles.call}>
            <CallState call={row} wordless />
            <Who row={row} />
            <span className={styles.quiet}>
              <TimeText at={row.startedAt} style="time" />
            </span>
            <Talk row={row} />
            <Button className={styles.end} size="compact-sm" variant="light" onClick={() => finish(row.id)}>
              {t('desk.finish')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** My calls of today, the newest first. */
export function MyCalls({ rows }: { readonly rows: readonly CallRow[] }) {
  const [, navigate] = useLocation();
  const { language } = useFormat().dates;
  const codes = useCodes();
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className={styles.call} onClick={() => navigate(`/calls/${row.id}`)}>
            <CallState call={row} wordless />
            <span className={styles.clock}>
              <TimeText at={row.startedAt} style="time" />
            </span>
            <Who row={row} />
            <span className={styles.callNote}>
              <bdi>{row.note ?? ''}</bdi>
            </span>
            <span className={styles.callCode}>{codes.get(row.outcomeCodeId ?? '')?.label[language]}</span>
            <Talk row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Who({ row }: { readonly row: CallRow }) {
  const t = useWords();
  const name = row.customer?.name ?? row.callerName;
  const number = row.local === null || row.numberStatus !== 'ok' ? null : row.local;
  return (
    <span className={styles.who}>
      {name !== null && <bdi className={styles.strong}>{name}</bdi>}
      <span className={name === null ? styles.strong : styles.quiet}>{number === null ? t('words.hiddenNumber') : <Phone number={number} />}</span>
    </span>
  );
}

function Talk({ row }: { readonly row: CallRow }) {
  return <span className={styles.talk}>{row.answeredAt !== null && <Duration since={row.answeredAt} until={row.endedAt} />}</span>;
}
