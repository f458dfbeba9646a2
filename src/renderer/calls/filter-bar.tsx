import { ActionIcon, Button, Menu, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { CallFilter } from '../../shared/contract/calls.ts';
import { useKey } from '../ui/keys.tsx';
import { useWords } from '../words.tsx';
import { FIXED_VIEWS, type FixedView, filtersOn, type SavedView } from './call-filters.ts';
import styles from './calls.module.css';
import { FilterForm } from './filter-form.tsx';

type Props = {
  readonly filter: CallFilter;
  readonly view: FixedView | null;
  readonly views: readonly SavedView[];
  readonly onFilter: (filter: CallFilter) => void;
  readonly onView: (view: FixedView) => void;
  readonly onSave: (name: string) => void;
  readonly onRemove: (name: string) => void;
  readonly onClear: () => void;
};

const VIEW_WORDS = {
  all: 'calls.viewAll',
  missed: 'calls.viewMissed',
  toCode: 'calls.viewToCode',
  mine: 'calls.viewMine',
  today: 'calls.viewToday',
} as const;

/** Search, filters and views of the calls. */
export function FilterBar(props: Props) {
  const { filter, view, views, onFilter } = props;
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const on = filtersOn(filter);
  useKey('find', t('calls.searchLabel'), () => field.current?.focus());
  return (
    <div className={styles.bar}>
      <TextInput
        ref={field}
        className={styles.search}
        leftSection={<IconSearch size={16} />}
        placeholder={t('calls.search')}
        aria-label={t('calls.searchLabel')}
        value={filter.text}
        maxLength={100}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        rightSection={
          filter.text !== '' && (
            <ActionIcon size="sm" aria-label={t('words.clear')} onClick={() => onFilter({ ...filter, text: '' })}>
              <IconX size={14} />
            </ActionIcon>
          )
        }
      />
      <nav className={styles.views} aria-label={t('calls.views')}>
        {FIXED_VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.view}
            aria-pressed={view === one}
            onClick={() => props.onView(one)}
          >
            {t(VIEW_WORDS[one])}
          </button>
        ))}
        {views.map((saved) => (
          <SavedTab
            key={saved.name}
            saved={saved}
            filter={filter}
            view={view}
            onFilter={onFilter}
            onRemove={props.onRemove}
          />
        ))}
      </nav>
      <div className={styles.barEnd}>
        <Popover width={400} position="bottom-end" trapFocus>
          <Popover.Target>
            <Button variant={on > 0 ? 'light' : 'default'} leftSection={<IconFilter size={16} />}>
              {on > 0 ? t('calls.filtersOn', { count: on }) : t('calls.filters')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <FilterForm filter={filter} onFilter={onFilter} />
          </Popover.Dropdown>
        </Popover>
        {on > 0 && (
          <ActionIcon
            size="lg"
            aria-label={t('calls.clearFilters')}
            title={t('calls.clearFilters')}
            onClick={props.onClear}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
        <SaveView disabled={on === 0 && filter.text === ''} onSave={props.onSave} />
      </div>
    </div>
  );
}

function SavedTab({
  saved,
  filter,
  view,
  onFilter,
  onRemove,
}: { saved: SavedView } & Pick<Props, 'filter' | 'view' | 'onFilter' | 'onRemove'>) {
  const t = useWords();
  const on = view === null && JSON.stringify(saved.filter) === JSON.stringify(filter);
  return (
    <span className={styles.savedView} aria-current={on || undefined}>
      <button type="button" className={styles.view} aria-pressed={on} onClick={() => onFilter(saved.filter)}>
        <bdi>{saved.name}</bdi>
      </button>
      {on && (
        <ActionIcon
          size="xs"
          aria-label={t('calls.removeView', { name: saved.name })}
          title={t('calls.removeView', { name: saved.name })}
          onClick={() => onRemove(saved.name)}
        >
          <IconX size={12} />
        </ActionIcon>
      )}
    </span>
  );
}

function SaveView({ disabled, onSave }: { disabled: boolean; onSave: (name: string) => void }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = () => {
    if (name.trim() === '') return;
    onSave(name.trim());
    setName('');
    setOpen(false);
  };
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Menu.Target>
        <ActionIcon
          size="lg"
          variant="default"
          disabled={disabled}
          aria-label={t('calls.saveView')}
          title={t('calls.saveView')}
        >
          <IconBookmark size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown p="xs">
        <TextInput
          data-autofocus
          label={t('calls.viewName')}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') save();
            if (event.key === 'Escape') setOpen(false);
          }}
        />
        <Button mt="xs" fullWidth disabled={name.trim() === ''} onClick={save}>
          {t('calls.saveView')}
        </Button>
      </Menu.Dropdown>
    </Menu>
  );
}
