import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { showDone } from '../../../ui/toast.tsx';
import { useCommand, useCore } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';

/** Compares every file and every row now, and says what came of it. */
export function CheckNow() {
  const t = useWords();
  const { asks } = useCore();
  const { run, pending } = useCommand('recordings.reconcile');
  const check = async () => {
    const done = await run({});
    if (!done.ok) return;
    const { files, unknownFiles, damaged } = done.data;
    showDone(
      unknownFiles + damaged === 0
        ? t('recHealth.checked', { count: files })
        : t('recHealth.checkedBad', { files, unknown: unknownFiles, damaged }),
    );
    asks.refresh('recordings.health', {});
  };
  return (
    <Button leftSection={<IconRefresh size={16} />} loading={pending} onClick={() => void check()}>
      {t('recHealth.check')}
    </Button>
  );
}
