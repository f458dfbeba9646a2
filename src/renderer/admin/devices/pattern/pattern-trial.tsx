import { SegmentedControl, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { DeviceState, PatternDevice } from '../../../../shared/contract/lines.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Sheet } from '../../page.tsx';
import { SignalText } from '../doctor/signal-text.tsx';
import { highlight } from './highlight.ts';
import classes from './pattern.module.css';

type Record = OutputOf<'devices.testPattern'>['records'][number];
type Source = 'device' | 'text';

/** Tries a pattern on the last bytes of the device, or on text that somebody pasted. */
export function useTrial(device: DeviceState, pattern: PatternDevice) {
  const [source, setSource] = useState<Source>(device.lastByteAt === null ? 'text' : 'device');
  const [text, setText] = useState('');
  const [rested] = useDebouncedValue(text, 250);
  const usable = pattern.pattern !== '' && (source === 'device' || rested !== '');
  const input = { pattern, deviceId: source === 'device' ? device.id : null, text: source === 'text' ? rested : null };
  const { data, refresh } = useAsk('devices.testPattern', usable ? input : null, { keep: true });
  const triedAt = useRef(device.lastByteAt);
  // New bytes of the device are new records.
  useEffect(() => {
    if (triedAt.current === device.lastByteAt) return;
    triedAt.current = device.lastByteAt;
    if (source === 'device' && usable) refresh();
  }, [device.lastByteAt, source, usable, refresh]);
  return { data: usable ? data : undefined, source, setSource, text, setText };
}

/** The records, each with what its groups took and the signal that it becomes. */
export function PatternTrial({
  trial,
  expression,
}: {
  readonly trial: ReturnType<typeof useTrial>;
  readonly expression: string;
}) {
  const t = useWords();
  const { source, setSource, text, setText } = trial;
  const records = trial.data?.records ?? [];
  return (
    <section aria-label={t('pattern.records')}>
      <div className={classes.trialHead}>
        <h2>{t('pattern.records')}</h2>
        <Counts records={records} />
        <SegmentedControl
          size="xs"
          data={[
            { value: 'device', label: t('pattern.tryDevice') },
            { value: 'text', label: t('pattern.tryText') },
          ]}
          value={source}
          onChange={(chosen) => setSource(chosen === 'text' ? 'text' : 'device')}
        />
      </div>
      {source === 'text' ? (
        <Textarea
          mb="sm"
          dir="ltr"
          aria-label={t('pattern.paste')}
          placeholder={t('pattern.paste')}
          spellCheck={false}
          rows={4}
          resize="vertical"
          maxLength={20_000}
          classNames={{ input: classes.code ?? '' }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <Sheet>
        {records.length === 0 ? (
          <EmptyState
            icon={<IconFileSearch size={24} />}
            title={t('pattern.noRecords')}
            text={t('pattern.noRecordsText')}
          />
        ) : (
          <ol className={classes.records}>
            {keyed(records).map(({ key, record }) => (
              <RecordRow key={key} record={record} expression={expression} />
            ))}
          </ol>
        )}
      </Sheet>
    </section>
  );
}

function Counts({ records }: { readonly records: readonly Record[] }) {
  const t = useWords();
  const skipped = records.filter((one) => one.skipped).length;
  const read = records.filter((one) => one.signal !== null).length;
  const unread = records.length - skipped - read;
  if (records.length === 0) return <span className={classes.counts} />;
  return (
    <span className={classes.counts} role="status">
      <b>{t('pattern.read', { count: read })}</b>
      {unread === 0 ? null : <span data-bad>{t('pattern.unread', { count: unread })}</span>}
      {skipped === 0 ? null : <span>{t('pattern.skipped', { count: skipped })}</span>}
    </span>
  );
}

function RecordRow({ record, expression }: { readonly record: Record; readonly expression: string }) {
  const t = useWords();
  const { text, skipped, groups, signal } = record;
  const state = signal !== null ? 'read' : skipped ? 'skipped' : 'unread';
  return (
    <li data-state={state}>
      <div className={classes.record}>
        <bdi dir="ltr">
          {highlight(text, groups ?? {}, expression).map((piece, index) =>
            piece.group === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place.
              <span key={index}>{piece.text}</span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <mark key={index} data-group={piece.group}>
                <span>{piece.text}</span>
              </mark>
            ),
          )}
        </bdi>
      </div>
      <div>
        {signal === null ? (
          <span className={classes.none}>{t(skipped ? 'pattern.leftOut' : 'pattern.noFit')}</span>
        ) : (
          <SignalText signal={signal} />
        )}
      </div>
    </li>
  );
}

/** Newest first; records that are alike are told apart by their place. */
function keyed(records: readonly Record[]): readonly { readonly key: number; readonly record: Record }[] {
  return records.map((record, key) => ({ key, record })).toReversed();
}
