import { IconPhone } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CallFilter, CallRow, OutcomeCode } from '../../shared/contract/calls.ts';
import { ListAndDetail } from '../lists/room-layout.tsx';
import { useRemembered } from '../lists/remembered.ts';
import { type Page, usePages } from '../lists/use-pages.ts';
import { useRested } from '../lists/use-rested.ts';
import { VirtualList } from '../lists/virtual-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { showDone } from '../ui/toast.tsx';
import { useAsk, useCore, useEvent, useMe } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './calls.module.css';
import { CallDetail } from './call-detail.tsx';
import { type FixedView, filterOfView, filtersOn, NO_FILTER, type Remembered, readRemembered, readViews, type SavedView, withCall } from './call-filters.ts';
import { CallCells, CallHead } from './call-row.tsx';
import { FilterBar } from './filter-bar.tsx';

const FIRST: Remembered = { view: 'all', filter: NO_FILTER };
const NO_VIEWS: readonly SavedView[] = [];
const keyOf = (row: CallRow) => row.id;

/** Every call of the office, newest first, with the opened one beside the list. */
export function CallsRoom() {
  const t = useWords();
  const me = useMe();
  const { dates } = useFormat();
  const [path, navigate] = useLocation();
  const openId = /^\/calls\/([^/?]+)/.exec(path)?.[1] ?? null;
  const [remembered, remember] = useRemembered('calls.filter', me.id, FIRST, readRemembered);
  const [views, setViews] = useRemembered('calls.views', me.id, NO_VIEWS, readViews);
  const { view } = remembered;
  const filter = useMemo(
    () => (view === null ? remembered.filter : { ...filterOfView(view, me.id, Date.now(), dates.zone), text: remembered.filter.text }),
    [view, remembered.filter, me.id, dates.zone],
  );
  const setFilter = (next: CallFilter) => remember({ view: sameButText(next, filter) ? view : null, filter: next });
  const setView = (next: FixedView) => remember({ view: next, filter: { ...NO_FILTER, text: filter.text } });
  useAskedText((text) => remember({ view: 'all', filter: { ...NO_FILTER, text } }));

  return (
    <ListAndDetail
      bar={
        <FilterBar
          filter={filter}
          view={view}
          views={views}
          onFilter={setFilter}
          onView={setView}
          onClear={() => setView('all')}
          onSave={(name) => {
            setViews([...views.filter((one) => one.name !== name), { name, filter }]);
            remember({ view: null, filter });
            showDone(t('calls.viewSaved', { name }));
          }}
          onRemove={(name) => {
            setViews(views.filter((one) => one.name !== name));
            showDone(t('calls.viewRemoved', { name }));
          }}
        />
      }
      list={<CallsList filter={filter} openId={openId} onOpen={(id) => navigate(`/calls/${id}`)} onClose={() => navigate('/calls')} onClear={() => remember(FIRST)} />}
      detail={openId === null ? null : <CallDetail key={openId} id={openId} onClose={() => navigate('/calls')} />}
    />
  );
}

function sameButText(one: CallFilter, other: CallFilter): boolean {
  return JSON.stringify({ ...one, text: '' }) === JSON.stringify({ ...other, text: '' });
}

/** The command box sends people here with words to look for. */
function useAskedText(take: (text: string) => void): void {
  const search = useSearch();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another address asks again.
  useEffect(() => {
    const text = new URLSearchParams(search).get('text');
    if (text === null) return;
    take(text.slice(0, 100));
    window.history.replaceState(null, '', window.location.pathname + window.location.hash);
  }, [search]);
}

type ListProps = {
  readonly filter: CallFilter;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onClear: () => void;
};

const REST_MS = 180;

function CallsList({ filter, openId, onOpen, onClose, onClear }: ListProps) {
  const t = useWords();
  const { client } = useCore();
  const { language } = useFormat().dates;
  const asked = useRested(filter, REST_MS);
  const key = JSON.stringify(asked);
  const pages = usePages<CallRow>(key, (cursor): Promise<Page<CallRow>> => client.ask('calls.list', { filter: asked, cursor, limit: 100 }));
  const codes = useCodes();
  const [active, setActive] = useState<string | null>(openId);
  const { patch, hasMore, more, rows } = pages;
  useEvent('call.changed', (row) => patch((now) => withCall(now, row, asked, hasMore)));
  useEffect(() => setActive((now) => openId ?? now), [openId]);
  const renderRow = useCallback((row: CallRow) => <CallCells call={row} code={codes.get(row.outcomeCodeId ?? '')} language={language} />, [codes, language]);
  const move = (id: string) => {
    setActive(id);
    // With the detail open the arrows walk through the calls themselves.
    if (openId !== null) onOpen(id);
  };

  if (pages.error !== null && rows.length === 0)
    return (
      <div className={styles.pad}>
        <ErrorText code={pages.error} onRetry={pages.renew} />
      </div>
    );
  if (rows.length === 0 && (pages.loading || pages.outdated)) return <SkeletonRows rows={12} />;
  if (rows.length === 0) return <Nothing filtered={filtersOn(filter) > 0 || filter.text !== ''} onClear={onClear} />;
  return (
    <VirtualList
      rows={rows}
      keyOf={keyOf}
      renderRow={renderRow}
      head={<CallHead />}
      className={styles.columns}
      label={t('calls.title')}
      active={active}
      onActive={move}
      onOpen={onOpen}
      onClose={onClose}
      onEnd={more}
      dimmed={pages.outdated}
      foot={!hasMore && rows.length > 20 ? <p className={styles.end}>{t('calls.end')}</p> : null}
    />
  );
}

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const t = useWords();
  return filtered ? (
    <EmptyState
      icon={<IconPhone size={24} />}
      title={t('calls.emptyFiltered')}
      text={t('calls.emptyFilteredText')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('calls.clearFilters')}
        </Button>
      }
    />
  ) : (
    <EmptyState icon={<IconPhone size={24} />} title={t('calls.empty')} text={t('calls.emptyText')} />
  );
}

/** Outcome codes by id, archived ones too: old calls still have them. */
export function useCodes(): ReadonlyMap<string, OutcomeCode> {
  const list = useAsk('outcomeCodes.list', {}).data;
  return useMemo(() => new Map((list ?? []).map((code) => [code.id, code])), [list]);
}
