import { Button, Group, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { RecordingSource } from '../../../../shared/contract/recording-sources.ts';
import { showDone, useUndoToast } from '../../../ui/toast.tsx';
import { useCommand } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Side } from '../../page.tsx';
import type { Listed } from './source-draft.ts';
import { SourceForm } from './source-form.tsx';
import { SourceStateText } from './source-state.tsx';

/** One source: how it stands, what it is, and a way to remove it that can be taken back. */
export function SourceDetail({
  listed,
  sources,
  onChanged,
  onClose,
}: {
  readonly listed: Listed;
  readonly sources: readonly RecordingSource[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { source, state } = listed;
  const remove = useRemove(source, onChanged);
  const done = () => {
    showDone(t('recSource.saved'));
    onChanged();
    onClose();
  };
  return (
    <Side title={source.name} onClose={onClose}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="start">
          <div>
            <SourceStateText source={source} state={state} details />
          </div>
          <Button
            size="compact-sm"
            variant="light"
            color="red"
            flex="none"
            leftSection={<IconTrash size={14} />}
            onClick={() => void remove().then((gone) => gone && onClose())}
          >
            {t('words.remove')}
          </Button>
        </Group>
        <SourceForm source={source} sources={sources} onDone={done} onCancel={onClose} />
      </Stack>
    </Side>
  );
}

/** Removes it; the undo brings it back with all that it was. */
function useRemove(source: RecordingSource, onChanged: () => void): () => Promise<boolean> {
  const t = useWords();
  const undoable = useUndoToast();
  const remove = useCommand('sources.remove');
  const save = useCommand('sources.save');
  return async () => {
    if (!(await remove.run({ id: source.id })).ok) return false;
    onChanged();
    undoable(t('recSource.removed', { name: source.name }), async () => {
      if (!(await save.run({ ...source, id: null })).ok) return;
      onChanged();
      showDone(t('words.undone'));
    });
    return true;
  };
}
