import { MultiSelect, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Team, User } from '../../../shared/contract/people.ts';
import { ROLES, type Role } from '../../../shared/domain/permission.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { PasswordStrength } from '../../ui/password-strength.tsx';
import { showDone, useUndoToast } from '../../ui/toast.tsx';
import { useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { FormActions } from '../lines/line-form.tsx';
import { NewPassword } from './new-password.tsx';

type Values = {
  name: string;
  username: string;
  role: Role;
  teamIds: string[];
  extension: string;
  active: boolean;
  password: string;
};

/** One person: a new one with a first password, or changes to a known one. */
export function UserForm({
  user,
  teams,
  onDone,
}: {
  readonly user?: User;
  readonly teams: readonly Team[];
  readonly onDone: () => void;
}) {
  const t = useWords();
  const create = useCommand('users.create', { quiet: ['name_taken'] });
  const update = useCommand('users.update', { quiet: ['last_admin'] });
  const undoToast = useUndoToast();
  const form = useForm<Values>({
    initialValues: {
      name: user?.name ?? '',
      username: user?.username ?? '',
      role: user?.role ?? 'agent',
      teamIds: [...(user?.teamIds ?? [])],
      extension: user?.extension ?? '',
      active: user?.active ?? true,
      password: '',
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('words.required') : null),
      username: (value) =>
        user === undefined && !/^[a-z0-9._-]{2,40}$/.test(value.trim().toLowerCase())
          ? t('firstRun.usernameWrong')
          : null,
      password: (value) =>
        user === undefined && value.length < 10 ? t('firstRun.passwordShort', { count: 10 - value.length }) : null,
    },
  });

  const add = async (values: Values) => {
    const done = await create.run({
      ...inputOf(values),
      username: values.username.trim().toLowerCase(),
      password: values.password,
    });
    if (done.ok) {
      showDone(t('people.added', { name: values.name.trim() }));
      onDone();
    } else if (done.code === 'name_taken') form.setFieldError('username', t('people.usernameTaken'));
  };
  const change = async (known: User, values: Values) => {
    const done = await update.run({ id: known.id, ...inputOf(values), active: values.active });
    if (!done.ok) {
      if (done.code === 'last_admin') form.setFieldError(values.active ? 'role' : 'active', t('people.lastAdmin'));
      return;
    }
    if (known.active && !values.active)
      undoToast(t('people.switchedOff', { name: known.name }), () =>
        update.run({ id: known.id, ...inputOf(values), active: true }),
      );
    else showDone(t('people.saved'));
    onDone();
  };
  return (
    <Stack gap="md">
      <form
        onSubmit={form.onSubmit((values) => void (user === undefined ? add(values) : change(user, values)))}
        noValidate
      >
        <Stack gap="sm">
          <TextInput label={t('words.name')} autoFocus maxLength={200} {...form.getInputProps('name')} />
          <TextInput
            label={t('people.username')}
            description={user === undefined ? t('firstRun.usernameText') : undefined}
            dir="ltr"
            labelProps={{ dir: 'auto' }}
            descriptionProps={{ dir: 'auto' }}
            spellCheck={false}
            disabled={user !== undefined}
            autoComplete="off"
            {...form.getInputProps('username')}
          />
          <Radio.Group label={t('people.role')} {...form.getInputProps('role')}>
            <Stack gap={8} mt={6}>
              {ROLES.map((role) => (
                <Radio
                  key={role}
                  value={role}
                  label={t(`role.${role}`)}
                  description={t(`people.role.${role}`)}
                  size="sm"
                />
              ))}
            </Stack>
          </Radio.Group>
          {teams.length === 0 ? null : (
            <MultiSelect
              label={t('people.teams')}
              size="sm"
              data={teams.map((team) => ({ value: team.id, label: team.name }))}
              {...form.getInputProps('teamIds')}
            />
          )}
          <TextInput
            label={t('people.extension')}
            description={t('people.extensionText')}
            dir="ltr"
            labelProps={{ dir: 'auto' }}
            descriptionProps={{ dir: 'auto' }}
            maxLength={20}
            styles={{ wrapper: { inlineSize: 160 } }}
            {...form.getInputProps('extension')}
          />
          {user === undefined ? (
            <div>
              <PasswordField
                label={t('people.password')}
                description={t('people.passwordText')}
                autoComplete="new-password"
                {...form.getInputProps('password')}
              />
              {form.errors.password === undefined ? <PasswordStrength password={form.values.password} /> : null}
            </div>
          ) : (
            <Switch label={t('people.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
          )}
          <FormActions
            pending={create.pending || update.pending}
            onCancel={onDone}
            label={user === undefined ? t('words.add') : t('words.save')}
          />
        </Stack>
      </form>
      {user === undefined ? null : <NewPassword userId={user.id} />}
    </Stack>
  );
}

function inputOf({ name, role, teamIds, extension }: Values) {
  return { name: name.trim(), role, teamIds, extension: extension.trim() === '' ? null : extension.trim() };
}
