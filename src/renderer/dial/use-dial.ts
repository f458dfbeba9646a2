import { useCallback } from 'react';
import { useCopied } from '../pop/use-copied.ts';
import { showDone } from '../ui/toast.tsx';
import { useCommand } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import { showByHand } from './dial-store.ts';

export type DialOrder = {
  readonly number: string;
  readonly lineId?: string | null;
  readonly customerId?: string | null;
};

/** Dials on a device, or copies the number and shows it large where none can. Refusals are told in a toast. */
export function useDial(): { readonly dial: (order: DialOrder) => Promise<boolean>; readonly pending: boolean } {
  const t = useWords();
  const { digits } = useFormat();
  const { run, pending } = useCommand('lines.dial');
  const { copy } = useCopied();
  const dial = useCallback(
    async ({ number, lineId = null, customerId = null }: DialOrder) => {
      const done = await run({ number, lineId, customerId });
      if (!done.ok) return false;
      const { how, lineName } = done.data;
      if (how === 'copy') {
        copy(done.data.number.replaceAll(' ', ''));
        showByHand(done.data.number, lineName);
        return true;
      }
      const shown = `\u2066${digits(done.data.number)}\u2069`;
      showDone(
        lineName === null
          ? t('dial.dialling', { number: shown })
          : t('dial.diallingOn', { number: shown, line: `\u2068${lineName}\u2069` }),
      );
      return true;
    },
    [run, copy, digits, t],
  );
  return { dial, pending };
}
