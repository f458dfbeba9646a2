import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ErrorCode } from '../../shared/contract/wire.ts';
import { useWords } from '../words.tsx';
import { Details } from './details.tsx';

/** A refusal beside what was refused, with the way on where there is one. */
export function ErrorText({ code, onRetry }: { readonly code: ErrorCode; readonly onRetry?: () => void }) {
  const t = useWords();
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{t(`errors.${code}`)}</Text>
        {onRetry === undefined ? null : (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('words.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** The body of a refusal's toast. */
export function ErrorToast({ code, details }: { readonly code: ErrorCode; readonly details: string }) {
  const t = useWords();
  return (
    <>
      <Text size="sm">{t(`errors.${code}`)}</Text>
      <Details text={`${t('errors.code', { code })}\n${details}`} />
    </>
  );
}
