import { Table } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './admin.module.css';

/** A row that opens something: by click, Enter or Space. */
export function OpenRow({
  chosen,
  onOpen,
  children,
}: {
  readonly chosen: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}) {
  const open = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <Table.Tr
      className={classes.row ?? ''}
      data-chosen={chosen || undefined}
      tabIndex={0}
      onClick={onOpen}
      onKeyDown={open}
      aria-current={chosen}
    >
      {children}
    </Table.Tr>
  );
}
