import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { RecordingRow } from '../../../../shared/contract/recordings.ts';
import { showDone } from '../../../ui/toast.tsx';
import { useCommand } from '../../../use-core.tsx';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import styles from './keeping.module.css';

/** Holds a recording or lets it go again; both need a reason, which the journal keeps. */
export function HoldPart({ row, onChanged }: { readonly row: RecordingRow; readonly onChanged: () => void }) {
  const t = useWords();
  const { date } = useFormat();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { run, pending } = useCommand('recordings.hold');
  const { hold } = row;
  const short = reason.trim().length < 3;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short || !(await run({ id: row.id, on: hold === null, reason: reason.trim() })).ok) return;
    showDone(t(hold === null ? 'recKeep.heldNow' : 'recKeep.releasedNow'));
    setReason('');
    setTried(false);
    onChanged();
  };
  return (
    <form
      className={styles.hold}
      data-held={hold !== null || undefined}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <Group gap={6} wrap="nowrap">
        <IconGavel size={16} aria-hidden />
        <Text size="sm" fw={600}>
          {t('recKeep.hold')}
        </Text>
      </Group>
      {hold === null ? (
        <Text size="xs" c="dimmed">
          {t('recKeep.holdText')}
        </Text>
      ) : (
        <Text size="sm">
          {t('recKeep.holdBy', { name: `\u2068${hold.by?.name ?? '–'}\u2069`, date: date(hold.at) })}
          <br />
          <bdi>{hold.reason}</bdi>
        </Text>
      )}
      <Group gap="xs" align="start" wrap="nowrap">
        <TextInput
          flex={1}
          aria-label={t('recKeep.holdReason')}
          placeholder={hold === null ? t('recKeep.holdPlaceholder') : t('recKeep.holdReason')}
          maxLength={300}
          value={reason}
          error={tried && short ? t('recKeep.reasonNeeded') : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={pending}>
          {t(hold === null ? 'recKeep.holdOn' : 'recKeep.holdOff')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t('recKeep.holdReasonText')}
      </Text>
    </form>
  );
}
