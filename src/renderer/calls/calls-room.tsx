import { useEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CallFilter } from '../../shared/contract/calls.ts';
import { useRemembered } from '../lists/remembered.ts';
import { ListAndDetail } from '../lists/room-layout.tsx';
import { showDone } from '../ui/toast.tsx';
import { useMe } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import { CallDetail } from './call-detail.tsx';
import {
  FIXED_VIEWS,
  type FixedView,
  filterOfView,
  NO_FILTER,
  type Remembered,
  readRemembered,
  readViews,
  type SavedView,
} from './call-filters.ts';
import { CallsList } from './calls-list.tsx';
import { FilterBar } from './filter-bar.tsx';

const FIRST: Remembered = { view: 'all', filter: NO_FILTER };
const NO_VIEWS: readonly SavedView[] = [];

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
    () =>
      view === null
        ? remembered.filter
        : { ...filterOfView(view, me.id, Date.now(), dates.zone), text: remembered.filter.text },
    [view, remembered.filter, me.id, dates.zone],
  );
  const setFilter = (next: CallFilter) => remember({ view: sameButText(next, filter) ? view : null, filter: next });
  const setView = (next: FixedView) => remember({ view: next, filter: { ...NO_FILTER, text: filter.text } });
  useAsked(remember);

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
      list={
        <CallsList
          filter={filter}
          openId={openId}
          onOpen={(id) => navigate(`/calls/${id}`)}
          onClose={() => navigate('/calls')}
          onClear={() => remember(FIRST)}
        />
      }
      detail={openId === null ? null : <CallDetail key={openId} id={openId} onClose={() => navigate('/calls')} />}
    />
  );
}

function sameButText(one: CallFilter, other: CallFilter): boolean {
  return JSON.stringify({ ...one, text: '' }) === JSON.stringify({ ...other, text: '' });
}

/** Other rooms send people here with words to look for, or to a view. */
function useAsked(take: (asked: Remembered) => void): void {
  const search = useSearch();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another address asks again.
  useEffect(() => {
    const asked = new URLSearchParams(search);
    const text = asked.get('text');
    const view = FIXED_VIEWS.find((one) => one === asked.get('view'));
    if (text === null && view === undefined) return;
    take({ view: view ?? 'all', filter: { ...NO_FILTER, text: (text ?? '').slice(0, 100) } });
    window.history.replaceState(null, '', window.location.pathname + window.location.hash);
  }, [search]);
}
