import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { AgoText } from '../ui/time-text.tsx';
import { useLink, useSession } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './top-bar.module.css';

const TONES = { connected: 'calm', connecting: 'waiting', lost: 'broken' } as const;

/** Whether the hub answers; when not, how old everything on this screen is. */
export function ConnectionBadge() {
  const t = useWords();
  const state = useLink((link) => link.state);
  const heardAt = useLink((link) => (link.state === 'connected' ? null : link.heardAt));
  const version = useSession((session) => session.office?.version);
  const [open, setOpen] = useState(false);
  const Icon = state === 'connected' ? IconPlugConnected : IconPlugConnectedX;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300}>
      <Popover.Target>
        <UnstyledButton
          className={classes.pill}
          data-tone={TONES[state]}
          onClick={() => setOpen(!open)}
          onKeyDown={(event) => event.code === 'Escape' && setOpen(false)}
          onBlur={() => setOpen(false)}
          aria-expanded={open}
          aria-live="polite"
        >
          <Icon size={18} aria-hidden {...(state === 'connected' ? { color: 'var(--hz-talking)' } : {})} />
          <span>{t(`shell.${state}`)}</span>
          {heardAt === null ? null : <AgoText at={heardAt} />}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          <Text size="sm">{t(`shell.${state}Text`)}</Text>
          {version === undefined ? null : (
            <Text size="xs" c="dimmed">
              {t('shell.server')} <bdi dir="ltr">{version}</bdi>
            </Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
