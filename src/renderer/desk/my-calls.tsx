import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { CallRow, ScreenPop } from '../../shared/contract/calls.ts';
import { CallState } from '../calls/call-state.tsx';
import { useCodes } from '../calls/use-codes.ts';
import { focusDockNote } from '../pop/dock-state.ts';
import { InlinePlayer, useInlinePlayers } from '../recording/inline-player.tsx';
import { PlayMark } from '../recording/play-mark.tsx';
import { useMayHear } from '../recording/use-may-hear.ts';
import { Phone } from '../ui/phone.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { Duration, TimeText } from '../ui/time-text.tsx';
import { useLive } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './desk.module.css';
import { Count } from './missed-calls.tsx';

/** Calls in my hand, and those that I took and that still need their outcome. */
export function ToFinish({ rows }: { readonly rows: readonly CallRow[] | undefined }) {
  const t = useWords();
  const dock = useLive((live) => live.dock);
  const [, navigate] = useLocation();
  const docked = new Set(dock.map((item) => item.pop.callId));
  const waiting = [
    ...dock.map(({ pop }) => unfinished(pop)),
    ...(rows ?? []).filter((row) => !docked.has(row.id)).map(fromRow),
  ];
  const finish = (id: string) => (docked.has(id) ? focusDockNote(id) : navigate(`/calls/${id}`));
  return (
    <section className={styles.box} aria-label={t('desk.toCode')}>
      <h2>
        {t('desk.toCode')} {waiting.length > 0 && <Count value={waiting.length} />}
      </h2>
      {rows === undefined && <SkeletonRows rows={2} />}
      {rows !== undefined && waiting.length === 0 && <p className={styles.quiet}>{t('desk.toCodeEmpty')}</p>}
      <ul className={styles.list}>
        {waiting.map((call) => (
          <li key={call.id} className={styles.call}>
            <CallState call={call} wordless />
            <span className={styles.clock}>
              <TimeText at={call.startedAt} style="time" />
            </span>
            <Who name={call.name} number={call.number} />
            <Talk row={call} />
            <Button size="compact-sm" variant="light" onClick={() => finish(call.id)}>
              {t('desk.finish')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Unfinished = Pick<
  CallRow,
  'id' | 'state' | 'outcome' | 'endReason' | 'direction' | 'startedAt' | 'answeredAt' | 'endedAt'
> & {
  readonly name: string | null;
  readonly number: string | null;
};

function unfinished({
  callId: id,
  state,
  outcome,
  direction,
  startedAt,
  answeredAt,
  endedAt,
  match,
  callerName,
  local,
  numberStatus,
}: ScreenPop): Unfinished {
  const name = match.kind === 'known' ? match.customer.name : callerName;
  return {
    id,
    state,
    outcome,
    direction,
    startedAt,
    answeredAt,
    endedAt,
    endReason: null,
    name,
    number: numberStatus === 'ok' ? local : null,
  };
}

function fromRow(row: CallRow): Unfinished {
  return { ...row, name: row.customer?.name ?? row.callerName, number: row.numberStatus === 'ok' ? row.local : null };
}

/** My calls of today, the newest first. */
export function MyCalls({ rows }: { readonly rows: readonly CallRow[] }) {
  const [, navigate] = useLocation();
  const { language } = useFormat().dates;
  const codes = useCodes();
  const mayHear = useMayHear();
  const players = useInlinePlayers();
  const sounds = rows.some(mayHear);
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.id} {...players.keysOf(row.id, mayHear(row))}>
          <div className={styles.callLine}>
            <button type="button" className={styles.call} onClick={() => navigate(`/calls/${row.id}`)}>
              <CallState call={row} wordless />
              <span className={styles.clock}>
                <TimeText at={row.startedAt} style="time" />
              </span>
              <Who name={row.customer?.name ?? row.callerName} number={row.numberStatus === 'ok' ? row.local : null} />
              <span className={styles.callNote}>
                <bdi>{row.note ?? ''}</bdi>
              </span>
              <span className={styles.callCode}>{codes.get(row.outcomeCodeId ?? '')?.label[language]}</span>
              <Talk row={row} />
            </button>
            <PlayMark
              keepPlace={sounds}
              row={row}
              open={players.openId === row.id}
              onPlay={() => players.toggle(row.id)}
            />
          </div>
          {players.openId === row.id && <InlinePlayer callId={row.id} onClose={players.close} />}
        </li>
      ))}
    </ul>
  );
}

function Who({ name, number }: Pick<Unfinished, 'name' | 'number'>) {
  const t = useWords();
  return (
    <span className={styles.who}>
      {name !== null && <bdi className={styles.strong}>{name}</bdi>}
      <span className={name === null ? styles.strong : styles.quiet}>
        {number === null ? t('words.hiddenNumber') : <Phone number={number} />}
      </span>
    </span>
  );
}

function Talk({ row }: { readonly row: Pick<CallRow, 'answeredAt' | 'endedAt'> }) {
  return (
    <span className={styles.talk}>
      {row.answeredAt !== null && <Duration since={row.answeredAt} until={row.endedAt} />}
    </span>
  );
}
