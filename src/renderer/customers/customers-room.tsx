import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconAddressBook, IconAlertTriangle, IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { CUSTOMER_KINDS, type CustomerBrief } from '../../shared/contract/customers.ts';
import { useRemembered } from '../lists/remembered.ts';
import { ListAndDetail } from '../lists/room-layout.tsx';
import { usePages } from '../lists/use-pages.ts';
import { useRested } from '../lists/use-rested.ts';
import { VirtualList } from '../lists/virtual-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { useKey } from '../ui/keys.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useAsk, useCore, useEvent, useMay, useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { CustomerDetail } from './customer-detail.tsx';
import { type CustomerFilter, isFiltered, NO_FILTER, readFilter } from './customer-filter.ts';
import { CustomerCells, CustomerHead } from './customer-row.tsx';
import styles from './customers.module.css';
import { NewCustomerPanel } from './new-customer-panel.tsx';

const NEW = 'new';
const keyOf = (row: CustomerBrief) => row.id;

/** Everybody the office knows, with the opened file beside the list. */
export function CustomersRoom() {
  const me = useMe();
  const [path, navigate] = useLocation();
  const openId = /^\/customers\/([^/?]+)/.exec(path)?.[1] ?? null;
  const [filter, setFilter] = useRemembered('customers.filter', me.id, NO_FILTER, readFilter);
  const open = useCallback((id: string) => navigate(`/customers/${id}`), [navigate]);
  const close = useCallback(() => navigate('/customers'), [navigate]);
  const detail =
    openId === null ? null : openId === NEW ? (
      <NewCustomerPanel text={filter.text} onClose={close} onCreated={open} />
    ) : (
      <CustomerDetail key={openId} id={openId} onClose={close} />
    );
  return (
    <ListAndDetail
      bar={<Bar filter={filter} onFilter={setFilter} onNew={() => open(NEW)} />}
      list={<List filter={filter} openId={openId} onOpen={open} onClose={close} onNew={() => open(NEW)} onClear={() => setFilter({ ...NO_FILTER, sort: filter.sort })} />}
      detail={detail}
    />
  );
}

type BarProps = { readonly filter: CustomerFilter; readonly onFilter: (filter: CustomerFilter) => void; readonly onNew: () => void };

function Bar({ filter, onFilter, onNew }: BarProps) {
  const t = useWords();
  const me = useMe();
  const may = useMay('customer.write');
  const field = useRef<HTMLInputElement>(null);
  const people = useAsk('people.list', {}).data?.users ?? [];
  const set = (part: Partial<CustomerFilter>) => onFilter({ ...filter, ...part });
  useKey({ code: 'Slash' }, t('customers.searchLabel'), () => field.current?.focus());
  useKey({ code: 'KeyC' }, t('customers.new'), onNew, may);
  return (
    <div className={styles.bar}>
      <TextInput
        ref={field}
        className={styles.search}
        leftSection={<IconSearch size={16} />}
        placeholder={t('customers.search')}
        aria-label={t('customers.searchLabel')}
        value={filter.text}
        maxLength={100}
        onChange={(event) => set({ text: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        rightSection={
          filter.text !== '' && (
            <ActionIcon size="sm" aria-label={t('words.clear')} onClick={() => set({ text: '' })}>
              <IconX size={14} />
            </ActionIcon>
          )
        }
      />
      <SegmentedControl
        aria-label={t('customers.kind')}
        value={filter.kind ?? ''}
        onChange={(value) => set({ kind: CUSTOMER_KINDS.find((one) => one === value) ?? null })}
        data={[
          { value: '', label: t('customers.all') },
          { value: 'person', label: t('customers.persons') },
          { value: 'company', label: t('customers.companies') },
        ]}
      />
      <Select
        className={styles.owner}
        aria-label={t('customers.owner')}
        searchable
        value={filter.ownerId ?? ''}
        onChange={(value) => set({ ownerId: value || null })}
        data={[{ value: '', label: t('customers.anyOwner') }, ...people.map((one) => ({ value: one.id, label: one.id === me.id ? t('customers.mineOnly') : one.name }))]}
      />
      <Button
        variant={filter.cautionOnly ? 'light' : 'default'}
        aria-pressed={filter.cautionOnly}
        leftSection={<IconAlertTriangle size={16} />}
        className={styles.cautionToggle}
        onClick={() => set({ cautionOnly: !filter.cautionOnly })}
      >
        {t('customers.cautionOnly')}
      </Button>
      <Select
        className={styles.sort}
        aria-label={t('customers.sort')}
        value={filter.sort}
        onChange={(value) => set({ sort: value === 'recent' ? 'recent' : 'name' })}
        data={[
          { value: 'name', label: t('customers.sortName') },
          { value: 'recent', label: t('customers.sortRecent') },
        ]}
      />
      {may && (
        <Button className={styles.new} leftSection={<IconPlus size={16} />} onClick={onNew}>
          {t('customers.new')}
        </Button>
      )}
    </div>
  );
}

type ListProps = {
  readonly filter: CustomerFilter;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onNew: () => void;
  readonly onClear: () => void;
};

const REST_MS = 180;

function List({ filter, openId, onOpen, onClose, onNew, onClear }: ListProps) {
  const t = useWords();
  const { client } = useCore();
  const asked = useRested(filter, REST_MS);
  const pages = usePages<CustomerBrief>(JSON.stringify(asked), (cursor) => client.ask('customers.list', { ...asked, cursor, limit: 100 }));
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
function useChanges(rows: readonly CustomerBrief[], patch: (change: (rows: readonly CustomerBrief[]) => readonly CustomerBrief[]) => void, renew: () => void): void {
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

function Nobody({ filtered, onNew, onClear }: { readonly filtered: boolean; readonly onNew: () => void; readonly onClear: () => void }) {
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
