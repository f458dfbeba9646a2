import { Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconPlayerRecord, IconSearch } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import type { RecordingRow } from '../../../../shared/contract/recordings.ts';
import { useRemembered } from '../../../lists/remembered.ts';
import { useRested } from '../../../lists/use-rested.ts';
import { VirtualList } from '../../../lists/virtual-list.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorText } from '../../../ui/error-text.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { useMe } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { useSizeText } from '../use-size-text.ts';
import styles from './keeping.module.css';
import { type ListFilter, NO_FILTER, questionOf, readFilter, SHOWN } from './list-filter.ts';
import { RecordingCells, RecordingHead } from './recording-cells.tsx';
import { RecordingSide } from './recording-side.tsx';
import { type Listing, useRecordings } from './use-recordings.ts';

const keyOf = (row: RecordingRow) => row.id;
const REST_MS = 180;

/** Every recording of the office, newest first, with the opened one beside the list. */
export function RecordingsView({
  openId,
  onOpen,
}: {
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
}) {
  const [filter, setFilter] = useRemembered('recordings.filter', useMe().id, NO_FILTER, readFilter);
  const listing = useRecordings(questionOf(useRested(filter, REST_MS)));
  const open = listing.pages.rows.find((row) => row.id === openId);
  return (
    <div className={styles.view} data-open={open !== undefined || undefined}>
      <div className={styles.listSide}>
        <Bar filter={filter} listing={listing} onFilter={setFilter} />
        <List {...{ listing, openId, onOpen, filter }} onClear={() => setFilter(NO_FILTER)} />
      </div>
      {open === undefined ? null : (
        <RecordingSide key={open.id} row={open} onClose={() => onOpen(null)} onChanged={listing.pages.renew} />
      )}
    </div>
  );
}

function Bar({
  filter,
  listing,
  onFilter,
}: {
  readonly filter: ListFilter;
  readonly listing: Listing;
  readonly onFilter: (filter: ListFilter) => void;
}) {
  const t = useWords();
  const size = useSizeText();
  const { pages, totalBytes } = listing;
  return (
    <div className={styles.bar}>
      <TextInput
        leftSection={<IconSearch size={16} />}
        placeholder={t('recKeep.search')}
        aria-label={t('recKeep.searchLabel')}
        maxLength={100}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('recKeep.show')}
        data={SHOWN.map((one) => ({ value: one, label: t(`recKeep.show.${one}`) }))}
        value={filter.shown}
        onChange={(value) => onFilter({ ...filter, shown: SHOWN.find((one) => one === value) ?? 'all' })}
      />
      <Text size="sm" c="dimmed" className={styles.sum ?? ''} role="status">
        {pages.total === null ? null : t('recKeep.sum', { count: pages.total, size: size(totalBytes) })}
      </Text>
    </div>
  );
}

function List({
  listing: { pages },
  openId,
  onOpen,
  filter,
  onClear,
}: {
  readonly listing: Listing;
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly filter: ListFilter;
  readonly onClear: () => void;
}) {
  const t = useWords();
  const [active, setActive] = useState<string | null>(openId);
  const renderRow = useCallback((row: RecordingRow) => <RecordingCells row={row} />, []);
  const { rows } = pages;
  if (pages.error !== null && rows.length === 0) return <ErrorText code={pages.error} onRetry={pages.renew} />;
  if (rows.length === 0 && (pages.loading || pages.outdated)) return <SkeletonRows rows={12} />;
  if (rows.length === 0) return <Nothing filter={filter} onClear={onClear} />;
  return (
    <VirtualList
      rows={rows}
      keyOf={keyOf}
      renderRow={renderRow}
      head={<RecordingHead />}
      className={styles.columns}
      label={t('recKeep.list')}
      active={openId ?? active}
      onActive={(id) => {
        setActive(id);
        // With one open the arrows walk through the recordings themselves.
        if (openId !== null) onOpen(id);
      }}
      onOpen={onOpen}
      onClose={() => onOpen(null)}
      onEnd={pages.more}
      dimmed={pages.outdated}
      foot={!pages.hasMore && rows.length > 20 ? <p className={styles.end}>{t('recKeep.end')}</p> : null}
    />
  );
}

function Nothing({ filter, onClear }: { readonly filter: ListFilter; readonly onClear: () => void }) {
  const t = useWords();
  const [, go] = useLocation();
  const icon = <IconPlayerRecord size={24} />;
  if (filter.text === '' && filter.shown === 'all') {
    return (
      <EmptyState
        icon={icon}
        title={t('recKeep.none')}
        text={t('recKeep.noneText')}
        action={<Button onClick={() => go('/admin/recording-rules')}>{t('recKeep.noneAction')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={t('recKeep.nothing')}
      text={t('recKeep.nothingText')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('recKeep.showAll')}
        </Button>
      }
    />
  );
}
