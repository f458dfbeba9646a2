import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallFilter, CallRow } from '../../shared/contract/calls.ts';
import { type Page, usePages } from '../lists/use-pages.ts';
import { useRested } from '../lists/use-rested.ts';
import { VirtualList } from '../lists/virtual-list.tsx';
import { askToListen } from '../recording/listen-ask.ts';
import { useMayHear } from '../recording/use-may-hear.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { useKey } from '../ui/keys.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useCore, useEvent } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import { filtersOn, withCall } from './call-filters.ts';
import { CallCells, CallHead } from './call-row.tsx';
import styles from './calls.module.css';
import { useCodes } from './use-codes.ts';

const keyOf = (row: CallRow) => row.id;

type ListProps = {
  readonly filter: CallFilter;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onClear: () => void;
};

const REST_MS = 180;

/** The calls that fit, newest first, page by page; they change in place as they happen. */
export function CallsList({ filter, openId, onOpen, onClose, onClear }: ListProps) {
  const t = useWords();
  const { client } = useCore();
  const { language } = useFormat().dates;
  const asked = useRested(filter, REST_MS);
  const key = JSON.stringify(asked);
  const pages = usePages<CallRow>(
    key,
    (cursor): Promise<Page<CallRow>> => client.ask('calls.list', { filter: asked, cursor, limit: 100 }),
  );
  const codes = useCodes();
  const [active, setActive] = useState<string | null>(openId);
  const { patch, hasMore, more, rows } = pages;
  useEvent('call.changed', (row) => patch((now) => withCall(now, row, asked, hasMore)));
  useEffect(() => setActive((now) => openId ?? now), [openId]);
  const open = useRef(onOpen);
  open.current = onOpen;
  const listen = useCallback((id: string) => {
    askToListen(id);
    open.current(id);
  }, []);
  const renderRow = useCallback(
    (row: CallRow) => (
      <CallCells call={row} code={codes.get(row.outcomeCodeId ?? '')} language={language} onListen={listen} />
    ),
    [codes, language, listen],
  );
  const mayHear = useMayHear();
  const sounds = rows.some((row) => row.id === active && mayHear(row));
  // With the detail open the key is the detail's.
  useKey('listen', t('shell.key.listen'), () => active !== null && listen(active), sounds && openId === null);
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
