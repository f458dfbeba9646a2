import { Table, Text } from '@mantine/core';
import type { RecordingSource } from '../../../../shared/contract/recording-sources.ts';
import { LineTag } from '../../../ui/line-dot.tsx';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import type { Listed } from './source-draft.ts';
import { SourceStateText } from './source-state.tsx';
import classes from './sources.module.css';
import { USE_ICONS } from './use-field.tsx';

/** One source in the list. */
export function SourceCells({ listed }: { readonly listed: Listed }) {
  const t = useWords();
  const { source, state } = listed;
  const Icon = USE_ICONS[source.use];
  return (
    <>
      <Table.Td>
        <Text size="sm" fw={550}>
          <bdi>{source.name}</bdi>
        </Text>
      </Table.Td>
      <Table.Td>
        <OwnerText source={source} />
      </Table.Td>
      <Table.Td>
        <span className={classes.hears}>
          <Icon size={16} stroke={1.7} aria-hidden />
          {t(`recSource.use.${source.use}`)}
        </span>
        <Text size="xs" c="dimmed">
          <bdi>{t(`recSource.program.${source.program}`)}</bdi>
          {source.device === null ? null : (
            <>
              {t('words.listSeparator')}
              <bdi dir="ltr">{source.device}</bdi>
            </>
          )}
        </Text>
      </Table.Td>
      <Table.Td>
        <SourceStateText source={source} state={state} />
      </Table.Td>
    </>
  );
}

/** The line or the agent that it is for. */
export function OwnerText({ source }: { readonly source: RecordingSource }) {
  const t = useWords();
  const lines = useAsk('lines.list', {}).data;
  const people = useAsk('people.list', {}).data;
  const line = lines?.find((one) => one.id === source.lineId);
  if (line !== undefined) return <LineTag name={line.name} color={line.color} />;
  const user = people?.users.find((one) => one.id === source.userId);
  if (user !== undefined) return <bdi>{user.name}</bdi>;
  if (lines === undefined || people === undefined) return null;
  return (
    <Text size="sm" c="dimmed">
      {t(source.lineId === null ? 'recSource.agentGone' : 'recSource.lineGone')}
    </Text>
  );
}
