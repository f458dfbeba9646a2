import { Button, Divider, Group, Popover, SegmentedControl, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconKey, IconLogout } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Preferences } from '../../shared/contract/people.ts';
import { usePreferences } from '../preferences.tsx';
import { LanguageSwitch } from '../sign-in/threshold.tsx';
import { useCore, useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { ChangePassword } from './change-password.tsx';
import { SoundChoices } from './sound-choices.tsx';
import classes from './top-bar.module.css';

/** Everything that one person chooses for himself; each choice shows at once. */
export function UserMenu() {
  const t = useWords();
  const me = useMe();
  const { session } = useCore();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width={320} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton
            className={classes.avatar}
            onClick={() => setOpen(!open)}
            aria-label={`${t('shell.userMenu')}: ${me.name}`}
          >
            {initialOf(me.name)}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="sm">
            <div tabIndex={-1} data-autofocus className={classes.who}>
              <Text fw={650}>{me.name}</Text>
              <Text size="xs" c="dimmed">
                {t(`role.${me.role}`)}
                {me.username === null ? null : (
                  <>
                    {' · '}
                    <bdi dir="ltr">{me.username}</bdi>
                  </>
                )}
              </Text>
            </div>
            <Divider />
            <Choices />
            <Divider />
            <Group justify="space-between">
              {me.hasPassword ? (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  leftSection={<IconKey size={16} />}
                  onClick={() => {
                    setOpen(false);
                    setChanging(true);
                  }}
                >
                  {t('shell.changePassword')}
                </Button>
              ) : (
                <span />
              )}
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                leftSection={<IconLogout size={16} />}
                onClick={() => void session.signOut()}
              >
                {t('shell.signOut')}
              </Button>
            </Group>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <ChangePassword opened={changing} onClose={() => setChanging(false)} />
    </>
  );
}

/** The corners as people of each direction of writing call them. */
const CORNERS = {
  fa: { startBottom: 'bottomRight', endBottom: 'bottomLeft', startTop: 'topRight', endTop: 'topLeft' },
  en: { startBottom: 'bottomLeft', endBottom: 'bottomRight', startTop: 'topLeft', endTop: 'topRight' },
} as const;
const CORNER_NAMES = ['startBottom', 'endBottom', 'startTop', 'endTop'] as const;

function Choices() {
  const t = useWords();
  const { preferences, save } = usePreferences();
  const corners = CORNERS[preferences.language];
  return (
    <Stack gap="xs">
      <Choice label={t('shell.language')}>
        <LanguageSwitch />
      </Choice>
      <Segments
        name="theme"
        options={['light', 'dark', 'auto']}
        label={t('shell.theme')}
        word={(one) => t(`shell.theme.${one}`)}
      />
      <Segments
        name="digits"
        options={['fa', 'latn']}
        label={t('shell.digits')}
        word={(one) => t(`shell.digits.${one}`)}
      />
      <Segments
        name="calendar"
        options={['jalali', 'gregorian']}
        label={t('shell.calendar')}
        word={(one) => t(`shell.calendar.${one}`)}
      />
      <Select
        label={t('shell.popCorner')}
        value={preferences.popCorner}
        data={CORNER_NAMES.map((corner) => ({ value: corner, label: t(`shell.corner.${corners[corner]}`) }))}
        onChange={(corner) => corner !== null && save({ popCorner: corner })}
        comboboxProps={{ withinPortal: false }}
      />
      <SoundChoices />
    </Stack>
  );
}

type Named = 'theme' | 'digits' | 'calendar';

function Segments<N extends Named>(props: {
  readonly name: N;
  readonly options: readonly Preferences[N][];
  readonly label: string;
  readonly word: (option: Preferences[N]) => string;
}) {
  const { preferences, save } = usePreferences();
  return (
    <Choice label={props.label}>
      <SegmentedControl
        size="xs"
        aria-label={props.label}
        value={preferences[props.name]}
        data={props.options.map((option) => ({ value: option, label: props.word(option) }))}
        onChange={(option) => save({ [props.name]: option })}
      />
    </Choice>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{label}</Text>
      {children}
    </Group>
  );
}

function initialOf(name: string): string {
  return Array.from(name.trim())[0]?.toUpperCase() ?? '?';
}
