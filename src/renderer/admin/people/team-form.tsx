import { Button, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import type { Team, User } from '../../../shared/contract/people.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { showDone } from '../../ui/toast.tsx';
import { useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { FormActions } from '../lines/line-form.tsx';

/** A team and its members. */
export function TeamForm({
  team,
  users,
  onDone,
}: {
  readonly team?: Team;
  readonly users: readonly User[];
  readonly onDone: () => void;
}) {
  const t = useWords();
  const { run, pending } = useCommand('teams.save', { quiet: ['name_taken'] });
  const form = useForm({
    initialValues: { name: team?.name ?? '', memberIds: [...(team?.memberIds ?? [])] },
    validate: { name: (value) => (value.trim() === '' ? t('words.required') : null) },
  });
  const save = async ({ name, memberIds }: { readonly name: string; readonly memberIds: string[] }) => {
    const done = await run({ id: team?.id ?? null, name: name.trim(), memberIds });
    if (done.ok) {
      showDone(t('people.saved'));
      onDone();
    } else if (done.code === 'name_taken') form.setFieldError('name', t('errors.name_taken'));
  };
  const members = users.filter((user) => user.active || team?.memberIds.includes(user.id) === true);
  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="sm">
        <TextInput label={t('words.name')} autoFocus maxLength={200} {...form.getInputProps('name')} />
        <MultiSelect
          label={t('people.memberList')}
          size="sm"
          searchable
          data={members.map((user) => ({ value: user.id, label: user.name }))}
          {...form.getInputProps('memberIds')}
        />
        <FormActions pending={pending} onCancel={onDone} />
        {team === undefined ? null : <RemoveTeam team={team} onRemoved={onDone} />}
      </Stack>
    </form>
  );
}

function RemoveTeam({ team, onRemoved }: { readonly team: Team; readonly onRemoved: () => void }) {
  const t = useWords();
  const confirm = useConfirm();
  const { run, pending } = useCommand('teams.remove');
  const remove = async () => {
    const sure = await confirm({
      title: t('people.removeTeamTitle', { name: team.name }),
      text: t('people.removeTeamText'),
      action: t('words.remove'),
      danger: true,
    });
    if (!sure || !(await run({ id: team.id })).ok) return;
    showDone(t('people.teamRemoved'));
    onRemoved();
  };
  return (
    <Button
      variant="subtle"
      color="red"
      leftSection={<IconTrash size={16} />}
      loading={pending}
      onClick={() => void remove()}
    >
      {t('words.remove')}
    </Button>
  );
}
