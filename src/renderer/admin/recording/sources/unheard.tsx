import { Anchor, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import type { Listed } from './source-draft.ts';
import classes from './sources.module.css';

/** The lines that nobody hears yet, each a click away from its source. */
export function Unheard({
  list,
  onAdd,
}: {
  readonly list: readonly Listed[];
  readonly onAdd: (lineId: string) => void;
}) {
  const t = useWords();
  const lines = useAsk('lines.list', {}).data ?? [];
  const unheard = lines.filter((line) => !list.some((one) => one.source.lineId === line.id));
  if (list.length === 0 || unheard.length === 0) return null;
  // The names are buttons, so the sentence is cut where they stand.
  const [before, after] = t('recSource.unheard', { count: unheard.length, names: '\u0000' }).split('\u0000');
  return (
    <Text size="sm" c="dimmed" mt="sm" className={classes.unheard ?? ''}>
      {before}
      {unheard.map((line, index) => (
        <Fragment key={line.id}>
          {index === 0 ? null : t('words.listSeparator')}
          <Anchor component="button" type="button" size="sm" onClick={() => onAdd(line.id)}>
            <bdi>{line.name}</bdi>
          </Anchor>
        </Fragment>
      ))}
      {after}
    </Text>
  );
}
