import { Group, Text, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useKeyMap } from '../ui/key-map.ts';
import { KeyHint } from '../ui/keys.tsx';
import { useSession } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { commandBox } from './command-box-store.ts';
import { ConnectionBadge } from './connection-badge.tsx';
import { MissedChip } from './missed-chip.tsx';
import { PresenceMenu } from './presence-menu.tsx';
import { SimulateMenu } from './simulate-menu.tsx';
import classes from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

/** Search and commands, then what concerns the person: simulated calls, own state, the connection, own settings. */
export function TopBar() {
  const t = useWords();
  const keys = useKeyMap();
  const officeName = useSession((session) => session.office?.officeName);
  return (
    <header className={classes.bar}>
      <Text className={classes.office} fw={650} truncate>
        {officeName ?? t('words.appName')}
      </Text>
      <UnstyledButton className={classes.search} onClick={commandBox.open}>
        <IconSearch size={16} aria-hidden />
        <span className={classes.searchText}>{t('shell.search')}</span>
        <KeyHint chord={keys.search} />
      </UnstyledButton>
      <Group gap="xs" wrap="nowrap" justify="flex-end">
        <MissedChip />
        <SimulateMenu />
        <PresenceMenu />
        <ConnectionBadge />
        <UserMenu />
      </Group>
    </header>
  );
}
