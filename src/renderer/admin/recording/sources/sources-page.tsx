import { Button, Table } from '@mantine/core';
import { IconMicrophone, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import type { RecordingSource, SourceState } from '../../../../shared/contract/recording-sources.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { showDone } from '../../../ui/toast.tsx';
import { useAsk, useEvent } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Page, Ready, Sheet, Side, Split } from '../../page.tsx';
import { OpenRow } from '../../row.tsx';
import { SourceDetail } from './source-detail.tsx';
import type { Listed } from './source-draft.ts';
import { SourceForm } from './source-form.tsx';
import { SourceCells } from './source-row.tsx';
import { Unheard } from './unheard.tsx';

const HERE = '/admin/recording-sources';

/** Every source with how it stands; beside the list the one that is open, or a new one. */
export function SourcesPage() {
  const t = useWords();
  const [, go] = useLocation();
  const asked = useAsk('sources.list', {});
  const listed = useFresh(asked.data);
  return (
    <Page
      title={t('admin.section.recording-sources')}
      text={t('recSource.text')}
      action={listed !== undefined && listed.length > 0 ? <Add onAdd={() => go(`${HERE}/new`)} /> : null}
    >
      <Ready asked={asked}>{(list) => <Sources list={listed ?? list} onChanged={asked.refresh} />}</Ready>
    </Page>
  );
}

function Sources({ list, onChanged }: { readonly list: readonly Listed[]; readonly onChanged: () => void }) {
  const [, params] = useRoute(`${HERE}/:id/:line?`);
  const [, go] = useLocation();
  const close = () => go(HERE);
  const finish = () => {
    onChanged();
    close();
  };
  const chosen = list.find((one) => one.source.id === params?.id);
  const sources = list.map((one) => one.source);
  // Null, not a component that shows nothing: the list keeps the whole width.
  const side =
    chosen !== undefined ? (
      <SourceDetail key={chosen.source.id} listed={chosen} {...{ sources, onChanged }} onClose={close} />
    ) : params?.id === 'new' ? (
      <NewSource key={params.line} lineId={params.line ?? null} sources={sources} onClose={close} onAdded={finish} />
    ) : null;
  return (
    <Split side={side}>
      <Sheet>
        {list.length === 0 ? (
          <Nothing onAdd={() => go(`${HERE}/new`)} />
        ) : (
          <SourceTable list={list} chosen={chosen?.source.id} onOpen={(id) => go(`${HERE}/${id}`)} />
        )}
      </Sheet>
      <Unheard list={list} onAdd={(lineId) => go(`${HERE}/new/${lineId}`)} />
    </Split>
  );
}

function NewSource({
  lineId,
  sources,
  onClose,
  onAdded,
}: {
  readonly lineId: string | null;
  readonly sources: readonly RecordingSource[];
  readonly onClose: () => void;
  readonly onAdded: () => void;
}) {
  const t = useWords();
  const done = () => {
    showDone(t('recSource.saved'));
    onAdded();
  };
  return (
    <Side title={t('recSource.add')} onClose={onClose}>
      <SourceForm source={null} sources={sources} lineId={lineId} onDone={done} onCancel={onClose} />
    </Side>
  );
}

function Nothing({ onAdd }: { readonly onAdd: () => void }) {
  const t = useWords();
  return (
    <EmptyState
      icon={<IconMicrophone size={24} />}
      title={t('recSource.empty')}
      text={t('recSource.emptyText')}
      action={<Add onAdd={onAdd} />}
    />
  );
}

function Add({ onAdd }: { readonly onAdd: () => void }) {
  const t = useWords();
  return (
    <Button leftSection={<IconPlus size={16} />} onClick={onAdd}>
      {t('recSource.add')}
    </Button>
  );
}

function SourceTable({
  list,
  chosen,
  onOpen,
}: {
  readonly list: readonly Listed[];
  readonly chosen: string | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const t = useWords();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('words.name')}</Table.Th>
          <Table.Th>{t('recSource.of')}</Table.Th>
          <Table.Th>{t('recSource.hears')}</Table.Th>
          <Table.Th>{t('recSource.state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.map((one) => (
          <OpenRow key={one.source.id} chosen={one.source.id === chosen} onOpen={() => onOpen(one.source.id)}>
            <SourceCells listed={one} />
          </OpenRow>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The list with the states that were told since it was asked for. */
function useFresh(list: readonly Listed[] | undefined): readonly Listed[] | undefined {
  const [told, setTold] = useState<{ readonly of: typeof list; readonly states: ReadonlyMap<string, SourceState> }>({
    of: list,
    states: new Map(),
  });
  useEvent('source.changed', (state) =>
    setTold((now) => ({
      of: list,
      states: new Map([...(now.of === list ? now.states : []), [state.sourceId, state]]),
    })),
  );
  if (told.of !== list) return list;
  return list?.map((one) => ({ ...one, state: told.states.get(one.source.id) ?? one.state }));
}
