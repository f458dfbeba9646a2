import { Group, Progress, Text } from '@mantine/core';
import { useWords } from '../words.tsx';

/** How long a password is, in words: length is the only thing asked of it. */
export function PasswordStrength({ password }: { readonly password: string }) {
  const t = useWords();
  const { length } = Array.from(password);
  if (length === 0) return null;
  const grade = length < 10 ? 'short' : length < 14 ? 'enough' : length < 18 ? 'good' : 'strong';
  const words = {
    short: t('firstRun.passwordShort', { count: 10 - length }),
    enough: t('firstRun.passwordEnough'),
    good: t('firstRun.passwordGood'),
    strong: t('firstRun.passwordStrong'),
  };
  return (
    <Group gap="xs" mt={6} wrap="nowrap" role="status">
      <Progress
        value={Math.min(100, (length / 20) * 100)}
        color={length < 10 ? 'red' : length < 14 ? 'amber' : 'green'}
        size={4}
        flex={1}
        transitionDuration={80}
        aria-hidden
      />
      <Text size="xs" c="dimmed" miw={90}>
        {words[grade]}
      </Text>
    </Group>
  );
}
