import { Button, Group, Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { PasswordField } from '../ui/password-field.tsx';
import { PasswordStrength } from '../ui/password-strength.tsx';
import { showDone } from '../ui/toast.tsx';
import { useCommand } from '../use-core.tsx';
import { useWords } from '../words.tsx';

export function ChangePassword({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Modal opened={opened} onClose={onClose} title={t('shell.changePassword')} size="sm">
      <Form onClose={onClose} />
    </Modal>
  );
}

function Form({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const { run, pending } = useCommand('me.changePassword', { quiet: ['wrong_password'] });
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      next: (value) => (value.length < 10 ? t('firstRun.passwordShort', { count: 10 - value.length }) : null),
    },
  });
  const save = async (values: { readonly current: string; readonly next: string }) => {
    const done = await run(values);
    if (done.ok) {
      showDone(t('shell.passwordChanged'));
      onClose();
    } else if (done.code === 'wrong_password') form.setFieldError('current', t('shell.passwordWrong'));
  };
  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="sm">
        <PasswordField
          label={t('shell.currentPassword')}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('current')}
        />
        <div>
          <PasswordField label={t('shell.newPassword')} autoComplete="new-password" {...form.getInputProps('next')} />
          {form.errors.next === undefined ? <PasswordStrength password={form.values.next} /> : null}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('words.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('words.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
