import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './list.module.css';

type Props<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly renderRow: (row: Row) => ReactNode;
  /** Cells of the head, in the columns of the rows. */
  readonly head: ReactNode;
  /** `grid-template-columns` of head and rows. */
  readonly className: string | undefined;
  readonly label: string;
  readonly active: string | null;
  readonly onActive: (key: string) => void;
  readonly onOpen: (key: string) => void;
  readonly onClose: () => void;
  readonly onEnd: () => void;
  readonly dimmed?: boolean;
  readonly foot?: ReactNode;
};

const ROW_PX = 44;
const OVERSCAN = 8;

/** A long list of which only the visible rows exist. Arrows move, Enter opens, Esc closes. */
export function VirtualList<Row>(props: Props<Row>) {
  const { rows, keyOf, renderRow, head, className, label, active, onEnd, dimmed = false, foot } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => keyAt(rows, keyOf, index),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= rows.length - OVERSCAN * 2) onEnd();
  }, [last, rows.length, onEnd]);

  const at = active === null ? -1 : rows.findIndex((row) => keyOf(row) === active);
  function move(to: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row === undefined) return;
    props.onActive(keyOf(row));
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX) / ROW_PX) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.code];
    if (to !== undefined) move(to);
    else if (event.code === 'Enter' && active !== null) props.onOpen(active);
    else if (event.code === 'Escape') props.onClose();
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual.
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length}
      aria-activedescendant={at === -1 ? undefined : `${id}-${active}`}
      tabIndex={0}
      data-dimmed={dimmed || undefined}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div className={`${styles.head} ${className ?? ''}`} role="row" tabIndex={-1}>
        {head}
      </div>
      <div className={styles.space} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const key = keyOf(row);
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys.
            <div
              key={item.key}
              id={`${id}-${key}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 1}
              aria-selected={key === active}
              data-active={key === active || undefined}
              data-row={key}
              className={`${styles.row} ${className ?? ''}`}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => props.onOpen(key)}
            >
              {renderRow(row)}
            </div>
          );
        })}
      </div>
      {foot}
    </div>
  );
}

function keyAt<Row>(rows: readonly Row[], keyOf: (row: Row) => string, index: number): string {
  const row = rows[index];
  return row === undefined ? String(index) : keyOf(row);
}

/** One cell; its text is clipped, and whole in the title. */
export function Cell({
  children,
  title,
  className,
  written = false,
}: {
  children?: ReactNode;
  title?: string | undefined;
  className?: string | undefined;
  /** Somebody's own words: what is too long is clipped at its end, whichever way it is written. */
  written?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual.
    <span role="gridcell" tabIndex={-1} className={`${styles.cell} ${className ?? ''}`} title={title}>
      {written ? <bdi className={styles.written}>{children}</bdi> : children}
    </span>
  );
}

/** A cell of the head. */
export function HeadCell({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual.
    <span role="columnheader" tabIndex={-1} className={styles.headCell}>
      {children}
    </span>
  );
}
