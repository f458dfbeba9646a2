import { Button, Divider, Group } from '@mantine/core';
import { useState } from 'react';
import { PasswordField } from '../../ui/password-field.tsx';
import { PasswordStrength } from '../../ui/password-strength.tsx';
import { showDone } from '../../ui/toast.tsx';
import { useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';

/** For somebody who forgot the old one. */
export function NewPassword({ userId }: { readonly userId: string }) {
  const t = useWords();
  const { run, pending } = useCommand('users.setPassword');
  const [password, setPassword] = useState('');
  const save = async () => {
    const done = await run({ id: userId, password });
    if (!done.ok) return;
    setPassword('');
    showDone(t('people.passwordSet'));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Divider mb="sm" />
      <PasswordField
        label={t('people.setPassword')}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordStrength password={password} />
      <Group justify="flex-end" mt="xs">
        <Button type="submit" variant="default" disabled={password.length < 10} loading={pending}>
          {t('people.setPassword')}
        </Button>
      </Group>
    </form>
  );
}
