import { CloseButton, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QueryName } from '../../shared/contract/contract.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { useKey } from '../ui/keys.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import type { Asked } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './admin.module.css';

/** The frame of one subject: what it is for, and its one main action. */
export function Page({
  title,
  text,
  action,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <>
      <header className={classes.head}>
        <div>
          <Title order={1}>{title}</Title>
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        </div>
        {action}
      </header>
      <div className={classes.body}>{children}</div>
    </>
  );
}

/** A bordered sheet; `padded` for forms, bare for tables. */
export function Sheet({ padded = false, children }: { readonly padded?: boolean; readonly children: ReactNode }) {
  return <section className={padded ? `${classes.card} ${classes.padded}` : classes.card}>{children}</section>;
}

/** An answer as content, as a skeleton until it is here, or as the refusal with a way on. */
export function Ready<N extends QueryName>({
  asked,
  children,
}: {
  readonly asked: Asked<N>;
  readonly children: (data: NonNullable<Asked<N>['data']>) => ReactNode;
}) {
  if (asked.data !== undefined && asked.data !== null) return children(asked.data);
  if (asked.error !== null) return <ErrorText code={asked.error} onRetry={asked.refresh} />;
  return (
    <Sheet>
      <SkeletonRows />
    </Sheet>
  );
}

/** A list, and beside it (never over it) what is being changed. */
export function Split({ side, children }: { readonly side: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes.split} data-open={side !== null || undefined}>
      <div>{children}</div>
      {side}
    </div>
  );
}

/** The place beside the list; Esc closes it. */
export function Side({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useWords();
  useKey('close', t('admin.close'), onClose);
  return (
    <aside className={classes.side} aria-label={title}>
      <div className={classes.sideHead}>
        <Title order={3}>{title}</Title>
        <CloseButton aria-label={t('admin.close')} onClick={onClose} />
      </div>
      {children}
    </aside>
  );
}
