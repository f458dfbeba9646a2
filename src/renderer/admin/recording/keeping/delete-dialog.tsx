import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RecordingRow } from '../../../../shared/contract/recordings.ts';
import type { ErrorCode } from '../../../../shared/contract/wire.ts';
import { ErrorText } from '../../../ui/error-text.tsx';
import { showDone } from '../../../ui/toast.tsx';
import { useCommand } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';

type Props = {
  readonly row: RecordingRow;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

/** Asks for a reason and a typed word: nothing brings the sound back. */
export function DeleteDialog({ row, opened, onClose, onDeleted }: Props) {
  const t = useWords();
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={650}>{t('recKeep.deleteTitle')}</Text>}>
      <DeleteForm row={row} onClose={onClose} onDeleted={onDeleted} />
    </Modal>
  );
}

function DeleteForm({ row, onClose, onDeleted }: Omit<Props, 'opened'>) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const { run, pending } = useCommand('recordings.delete', { quiet: 'all' });
  const word = t('recKeep.deleteWord');
  const ready = reason.trim().length >= 3 && typed.trim().toLowerCase() === word;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const done = await run({ id: row.id, reason: reason.trim() });
    if (!done.ok) {
      setRefused(done.code);
      return;
    }
    showDone(t('recKeep.deleted'));
    onClose();
    onDeleted();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <Text size="sm">{t('recKeep.deleteText')}</Text>
        <TextInput
          data-autofocus
          label={t('recKeep.holdReason')}
          description={t('recKeep.holdReasonText')}
          placeholder={t('recKeep.deleteReasonPlaceholder')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label={t('recKeep.deleteType', { word })}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {refused === null ? null : <ErrorText code={refused} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t('words.cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!ready} loading={pending}>
            {t('recKeep.delete')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
