import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useWords } from '../words.tsx';

/** Says that something was done. */
export function showDone(message: string): void {
  notifications.show({ message, icon: <IconCheck size={16} />, color: 'green', autoClose: 2500, withBorder: true });
}

let lastId = 0;

/** Says that something was done, with eight seconds to take it back. */
export function useUndoToast(): (message: string, undo: () => unknown) => void {
  const t = useWords();
  return useCallback(
    (message, undo) => {
      lastId += 1;
      const id = `undo-${lastId}`;
      const takeBack = () => {
        notifications.hide(id);
        void Promise.resolve(undo());
      };
      const content = (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button size="compact-sm" variant="light" onClick={takeBack}>
            {t('words.undo')}
          </Button>
        </Group>
      );
      notifications.show({
        id,
        message: content,
        autoClose: 8000,
        withBorder: true,
        icon: <IconCheck size={16} />,
        color: 'green',
      });
    },
    [t],
  );
}
