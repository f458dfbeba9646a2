import type { ReactNode } from 'react';
import styles from './list.module.css';

/** A list, and beside it (never over it) what was opened in it. */
export function ListAndDetail({
  bar,
  list,
  detail,
}: {
  readonly bar: ReactNode;
  readonly list: ReactNode;
  readonly detail: ReactNode | null;
}) {
  return (
    <div className={styles.room} data-open={detail !== null || undefined}>
      <section className={styles.main}>
        {bar}
        {list}
      </section>
      {detail !== null && <aside className={styles.aside}>{detail}</aside>}
    </div>
  );
}

/** A part of the detail: a heading, what it may add, and the thing itself. */
export function Part({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.part}>
      <header className={styles.partHead}>
        <h3>{title}</h3>
        {action}
      </header>
      {children}
    </section>
  );
}

/** A pair of word and value. */
export function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.pair}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Pairs in two columns. */
export function Pairs({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.pairs}>{children}</dl>;
}
