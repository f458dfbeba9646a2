import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { useConfirm } from '../../../ui/confirm.tsx';
import { useCommand } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Section } from '../section.tsx';
import { RecoverySheet } from './recovery-sheet.tsx';

type SheetData = OutputOf<'recordings.recoverySheet'>;

/** The way to the key on paper. It is asked for anew each time, and forgotten when the sheet is closed. */
export function RecoveryPart() {
  const t = useWords();
  const confirm = useConfirm();
  const { run, pending } = useCommand('recordings.recoverySheet');
  const [sheet, setSheet] = useState<SheetData | null>(null);
  const show = async () => {
    const sure = await confirm({
      title: t('recSheet.askTitle'),
      text: t('recSheet.askText'),
      action: t('recSheet.ask'),
      danger: true,
    });
    if (!sure) return;
    const done = await run({});
    if (done.ok) setSheet(done.data);
  };
  return (
    <Section
      title={t('recSheet.title')}
      text={t('recSheet.text')}
      action={
        <Button variant="default" leftSection={<IconKey size={16} />} loading={pending} onClick={() => void show()}>
          {t('recSheet.make')}
        </Button>
      }
    >
      {sheet === null ? null : <RecoverySheet sheet={sheet} onClose={() => setSheet(null)} />}
    </Section>
  );
}
