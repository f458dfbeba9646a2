import { memo } from 'react';
import type { RecordingRow } from '../../../../shared/contract/recordings.ts';
import { Cell, HeadCell } from '../../../lists/virtual-list.tsx';
import { Phone } from '../../../ui/phone.tsx';
import { Length, TimeText } from '../../../ui/time-text.tsx';
import { useWords } from '../../../words.tsx';
import { useSizeText } from '../use-size-text.ts';
import styles from './keeping.module.css';
import { RecordingState } from './recording-state.tsx';

const COLUMNS = ['state', 'when', 'who', 'line', 'agent', 'length', 'size', 'class', 'expires'] as const;

/** The columns, named. */
export function RecordingHead() {
  const t = useWords();
  return COLUMNS.map((column) => <HeadCell key={column}>{t(`recKeep.col.${column}`)}</HeadCell>);
}

/** One recording in one line. */
export const RecordingCells = memo(function RecordingCells({ row }: { readonly row: RecordingRow }) {
  const size = useSizeText();
  return (
    <>
      <Cell>
        <RecordingState row={row} />
      </Cell>
      <Cell>
        <TimeText at={row.startedAt} />
      </Cell>
      <Cell>
        <Who row={row} />
      </Cell>
      <Cell written title={row.lineName}>
        {row.lineName}
      </Cell>
      <Cell written title={row.agent?.name}>
        {row.agent?.name}
      </Cell>
      <Cell>{row.durationMs === null ? null : <Length seconds={row.durationMs / 1000} />}</Cell>
      <Cell>{row.bytes === null ? null : size(row.bytes)}</Cell>
      <Cell written title={row.class.name}>
        {row.class.name}
      </Cell>
      <Cell>
        <Goes row={row} />
      </Cell>
    </>
  );
});

/** The customer, and the number in any case. */
export function Who({ row }: { readonly row: RecordingRow }) {
  const t = useWords();
  return (
    <span className={styles.who}>
      {row.customer === null ? null : <bdi>{row.customer.name}</bdi>}
      <span>{row.local === null ? t('words.hiddenNumber') : <Phone number={row.local} />}</span>
    </span>
  );
}

/** The day on which it goes; a legal hold stands above it. */
export function Goes({ row }: { readonly row: RecordingRow }) {
  const t = useWords();
  if (row.state === 'deleted') return null;
  if (row.hold !== null) return <b>{t('recKeep.held')}</b>;
  if (row.expiresAt === null) return t('recKeep.never');
  return <TimeText at={row.expiresAt} style="date" />;
}
