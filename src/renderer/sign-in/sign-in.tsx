import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { RequestRefused } from '../../shared/client/client.ts';
import type { ErrorCode } from '../../shared/contract/wire.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { useCore, useSession } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './threshold.module.css';
import { Threshold } from './threshold.tsx';

/** Name and password; why one stands here, when it was not one's own doing. */
export function SignIn() {
  const t = useWords();
  const { session } = useCore();
  const officeName = useSession((now) => now.office?.officeName ?? null);
  const ended = useSession((now) => now.ended);
  const version = useSession((now) => now.office?.version);
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { username: '', password: '' },
    validate: {
      username: (value) => (value.trim() === '' ? t('signIn.usernameMissing') : null),
      password: (value) => (value === '' ? t('signIn.passwordMissing') : null),
    },
  });
  const enter = form.onSubmit(({ username, password }) => {
    setBusy(true);
    setRefused(null);
    session.signIn(username.trim(), password).catch((error: unknown) => {
      setBusy(false);
      setRefused(error instanceof RequestRefused ? error.code : 'internal');
    });
  });
  return (
    <Threshold footer={version === undefined ? null : <bdi dir="ltr">Hamzang {version}</bdi>}>
      <form onSubmit={enter} className={classes.form} noValidate>
        <Stack gap="md">
          <div>
            <Title order={1}>{t('signIn.title')}</Title>
            {officeName === null ? null : <Text c="dimmed">{t('signIn.office', { office: officeName })}</Text>}
          </div>
          {ended === null || refused !== null ? null : (
            <Alert variant="light" icon={<IconInfoCircle size={18} />}>
              {t(`signIn.ended.${ended}`)}
            </Alert>
          )}
          <TextInput
            label={t('signIn.username')}
            autoComplete="username"
            autoFocus
            dir="ltr"
            spellCheck={false}
            size="md"
            {...form.getInputProps('username')}
          />
          <PasswordField
            label={t('signIn.password')}
            autoComplete="current-password"
            size="md"
            {...form.getInputProps('password')}
          />
          {refused === null ? null : <ErrorText code={refused} />}
          <Button type="submit" size="md" loading={busy} fullWidth>
            {t('signIn.action')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('signIn.forgotten')}
          </Text>
        </Stack>
      </form>
    </Threshold>
  );
}
