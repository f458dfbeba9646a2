import { Button, Group, Table, Tabs, Text } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Team, User } from '../../../shared/contract/people.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AgoText } from '../../ui/time-text.tsx';
import { useAsk, useMe } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { Page, Ready, Sheet, Side, Split } from '../page.tsx';
import { OpenRow } from '../row.tsx';
import { TeamForm } from './team-form.tsx';
import { UserForm } from './user-form.tsx';

/** Null as the id: a new one. */
type Open = { readonly kind: 'user' | 'team'; readonly id: string | null };

/** Who may sign in, and in which teams they are. */
export function PeoplePage() {
  const t = useWords();
  const [tab, setTab] = useState<'user' | 'team'>('user');
  const [open, setOpen] = useState<Open | null>(null);
  const users = useAsk('users.list', {});
  const teams = useAsk('people.list', {}).data?.teams ?? [];
  const close = () => setOpen(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen({ kind: tab, id: null })}>
      {tab === 'user' ? t('people.addUser') : t('people.addTeam')}
    </Button>
  );
  return (
    <Page title={t('admin.section.people')} text={t('people.text')} action={add}>
      <Ready asked={users}>
        {(list) => (
          <Split side={open === null ? null : <OpenSide open={open} users={list} teams={teams} onClose={close} />}>
            <Tabs
              value={tab}
              onChange={(value) => {
                setTab(value === 'team' ? 'team' : 'user');
                close();
              }}
              mb="sm"
            >
              <Tabs.List>
                <Tabs.Tab value="user">{t('people.users')}</Tabs.Tab>
                <Tabs.Tab value="team">{t('people.teams')}</Tabs.Tab>
              </Tabs.List>
            </Tabs>
            <Sheet>
              {tab === 'user' ? (
                <Users users={list} chosen={open?.id ?? null} onOpen={(id) => setOpen({ kind: 'user', id })} />
              ) : (
                <Teams
                  teams={teams}
                  chosen={open?.id ?? null}
                  onOpen={(id) => setOpen({ kind: 'team', id })}
                  action={add}
                />
              )}
            </Sheet>
          </Split>
        )}
      </Ready>
    </Page>
  );
}

function OpenSide({
  open,
  users,
  teams,
  onClose,
}: {
  readonly open: Open;
  readonly users: readonly User[];
  readonly teams: readonly Team[];
  readonly onClose: () => void;
}) {
  const t = useWords();
  const key = `${open.kind} ${open.id}`;
  if (open.kind === 'team') {
    const team = teams.find((one) => one.id === open.id);
    return (
      <Side title={team === undefined ? t('people.addTeam') : t('people.editTeam')} onClose={onClose}>
        <TeamForm key={key} {...(team === undefined ? {} : { team })} users={users} onDone={onClose} />
      </Side>
    );
  }
  const user = users.find((one) => one.id === open.id);
  return (
    <Side title={user === undefined ? t('people.addUser') : t('people.editUser')} onClose={onClose}>
      <UserForm key={key} {...(user === undefined ? {} : { user })} teams={teams} onDone={onClose} />
    </Side>
  );
}

function Users({
  users,
  chosen,
  onOpen,
}: {
  readonly users: readonly User[];
  readonly chosen: string | null;
  readonly onOpen: (id: string) => void;
}) {
  const t = useWords();
  const me = useMe();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('words.name')}</Table.Th>
          <Table.Th>{t('people.role')}</Table.Th>
          <Table.Th>{t('people.extension')}</Table.Th>
          <Table.Th>{t('people.lastSeen')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {users.map((user) => (
          <OpenRow key={user.id} chosen={user.id === chosen} onOpen={() => onOpen(user.id)}>
            <Table.Td>
              <Group gap={6}>
                <Text size="sm" fw={600} {...(user.active ? {} : { c: 'dimmed' })}>
                  {user.name}
                </Text>
                {user.id === me.id ? (
                  <Text size="xs" c="dimmed">
                    ({t('people.you')})
                  </Text>
                ) : null}
              </Group>
              <Text size="xs" c="dimmed">
                <bdi dir="ltr">{user.username}</bdi>
              </Text>
            </Table.Td>
            <Table.Td>{t(`role.${user.role}`)}</Table.Td>
            <Table.Td>{user.extension === null ? null : <bdi dir="ltr">{user.extension}</bdi>}</Table.Td>
            <Table.Td>
              <Seen user={user} />
            </Table.Td>
          </OpenRow>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Seen({ user }: { readonly user: User }) {
  const t = useWords();
  if (!user.active) return t('people.inactive');
  if (user.signedIn) return <span style={{ color: 'var(--hz-talking)' }}>{t('people.signedIn')}</span>;
  return user.lastSeenAt === null ? t('people.neverSeen') : <AgoText at={user.lastSeenAt} />;
}

type TeamsProps = {
  readonly teams: readonly Team[];
  readonly chosen: string | null;
  readonly onOpen: (id: string) => void;
  readonly action: ReactNode;
};

function Teams({ teams, chosen, onOpen, action }: TeamsProps) {
  const t = useWords();
  if (teams.length === 0)
    return (
      <EmptyState
        icon={<IconUsersGroup size={24} />}
        title={t('people.teamEmpty')}
        text={t('people.teamEmptyText')}
        action={action}
      />
    );
  return (
    <Table>
      <Table.Tbody>
        {teams.map((team) => (
          <OpenRow key={team.id} chosen={team.id === chosen} onOpen={() => onOpen(team.id)}>
            <Table.Td fw={600}>{team.name}</Table.Td>
            <Table.Td>{t('people.members', { count: team.memberIds.length })}</Table.Td>
          </OpenRow>
        ))}
      </Table.Tbody>
    </Table>
  );
}
