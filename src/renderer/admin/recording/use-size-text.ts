import { useCallback } from 'react';
import { useFormat } from '../../use-format.ts';
import { useWords } from '../../words.tsx';

const STEPS = ['bytes', 'kilobytes', 'megabytes', 'gigabytes', 'terabytes'] as const;

/** Writes a number of bytes as people say it: `3.4 GB`. */
export function useSizeText(): (bytes: number) => string {
  const t = useWords();
  const { number } = useFormat();
  return useCallback(
    (bytes) => {
      const step = stepOf(bytes);
      const value = bytes / 1024 ** step;
      return t(`admin.${STEPS[step] ?? 'bytes'}`, { value: number(value >= 100 ? Math.round(value) : value) });
    },
    [t, number],
  );
}

function stepOf(bytes: number): number {
  if (bytes < 1) return 0;
  return Math.min(STEPS.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
}
