import { Loader, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { useLink } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { Threshold } from './threshold.tsx';

/** The moment before the core answered. Quiet at first: most starts take less than half a second. */
export function Starting() {
  const t = useWords();
  const lost = useLink((link) => link.state === 'lost');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 500);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <Threshold>
      {lost ? (
        <EmptyState icon={<Loader size={22} />} title={t('signIn.notReached')} text={t('signIn.notReachedText')} />
      ) : (
        <Stack align="center" gap="sm" role="status">
          <Loader size="sm" />
          <Text c="dimmed">{t('signIn.starting')}</Text>
        </Stack>
      )}
    </Threshold>
  );
}
