import { memo } from 'react';
import type { OutcomeCode, CallRow as Row } from '../../shared/contract/calls.ts';
import { DialButton } from '../dial/dial-button.tsx';
import { Cell, HeadCell } from '../lists/virtual-list.tsx';
import { PlayMark } from '../recording/play-mark.tsx';
import { LineTag } from '../ui/line-dot.tsx';
import { Phone } from '../ui/phone.tsx';
import { Duration, TimeText } from '../ui/time-text.tsx';
import { useWords } from '../words.tsx';
import { CallState } from './call-state.tsx';
import styles from './calls.module.css';

/** The columns, named. */
export function CallHead() {
  const t = useWords();
  return (
    <>
      <HeadCell>{t('calls.colState')}</HeadCell>
      <HeadCell>{t('calls.colTime')}</HeadCell>
      <HeadCell>{t('calls.colCaller')}</HeadCell>
      <HeadCell>{t('calls.colLine')}</HeadCell>
      <HeadCell>{t('calls.colAgent')}</HeadCell>
      <HeadCell>{t('calls.colTalk')}</HeadCell>
      <HeadCell>{t('calls.colCode')}</HeadCell>
      <HeadCell>{t('calls.colNote')}</HeadCell>
    </>
  );
}

/** One call in one line. */
export const CallCells = memo(function CallCells({
  call,
  code,
  language,
  onListen,
}: {
  readonly call: Row;
  readonly code: OutcomeCode | undefined;
  readonly language: 'fa' | 'en';
  readonly onListen: (id: string) => void;
}) {
  const t = useWords();
  return (
    <>
      <Cell>
        <CallState call={call} />
      </Cell>
      <Cell className={styles.time}>
        <TimeText at={call.startedAt} />
      </Cell>
      <Cell title={[call.customer?.name ?? call.callerName, call.local].filter(Boolean).join(' · ')}>
        <Caller call={call} />
      </Cell>
      <Cell title={call.line.name}>
        <LineTag name={call.line.name} color={call.line.color} />
      </Cell>
      <Cell written className={styles.soft} title={call.takenBy?.name}>
        {call.takenBy?.name}
      </Cell>
      <Cell className={styles.talk}>
        <PlayMark row={call} inList onPlay={() => onListen(call.id)} />
        <span className={styles.talkTime}>
          {call.answeredAt !== null && <Duration since={call.answeredAt} until={call.endedAt} />}
        </span>
      </Cell>
      <Cell title={code?.label[language]}>
        {call.toCode ? (
          <span className={styles.toCode}>{t('calls.toCode')}</span>
        ) : (
          code !== undefined && <bdi>{code.label[language]}</bdi>
        )}
      </Cell>
      <Cell written className={styles.soft} title={call.note ?? undefined}>
        {call.note}
      </Cell>
    </>
  );
});

/** Who it was: the customer, else the name from the exchange, else the number alone. */
function Caller({ call }: { readonly call: Row }) {
  const t = useWords();
  const name = call.customer?.name ?? call.callerName;
  return (
    <span className={styles.caller}>
      {name !== null && <bdi className={call.customer === null ? styles.networkName : styles.name}>{name}</bdi>}
      <span className={name === null ? styles.name : styles.number}>
        {call.local === null || call.numberStatus !== 'ok' ? t('words.hiddenNumber') : <Phone number={call.local} />}
        {!call.numberSure && '؟'}
      </span>
      {call.local !== null && call.numberStatus === 'ok' && (
        <span className={styles.rowDial}>
          <DialButton inList order={{ number: call.local, customerId: call.customer?.id ?? null }} />
        </span>
      )}
    </span>
  );
}
