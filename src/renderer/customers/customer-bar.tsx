import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { CUSTOMER_KINDS } from '../../shared/contract/customers.ts';
import { useKey } from '../ui/keys.tsx';
import { useAsk, useMay, useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import type { CustomerFilter } from './customer-filter.ts';
import styles from './customers.module.css';

type BarProps = {
  readonly filter: CustomerFilter;
  readonly onFilter: (filter: CustomerFilter) => void;
  readonly onNew: () => void;
};

/** Search, filters and order of the customers. */
export function CustomerBar({ filter, onFilter, onNew }: BarProps) {
  const t = useWords();
  const me = useMe();
  const may = useMay('customer.write');
  const field = useRef<HTMLInputElement>(null);
  const people = useAsk('people.list', {}).data?.users ?? [];
  const set = (part: Partial<CustomerFilter>) => onFilter({ ...filter, ...part });
  useKey('find', t('customers.searchLabel'), () => field.current?.focus());
  useKey('newCustomer', t('customers.new'), onNew, may);
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
        data={[
          { value: '', label: t('customers.anyOwner') },
          ...people.map((one) => ({ value: one.id, label: one.id === me.id ? t('customers.mineOnly') : one.name })),
        ]}
      />
      <Button
        variant={filter.cautionOnly ? 'light' : 'default'}
        aria-pressed={filter.cautionOnly}
        aria-label={t('customers.cautionOnly')}
        title={t('customers.cautionOnly')}
        leftSection={<IconAlertTriangle size={16} />}
        className={styles.cautionToggle}
        onClick={() => set({ cautionOnly: !filter.cautionOnly })}
      >
        <span className={styles.wide}>{t('customers.cautionOnly')}</span>
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
