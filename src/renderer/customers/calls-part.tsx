import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { type CallRow, callFilter } from '../../shared/contract/calls.ts';
import { withCall } from '../calls/call-filters.ts';
import { CallState } from '../calls/call-state.tsx';
import { useCodes } from '../calls/use-codes.ts';
import { Part } from '../lists/room-layout.tsx';
import { usePages } from '../lists/use-pages.ts';
import { InlinePlayer, useInlinePlayers } from '../recording/inline-player.tsx';
import { PlayMark } from '../recording/play-mark.tsx';
import { useMayHear } from '../recording/use-may-hear.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { Duration, TimeText } from '../ui/time-text.tsx';
import { useCore, useEvent } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';

/** Every call of this customer, the newest first. */
export function CallsPart({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const { client } = useCore();
  const { language } = useFormat().dates;
  const codes = useCodes();
  const filter = { ...callFilter.parse({}), customerId };
  const { rows, patch, hasMore, more, loading, error, renew } = usePages<CallRow>(customerId, (cursor) =>
    client.ask('calls.list', { filter, cursor, limit: 30 }),
  );
  useEvent('call.changed', (row) => patch((now) => withCall(now, row, filter, hasMore)));
  const mayHear = useMayHear();
  const players = useInlinePlayers();
  const sounds = rows.some(mayHear);
  return (
    <Part title={t('customers.calls')}>
      {rows.length === 0 && loading && <SkeletonRows rows={3} />}
      {rows.length === 0 && !loading && error === null && <p className={styles.quiet}>{t('customers.noCalls')}</p>}
      {error !== null && <ErrorText code={error} onRetry={renew} />}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id} {...players.keysOf(row.id, mayHear(row))}>
            <div className={styles.callLine}>
              <Link href={`/calls/${row.id}`} className={styles.callRow}>
                <CallState call={row} />
                <span className={styles.soft}>
                  <TimeText at={row.startedAt} />
                </span>
                <bdi className={styles.rowText}>
                  {row.note ?? codes.get(row.outcomeCodeId ?? '')?.label[language] ?? ''}
                </bdi>
                {row.takenBy !== null && <bdi className={styles.soft}>{row.takenBy.name}</bdi>}
                <span className={styles.callTalk}>
                  {row.answeredAt !== null && <Duration since={row.answeredAt} until={row.endedAt} />}
                </span>
              </Link>
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
      {hasMore && (
        <Button mt="xs" size="compact-sm" variant="subtle" loading={loading} onClick={more}>
          {t('customers.moreCalls')}
        </Button>
      )}
    </Part>
  );
}
