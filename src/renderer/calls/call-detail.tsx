import { ActionIcon, Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { CallRow } from '../../shared/contract/calls.ts';
import type { OutputOf } from '../../shared/contract/contract.ts';
import { Pair, Pairs, Part } from '../lists/room-layout.tsx';
import { RecordingsPart, useRecordingsOf } from '../recording/recordings-part.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { useKey } from '../ui/keys.tsx';
import { LineTag } from '../ui/line-dot.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { Duration, TimeText } from '../ui/time-text.tsx';
import { useAsk } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import { CallCoding } from './call-coding.tsx';
import { CallDecisions } from './call-decisions.tsx';
import { CallState } from './call-state.tsx';
import { CallTimeline } from './call-timeline.tsx';
import { CallWho } from './call-who.tsx';
import styles from './calls.module.css';

/** One call: who, how it came out, what was noted, and what happened with its milliseconds. */
export function CallDetail({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useWords();
  const { data, error, loading, refresh } = useAsk('calls.get', { id });
  const recordings = useRecordingsOf(id);
  useKey('close', t('calls.closeDetail'), onClose);
  if (error === 'not_found')
    return (
      <EmptyState
        title={t('calls.notFound')}
        action={
          <Button variant="default" onClick={onClose}>
            {t('words.close')}
          </Button>
        }
      />
    );
  if (data === undefined) {
    return error === null || loading ? (
      <SkeletonRows rows={6} />
    ) : (
      <div className={styles.pad}>
        <ErrorText code={error} onRetry={refresh} />
      </div>
    );
  }
  const { call, legs, events, decisions } = data;
  return (
    <article aria-label={t('calls.detail')} data-testid="call-detail">
      <header className={styles.detailHead}>
        <CallState call={call} />
        <span className={styles.detailTime}>
          <TimeText at={call.startedAt} />
        </span>
        {call.answeredAt !== null && (
          <strong className={styles.detailTalk}>
            <Duration since={call.answeredAt} until={call.endedAt} />
          </strong>
        )}
        <ActionIcon
          className={styles.detailClose}
          aria-label={t('calls.closeDetail')}
          title={`${t('calls.closeDetail')} (Esc)`}
          onClick={onClose}
        >
          <IconX size={18} />
        </ActionIcon>
      </header>
      <CallWho call={call} match={data.match} />
      {call.endReason === 'interrupted' && (
        <Alert className={styles.alert} color="amber" icon={<IconAlertTriangle size={18} />}>
          {t('calls.interruptedText')}
        </Alert>
      )}
      {call.outcome === 'unknown' && call.endReason !== 'interrupted' && (
        <p className={styles.remark}>{t('calls.unknownOutcome')}</p>
      )}
      <CallCoding key={`${call.id} ${call.state}`} call={call} />
      <RecordingsPart call={call} events={events} recordings={recordings} />
      <Summary call={call} deviceTime={data.deviceTime} />
      {legs.length > 0 && <Legs legs={legs} />}
      <CallTimeline events={events} startedAt={call.startedAt} />
      <CallDecisions decisions={decisions} startedAt={call.startedAt} />
    </article>
  );
}

function Summary({ call, deviceTime }: { readonly call: CallRow; readonly deviceTime: string | null }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Part title={t('calls.summary')}>
      <Pairs>
        <Pair label={t('calls.startedAt')}>{format.longDate(call.startedAt)}</Pair>
        <Pair label={t('calls.line')}>
          <LineTag name={call.line.name} color={call.line.color} />
        </Pair>
        <Pair label={t('calls.direction')}>{t(`direction.${call.direction}`)}</Pair>
        {call.direction === 'incoming' && (
          <Pair label={t('calls.rangFor')}>
            <Duration since={call.startedAt} until={call.answeredAt ?? call.endedAt} /> ·{' '}
            {t('pop.rings', { count: call.ringCount })}
          </Pair>
        )}
        <Pair label={t('calls.takenBy')}>
          {call.takenBy === null ? t('words.nobody') : <bdi>{call.takenBy.name}</bdi>}
        </Pair>
        {call.endReason !== null && <Pair label={t('calls.endedBy')}>{t(`end.${call.endReason}`)}</Pair>}
        {call.callerName !== null && (
          <Pair label={t('calls.networkName')}>
            <bdi>{call.callerName}</bdi>
          </Pair>
        )}
        {deviceTime !== null && (
          <Pair label={t('calls.deviceTime')}>
            <bdi dir="ltr">{format.digits(deviceTime)}</bdi>
          </Pair>
        )}
      </Pairs>
      {call.waiting && <p className={styles.remark}>{t('calls.waiting')}</p>}
    </Part>
  );
}

function Legs({ legs }: { readonly legs: OutputOf<'calls.get'>['legs'] }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Part title={t('calls.legs')}>
      <ul className={styles.legs}>
        {legs.map((leg) => (
          <li key={`${leg.startedAt} ${leg.extension} ${leg.userName}`}>
            <span>
              {leg.userName === null ? null : <bdi>{leg.userName}</bdi>}
              {leg.userName !== null && leg.extension !== null ? ' · ' : null}
              {leg.extension === null ? null : t('calls.extension', { extension: format.digits(leg.extension) })}
              {leg.userName === null && leg.extension === null ? t('words.unknown') : null}
            </span>
            <span className={styles.soft}>
              {format.time(leg.startedAt)} ·{' '}
              {leg.answeredAt === null
                ? t('calls.legRang')
                : t('calls.legTalked', {
                    length: format.duration(((leg.endedAt ?? leg.answeredAt) - leg.answeredAt) / 1000),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
