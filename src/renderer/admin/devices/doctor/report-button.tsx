import { Button, CopyButton, Group, Modal, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeviceState } from '../../../../shared/contract/lines.ts';
import { ErrorText } from '../../../ui/error-text.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import classes from './doctor.module.css';
import { fileName, saveText } from './save-text.ts';

/** The report for support, to be read before it is copied or saved. */
export function ReportButton({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconFileText size={14} />}
        onClick={() => setOpen(true)}
      >
        {t('doctor.report')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="xl"
        title={<Text fw={650}>{t('doctor.report')}</Text>}
        closeButtonProps={{ 'aria-label': t('words.close') }}
      >
        <Report device={device} />
      </Modal>
    </>
  );
}

function Report({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const { data, error, refresh } = useAsk('devices.report', { id: device.id });
  if (data === undefined)
    return error === null ? <SkeletonRows rows={4} /> : <ErrorText code={error} onRetry={refresh} />;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('doctor.reportText')}
      </Text>
      <pre className={classes.report} dir="ltr">
        {data.text}
      </pre>
      <Group justify="flex-end" gap="xs" mt="sm">
        <CopyButton value={data.text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? t('words.copied') : t('words.copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          leftSection={<IconDownload size={16} />}
          onClick={() => saveText(fileName(device.name, Date.now(), 'txt'), data.text)}
        >
          {t('doctor.reportSave')}
        </Button>
      </Group>
    </>
  );
}
