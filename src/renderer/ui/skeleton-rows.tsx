import { Skeleton } from '@mantine/core';
import { useWords } from '../words.tsx';
import classes from './empty-state.module.css';

const WIDTHS = ['62%', '48%', '71%', '55%', '66%', '43%'];

/** Rows in the shape of what is on its way. */
export function SkeletonRows({ rows = 6 }: { readonly rows?: number }) {
  const t = useWords();
  return (
    <div className={classes.skeletons} role="status" aria-label={t('words.loading')}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={classes.row}>
          <Skeleton height={16} circle />
          <Skeleton height={10} width={WIDTHS[row % WIDTHS.length] ?? '60%'} />
          <Skeleton height={10} width="70%" />
          <Skeleton height={10} width="40%" />
        </div>
      ))}
    </div>
  );
}
