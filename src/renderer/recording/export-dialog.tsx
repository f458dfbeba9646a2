import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTask } from '../pop/use-task.ts';
import { showDone } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';

const REASON_MIN = 3;

/** Asks for the kind of file and why; the file comes through the browser's own saving. */
export function ExportDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const [format, setFormat] = useState<'wav' | 'mp3'>('wav');
  const [reason, setReason] = useState('');
  const ready = reason.trim().length >= REASON_MIN;
  const run = () =>
    void task.run(async () => {
      const { url, fileName } = await client.ask('recordings.export', { id, format, reason: reason.trim() });
      save(url, fileName);
      showDone(t('recordings.exported', { file: fileName }));
      onClose();
    });
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{t('recordings.exportTitle')}</Text>} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !task.busy) run();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('recordings.exportText')}
          </Text>
          <SegmentedControl
            aria-label={t('recordings.format')}
            value={format}
            onChange={(value) => setFormat(value === 'mp3' ? 'mp3' : 'wav')}
            data={[
              { value: 'wav', label: t('recordings.formatWav') },
              { value: 'mp3', label: t('recordings.formatMp3') },
            ]}
          />
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            dir="auto"
            maxLength={300}
            required
            label={t('recordings.reason')}
            placeholder={t('recordings.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {task.error !== null && (
            <Text size="sm" c="red" role="alert">
              {t(`errors.${task.error}`)}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('words.cancel')}
            </Button>
            <Button type="submit" loading={task.busy} disabled={!ready}>
              {t('recordings.exportDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function save(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}
