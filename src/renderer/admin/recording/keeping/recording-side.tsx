import { Alert, Button, Select, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconPhone, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RecordingRow } from '../../../../shared/contract/recordings.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { showDone } from '../../../ui/toast.tsx';
import { useAsk, useCommand } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Side } from '../../page.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { HoldPart } from './hold-part.tsx';
import styles from './keeping.module.css';
import { Who } from './recording-cells.tsx';
import { RecordingFacts } from './recording-facts.tsx';
import { RecordingState } from './recording-state.tsx';

type Props = { readonly row: RecordingRow; readonly onChanged: () => void; readonly onClose: () => void };

/** One recording: what it is, how long it stays, and what may be done with it. */
export function RecordingSide({ row, onChanged, onClose }: Props) {
  const t = useWords();
  const [, go] = useLocation();
  const gone = row.state === 'deleted';
  return (
    <div className={styles.side}>
      <Side title={t('recKeep.one')} onClose={onClose}>
        <Stack gap="md">
          <div>
            <Title order={4}>
              <Who row={row} />
            </Title>
            <Text size="sm" c="dimmed">
              <TimeText at={row.startedAt} style="longDate" /> <TimeText at={row.startedAt} style="time" />
            </Text>
          </div>
          <RecordingState row={row} />
          {row.damage === null || gone ? null : (
            <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />}>
              {t(`recKeep.damageText.${row.damage}`)}
            </Alert>
          )}
          <Button
            variant="light"
            leftSection={<IconPhone size={16} />}
            onClick={() => go(`/calls/${row.callId}`)}
            style={{ alignSelf: 'start' }}
          >
            {t('recKeep.openCall')}
          </Button>
          <RecordingFacts row={row} />
          {gone || !row.may.manage ? null : <Deeds row={row} onChanged={onChanged} />}
        </Stack>
      </Side>
    </div>
  );
}

function Deeds({ row, onChanged }: Pick<Props, 'row' | 'onChanged'>) {
  const t = useWords();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <ClassField row={row} onChanged={onChanged} />
      <HoldPart row={row} onChanged={onChanged} />
      <div>
        <Button
          variant="light"
          color="red"
          leftSection={<IconTrash size={16} />}
          disabled={row.hold !== null || row.state === 'recording'}
          onClick={() => setDeleting(true)}
        >
          {t('recKeep.delete')}
        </Button>
        {row.hold === null ? null : (
          <Text size="xs" c="dimmed" mt={4}>
            {t('recKeep.deleteHeld')}
          </Text>
        )}
      </div>
      <DeleteDialog row={row} opened={deleting} onClose={() => setDeleting(false)} onDeleted={onChanged} />
    </>
  );
}

function ClassField({ row, onChanged }: Pick<Props, 'row' | 'onChanged'>) {
  const t = useWords();
  const kept = useAsk('recordings.settings', {}).data?.classes ?? [];
  const { run, pending } = useCommand('recordings.classify');
  const choose = async (classId: string | null) => {
    if (classId === null || classId === row.class.id) return;
    if (!(await run({ id: row.id, classId })).ok) return;
    showDone(t('recKeep.classChanged'));
    onChanged();
  };
  const known = kept.some((one) => one.id === row.class.id);
  return (
    <Select
      label={t('recKeep.col.class')}
      data={[...(known ? [] : [{ id: row.class.id, name: row.class.name }]), ...kept].map((one) => ({
        value: one.id,
        label: one.name,
      }))}
      value={row.class.id}
      disabled={pending}
      onChange={(id) => void choose(id)}
    />
  );
}
