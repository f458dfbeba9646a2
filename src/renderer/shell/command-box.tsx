import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { toLatinDigits } from '../../shared/domain/persian-text.ts';
import { useKey } from '../ui/keys.tsx';
import { useAsk, useMay } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './command-box.module.css';
import { commandBox, commandBoxStore, selectFirstCommand } from './command-box-store.ts';
import { CommandItem } from './command-item.tsx';
import { CustomerHits } from './customer-hits.tsx';
import { useCommands } from './use-commands.tsx';

const LIMIT = 8;

/** One box for finding and doing: a name, a number, an action. Ctrl+K from anywhere, the physical key. */
export function CommandBox() {
  const t = useWords();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 90);
  const mayRead = useMay('customer.read');
  const hits = useAsk('customers.search', mayRead && asked.length > 1 ? { text: asked, limit: LIMIT } : null, {
    keep: true,
  });
  const { go, deeds, searchCalls, dial } = useCommands();
  useKey('search', t('shell.keySearch'), commandBox.toggle);
  const customers = asked.length > 1 && text.trim().length > 1 ? (hits.data ?? []) : [];
  useFirstSelected(hits.data);
  const fits = (label: string) => text.trim() === '' || fold(label).includes(fold(text));
  const shown = { go: go.filter((one) => fits(one.label)), deeds: deeds.filter((one) => fits(one.label)) };
  const calls = text.trim() === '' ? null : searchCalls(text.trim());
  const call = dial(text);
  const empty = customers.length + shown.go.length + shown.deeds.length === 0 && calls === null && call === null;
  return (
    <Spotlight.Root
      store={commandBoxStore}
      query={text}
      onQueryChange={setText}
      scrollable
      maxHeight={460}
      shortcut={null}
      clearQueryOnClose
      centered={false}
      yOffset={88}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      transitionProps={{ duration: 80 }}
      classNames={{ action: classes.action ?? '', content: classes.content ?? '', actionsGroup: classes.group ?? '' }}
    >
      <Spotlight.Search
        aria-label={t('shell.search')}
        placeholder={t('shell.searchLong')}
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        <CustomerHits customers={customers} />
        {call === null ? null : <CommandItem item={call} />}
        <Group label={t('shell.groupGo')} items={shown.go} />
        <Group label={t('shell.groupDo')} items={shown.deeds} />
        {calls === null ? null : <CommandItem item={calls} />}
        {empty ? <Spotlight.Empty>{t('shell.searchNothing')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** What Enter would do is the first row, also after the answer came and moved the rows. */
function useFirstSelected(answer: unknown): void {
  useEffect(() => {
    if (answer === undefined) return;
    const settled = requestAnimationFrame(selectFirstCommand);
    return () => cancelAnimationFrame(settled);
  }, [answer]);
}

function Group({ label, items }: { readonly label: string; readonly items: ReturnType<typeof useCommands>['go'] }) {
  if (items.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {items.map((item) => (
        <CommandItem key={item.id} item={item} />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function fold(text: string): string {
  return toLatinDigits(text.trim().toLowerCase()).replaceAll('\u200c', '').replaceAll('ي', 'ی').replaceAll('ك', 'ک');
}
