import {
  IconKeyboard,
  IconLanguage,
  IconListSearch,
  IconLogout,
  IconMoon,
  IconPhoneOutgoing,
  IconSun,
  IconWand,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { numberToDial } from '../../shared/domain/dial-text.ts';
import { PRESENCE_STATES } from '../../shared/domain/presence.ts';
import { useDial } from '../dial/use-dial.ts';
import { languageDefaults, usePreferences } from '../preferences.tsx';
import { roomsFor } from '../rooms.tsx';
import { useCommand, useCore, useMay, useMe } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import type { Command } from './command-item.tsx';
import { showKeys } from './key-list.tsx';
import { PresenceGlyph } from './presence-glyph.tsx';
import { SCENARIOS, useSimulator } from './use-simulator.ts';

/** What the search box offers besides customers. */
export function useCommands(): {
  readonly go: readonly Command[];
  readonly deeds: readonly Command[];
  readonly searchCalls: (text: string) => Command;
  /** Where what was typed is a number. */
  readonly dial: (text: string) => Command | null;
} {
  const t = useWords();
  const [, visit] = useLocation();
  const rooms = roomsFor(useMe().permissions);
  const own = useOwnCommands();
  const presence = usePresenceCommands();
  const simulator = useSimulator();
  const dial = useDialCommand();
  const go = rooms.map(({ id, icon: Icon }) => ({
    id: `go-${id}`,
    label: t('shell.goTo', { room: t(`room.${id}`) }),
    icon: <Icon size={18} />,
    run: () => visit(`/${id}`),
  }));
  const rings = SCENARIOS.map((scenario) => ({
    id: `ring-${scenario}`,
    label: `${t('shell.simulate')}: ${t(`scenario.${scenario}`)}`,
    icon: <IconWand size={18} />,
    run: () => simulator.ring(scenario),
  }));
  return {
    go,
    dial,
    deeds: [...own, ...presence, ...(simulator.here ? rings : [])],
    searchCalls: (text) => ({
      id: 'calls',
      label: t('shell.findCalls', { text }),
      icon: <IconListSearch size={18} />,
      run: () => visit(`/calls?text=${encodeURIComponent(text)}`),
    }),
  };
}

function useDialCommand(): (text: string) => Command | null {
  const t = useWords();
  const { digits } = useFormat();
  const may = useMay('call.work');
  const { dial } = useDial();
  return (text) => {
    const number = may ? numberToDial(text) : null;
    if (number === null) return null;
    return {
      id: 'dial',
      label: t('dial.callNumber', { number: `\u2066${digits(number)}\u2069` }),
      icon: <IconPhoneOutgoing size={18} />,
      run: () => void dial({ number }),
    };
  };
}

function useOwnCommands(): readonly Command[] {
  const t = useWords();
  const { session } = useCore();
  const { preferences, save } = usePreferences();
  const other = preferences.language === 'fa' ? 'en' : 'fa';
  const { digits, calendar } = languageDefaults(other);
  return [
    {
      id: 'language',
      label: t('shell.doLanguage', { language: t(`language.${other}`) }),
      icon: <IconLanguage size={18} />,
      run: () => save({ language: other, digits, calendar }),
    },
    { id: 'dark', label: t('shell.doThemeDark'), icon: <IconMoon size={18} />, run: () => save({ theme: 'dark' }) },
    { id: 'light', label: t('shell.doThemeLight'), icon: <IconSun size={18} />, run: () => save({ theme: 'light' }) },
    { id: 'keys', label: t('shell.doKeys'), icon: <IconKeyboard size={18} />, run: showKeys },
    { id: 'signOut', label: t('shell.doSignOut'), icon: <IconLogout size={18} />, run: () => void session.signOut() },
  ];
}

function usePresenceCommands(): readonly Command[] {
  const t = useWords();
  const { run } = useCommand('presence.set');
  return PRESENCE_STATES.map((state) => ({
    id: `presence-${state}`,
    label: t('shell.doPresence', { state: t(`presence.${state}`) }),
    icon: <PresenceGlyph state={state} />,
    run: () => void run({ state, reason: null }),
  }));
}
