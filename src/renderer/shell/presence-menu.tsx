import { Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { PRESENCE_STATES, type PresenceState } from '../../shared/domain/presence.ts';
import { Duration } from '../ui/time-text.tsx';
import { useCommand, useLive, useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { PresenceGlyph } from './presence-glyph.tsx';
import classes from './top-bar.module.css';

const ABOUT = {
  available: 'shell.presenceAvailable',
  away: 'shell.presenceAway',
  break: 'shell.presenceBreak',
  meeting: 'shell.presenceMeeting',
  doNotDisturb: 'shell.presenceDoNotDisturb',
} as const;

/** What I say of myself, why, and for how long already. Only I change it. */
export function PresenceMenu() {
  const t = useWords();
  const { id } = useMe();
  const mine = useLive((live) => live.presence.find((one) => one.userId === id));
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { run } = useCommand('presence.set');
  if (mine === undefined) return null;
  const choose = (state: PresenceState) => {
    setOpen(false);
    void run({ state, reason: state === 'available' || reason.trim() === '' ? null : reason.trim() });
    setReason('');
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.pill} onClick={() => setOpen(!open)} aria-haspopup="dialog">
          <PresenceGlyph state={mine.state} />
          <span>{t(`presence.${mine.state}`)}</span>
          {mine.reason === null ? null : <span className={`${classes.quiet} ${classes.reason}`}>{mine.reason}</span>}
          <span className={classes.quiet}>
            <Duration since={mine.since} />
          </span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Stack gap="xs">
          <div className={classes.states} role="radiogroup" aria-label={t('shell.presence')}>
            {PRESENCE_STATES.map((state) => (
              <UnstyledButton
                key={state}
                role="radio"
                aria-checked={state === mine.state}
                className={classes.state}
                data-autofocus={state === mine.state || undefined}
                onClick={() => choose(state)}
              >
                <PresenceGlyph state={state} />
                <span>
                  <Text size="sm" fw={550}>
                    {t(`presence.${state}`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t(ABOUT[state])}
                  </Text>
                </span>
                {state === mine.state ? <IconCheck size={16} aria-hidden /> : null}
              </UnstyledButton>
            ))}
          </div>
          <TextInput
            label={t('shell.presenceReason')}
            placeholder={t('shell.presenceReasonPlaceholder')}
            maxLength={80}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
