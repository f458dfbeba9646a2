import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { PasswordField } from '../ui/password-field.tsx';
import { PasswordStrength } from '../ui/password-strength.tsx';
import { useWords } from '../words.tsx';
import type { StepProps } from './draft.ts';
import { Step } from './step.tsx';

export function AdminStep({ draft, onNext, onBack }: StepProps) {
  const t = useWords();
  const form = useForm({
    initialValues: { name: draft.name, username: draft.username, password: draft.password },
    validate: {
      name: (value) => (value.trim() === '' ? t('firstRun.yourNameMissing') : null),
      username: (value) =>
        /^[a-z0-9._-]{2,40}$/.test(value.trim().toLowerCase()) ? null : t('firstRun.usernameWrong'),
      password: (value) => (value.length < 10 ? t('firstRun.passwordShort', { count: 10 - value.length }) : null),
    },
  });
  return (
    <Step
      title={t('firstRun.admin')}
      text={t('firstRun.adminText')}
      onBack={onBack}
      onSubmit={form.onSubmit(({ name, username, password }) =>
        onNext({ name: name.trim(), username: username.trim().toLowerCase(), password }),
      )}
    >
      <TextInput
        label={t('firstRun.yourName')}
        placeholder={t('firstRun.yourNamePlaceholder')}
        autoComplete="name"
        autoFocus
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('firstRun.username')}
        description={t('firstRun.usernameText')}
        autoComplete="username"
        dir="ltr"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <div>
        <PasswordField
          label={t('firstRun.password')}
          description={t('firstRun.passwordText')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        {form.errors.password === undefined ? <PasswordStrength password={form.values.password} /> : null}
      </div>
    </Step>
  );
}
