import { Button, Code, CopyButton, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { ROLES, type Role } from '../../../shared/domain/permission.ts';
import { useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { FormActions } from '../lines/line-form.tsx';

/** Makes a token and shows it, this once. It cannot be closed by a stray click while the token stands there. */
export function NewToken({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useWords();
  const [token, setToken] = useState<string | null>(null);
  const close = () => {
    setToken(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={token === null ? t('tokens.create') : t('tokens.made')}
      closeOnClickOutside={token === null}
      closeOnEscape={token === null}
    >
      {token === null ? <Form onMade={setToken} onCancel={close} /> : <Made token={token} onClose={close} />}
    </Modal>
  );
}

function Form({ onMade, onCancel }: { readonly onMade: (token: string) => void; readonly onCancel: () => void }) {
  const t = useWords();
  const { run, pending } = useCommand('tokens.create');
  const form = useForm({
    initialValues: { label: '', role: 'agent' as Role },
    validate: { label: (value) => (value.trim() === '' ? t('tokens.labelNeeded') : null) },
  });
  const make = async (values: { readonly label: string; readonly role: Role }) => {
    const done = await run({ label: values.label.trim(), role: values.role });
    if (done.ok && done.data !== null) onMade(done.data.token);
  };
  return (
    <form onSubmit={form.onSubmit((values) => void make(values))} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('tokens.label')}
          placeholder={t('tokens.labelPlaceholder')}
          data-autofocus
          maxLength={200}
          {...form.getInputProps('label')}
        />
        <Select
          label={t('people.role')}
          data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          {...form.getInputProps('role')}
        />
        <FormActions pending={pending} onCancel={onCancel} label={t('tokens.create')} />
      </Stack>
    </form>
  );
}

function Made({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Stack gap="sm">
      <Text size="sm">{t('tokens.madeText')}</Text>
      <Code block dir="ltr" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {token}
      </Code>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button
              data-autofocus
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? t('words.copied') : t('words.copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {t('words.close')}
        </Button>
      </Group>
    </Stack>
  );
}
