import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { EmptyState } from '../ui/empty-state.tsx';
import { useWords } from '../words.tsx';

export function NoRoom() {
  const t = useWords();
  const [, go] = useLocation();
  const button = (
    <Button mt="xs" onClick={() => go('/desk')}>
      {t('shell.toDesk')}
    </Button>
  );
  return (
    <EmptyState
      icon={<IconMapQuestion size={26} />}
      title={t('shell.noRoom')}
      text={t('shell.noRoomText')}
      action={button}
    />
  );
}
