import { Button, Group, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { OutputOf } from '../../shared/contract/contract.ts';
import { hasWords, type Key } from '../../shared/i18n/translate.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useAsk } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import { JournalChanges } from './journal-changes.tsx';
import { Page, Ready, Sheet } from './page.tsx';
import { OpenRow } from './row.tsx';
import { useActorName } from './use-actor-name.ts';

type Entry = OutputOf<'journal.list'>[number];
const PAGE = 100;

/** Everything that was changed, newest first; an entry opens into what became of each row. */
export function JournalPage() {
  const t = useWords();
  const [before, setBefore] = useState<number | null>(null);
  const asked = useAsk('journal.list', { before, limit: PAGE }, { keep: true });
  return (
    <Page title={t('admin.section.journal')} text={t('journal.text')}>
      <Ready asked={asked}>
        {(list) =>
          list.length === 0 && before === null ? (
            <Sheet>
              <EmptyState icon={<IconHistory size={24} />} title={t('journal.empty')} text={t('journal.emptyText')} />
            </Sheet>
          ) : (
            <>
              <Sheet>
                <Entries entries={list} />
              </Sheet>
              <Group justify="space-between" mt="md">
                <Button variant="default" disabled={before === null} onClick={() => setBefore(null)}>
                  {t('words.now')}
                </Button>
                <Button
                  variant="default"
                  disabled={list.length < PAGE}
                  loading={asked.outdated}
                  onClick={() => setBefore(list.at(-1)?.seq ?? null)}
                >
                  {t('journal.older')}
                </Button>
              </Group>
            </>
          )
        }
      </Ready>
    </Page>
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useWords();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={80}>{t('journal.seq')}</Table.Th>
          <Table.Th w={190}>{t('words.time')}</Table.Th>
          <Table.Th>{t('journal.actor')}</Table.Th>
          <Table.Th>{t('journal.deed')}</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Fragment key={entry.seq}>
            <OpenRow chosen={open === entry.seq} onOpen={() => setOpen(open === entry.seq ? null : entry.seq)}>
              <EntryCells entry={entry} />
            </OpenRow>
            {open === entry.seq ? (
              <Table.Tr>
                <Table.Td colSpan={5}>
                  <JournalChanges changes={entry.changes} />
                </Table.Td>
              </Table.Tr>
            ) : null}
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function EntryCells({ entry }: { readonly entry: Entry }) {
  const t = useWords();
  const format = useFormat();
  const nameOf = useActorName();
  return (
    <>
      <Table.Td c="dimmed">{format.number(entry.seq)}</Table.Td>
      <Table.Td>
        <TimeText at={entry.at} />
      </Table.Td>
      <Table.Td>{nameOf(entry.actor)}</Table.Td>
      <Table.Td>
        <Deed name={entry.name} />
      </Table.Td>
      <Table.Td ta="end">
        <Text size="sm" {...(entry.ok ? { c: 'dimmed' } : { c: 'red' })}>
          {entry.ok ? t('journal.changes', { count: entry.changes.length }) : t('journal.refused')}
        </Text>
      </Table.Td>
    </>
  );
}

/** What was done, in words; a deed that this screen does not know yet keeps the program's own name. */
function Deed({ name }: { readonly name: string }) {
  const t = useWords();
  return isDeed(name) ? <span title={name}>{t(`deed.${name}`)}</span> : <bdi dir="ltr">{name}</bdi>;
}

type DeedName = Key extends infer K ? (K extends `deed.${infer Name}` ? Name : never) : never;

function isDeed(name: string): name is DeedName {
  return hasWords(`deed.${name}`);
}
