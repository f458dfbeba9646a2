import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../words.tsx';

type Props = {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
  readonly onBack?: () => void;
  /** Shows the button that goes on; Enter in a field does the same. */
  readonly onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  readonly action?: string;
  readonly busy?: boolean;
  /** Where there is no field to begin with. */
  readonly focusAction?: boolean;
};

/** The frame of one question. */
export function Step({ title, text, children, onBack, onSubmit, action, busy = false, focusAction = false }: Props) {
  const t = useWords();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.(event);
      }}
    >
      <Stack gap="md">
        <div>
          <Title order={1}>{title}</Title>
          {text === undefined ? null : <Text c="dimmed">{text}</Text>}
        </div>
        {children}
        <Group justify="space-between" mt="xs">
          {onBack === undefined ? (
            <span />
          ) : (
            <Button variant="subtle" color="gray" onClick={onBack}>
              {t('words.back')}
            </Button>
          )}
          {onSubmit === undefined ? null : (
            <Button type="submit" loading={busy} autoFocus={focusAction}>
              {action ?? t('words.next')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
