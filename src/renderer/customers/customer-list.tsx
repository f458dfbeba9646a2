import { Button } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CustomerBrief } from '../../shared/contract/customers.ts';
import { usePages } from '../lists/use-pages.ts';
import { useRested } from '../lists/use-rested.ts';
import { VirtualList } from '../lists/virtual-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useCore, useEvent, useMay } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { type CustomerFilter, isFiltered } from './customer-filter.ts';
import { CustomerCells, CustomerHead } from './customer-row.tsx';
import styles from './customers.module.css';

/** The path of a customer who is not there yet. */
export const NEW = 'new';
const keyOf = (row: CustomerBrief) => row.id;

type ListProps = {
  readonly filter: CustomerFilter;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onNew: () => void;
  readonly onClear: () => void;
};

const REST_MS = 180;

/** The customers that fit, page by page. */
export function CustomerList({ filter, openId, onOpen, onClose, onNew, onClear }: ListProps) {
  const t = useWords();
  const { client } = useCore();
  const asked = useRested(filter, REST_MS);
  const pages = usePages<CustomerBrief>(JSON.stringify(asked), (cursor) =>
    client.ask('customers.list', { ...asked, cursor, limit: 100 }),
  );
  const { rows, patch, renew } = pages;
  const [active, setActive] = useState<string | null>(openId);
  useEffect(() => setActive((now) => openId ?? now), [openId]);
  useChanges(rows, patch, renew);
  const renderRow = useCallback((row: CustomerBrief) => <CustomerCells customer={row} />, []);
  const move = (id: string) => {
    setActive(id);
    if (openId !== null && openId !== NEW) onOpen(id);
  };
  if (pages.error !== null && rows.length === 0)
    return (
      <div className={styles.pad}>
        <ErrorText code={pages.error} onRetry={renew} />
      </div>
    );
  if (rows.length === 0 && (pages.loading || pages.outdated)) return <SkeletonRows rows={12} />;
  if (rows.length === 0) return <Nobody filtered={isFiltered(filter)} onNew={onNew} onClear={onClear} />;
  return (
    <VirtualList
      rows={rows}
      keyOf={keyOf}
      renderRow={renderRow}
      head={<CustomerHead total={pages.total} />}
      className={styles.columns}
      label={t('customers.title')}
      active={active}
      onActive={move}
      onOpen={onOpen}
      onClose={onClose}
      onEnd={pages.more}
      dimmed={pages.outdated}
    />
  );
}

const REFRESH_MS = 400;

/** A file that changed is asked anew with its list; a removed one goes at once. */
function useChanges(
  rows: readonly CustomerBrief[],
  patch: (change: (rows: readonly CustomerBrief[]) => readonly CustomerBrief[]) => void,
  renew: () => void,
): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEvent('customer.changed', ({ id, removed }) => {
    if (removed) return patch((now) => now.filter((row) => row.id !== id));
    // Far down in the list a renewal of the first page would throw the reader back to the top.
    if (rows.length > 100) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(renew, REFRESH_MS);
  });
}

function Nobody({
  filtered,
  onNew,
  onClear,
}: {
  readonly filtered: boolean;
  readonly onNew: () => void;
  readonly onClear: () => void;
}) {
  const t = useWords();
  const may = useMay('customer.write');
  return (
    <EmptyState
      icon={<IconAddressBook size={24} />}
      title={t(filtered ? 'customers.emptyFiltered' : 'customers.empty')}
      text={t(filtered ? 'customers.emptyFilteredText' : 'customers.emptyText')}
      action={
        filtered ? (
          <Button variant="default" onClick={onClear}>
            {t('customers.clearFilters')}
          </Button>
        ) : (
          may && <Button onClick={onNew}>{t('customers.new')}</Button>
        )
      }
    />
  );
}
