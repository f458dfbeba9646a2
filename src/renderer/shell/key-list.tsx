import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { roomsFor } from '../rooms.tsx';
import { createStore, useStore } from '../store.ts';
import { FIRST_KEYS, KEY_ACTIONS, type KeyAction, type KeyMap, sameChord, useKeyMap } from '../ui/key-map.ts';
import { KeyHint, useKey } from '../ui/keys.tsx';
import { useSaveKeys } from '../ui/use-own-keys.ts';
import { useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './key-list.module.css';
import { KeyRow } from './key-row.tsx';
import { useKeyWords } from './use-key-words.ts';

const shown = createStore({ open: false });

/** Opens the list of keys from anywhere. */
export function showKeys(): void {
  shown.set({ open: true });
}

/** `?`: every key, and where each can be changed. */
export function KeyList() {
  const t = useWords();
  const open = useStore(shown, (value) => value.open);
  const [asking, setAsking] = useState<KeyAction | null>(null);
  useKey('keys', t('shell.keyKeys'), showKeys);
  const close = () => {
    setAsking(null);
    shown.set({ open: false });
  };
  return (
    <Modal opened={open} onClose={close} title={t('shell.keys')} closeOnEscape={asking === null}>
      <Keys asking={asking} onAsk={setAsking} />
    </Modal>
  );
}

const GROUPS = {
  calls: ['take', 'open', 'note', 'ticket', 'followUp', 'recordPause', 'recordMark', 'fold'],
  anywhere: ['newest', 'search', 'room1', 'room2', 'room3', 'room4', 'keys'],
  lists: ['find', 'newCustomer', 'dial', 'listen', 'close'],
} as const satisfies Readonly<Record<string, readonly KeyAction[]>>;

type KeysProps = { readonly asking: KeyAction | null; readonly onAsk: (action: KeyAction | null) => void };

function Keys({ asking, onAsk }: KeysProps) {
  const t = useWords();
  const keys = useKeyMap();
  const save = useSaveKeys();
  const wordOf = useKeyWords();
  const rooms = roomsFor(useMe().permissions).length;
  const here = (action: KeyAction) => !/^room/.test(action) || Number(action.slice(-1)) <= rooms;
  const give = (change: Partial<KeyMap>) => {
    onAsk(null);
    save({ ...keys, ...change });
  };
  const group = (title: string, actions: readonly KeyAction[]) => (
    <section aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      <ul className={classes.keys}>
        {actions.filter(here).map((action) => (
          <KeyRow
            key={action}
            action={action}
            label={wordOf(action)}
            keys={keys}
            asking={asking === action}
            onAsk={onAsk}
            onGive={(chord) => give({ [action]: chord })}
          />
        ))}
      </ul>
    </section>
  );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('shell.keysText')}
      </Text>
      {group(t('shell.keysCalls'), GROUPS.calls)}
      <Fixed />
      {group(t('shell.keysAnywhere'), GROUPS.anywhere)}
      {group(t('shell.keysLists'), GROUPS.lists)}
      <Group justify="flex-end">
        <Button variant="default" size="compact-sm" disabled={isFirst(keys)} onClick={() => give(FIRST_KEYS)}>
          {t('shell.keysReset')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Keys that are part of the work itself, not of anybody's taste. */
function Fixed() {
  const t = useWords();
  return (
    <ul className={classes.keys}>
      <li className={classes.row}>
        <span className={classes.label}>{t('shell.keyOutcome')}</span>
        <span className={classes.range} dir="ltr">
          <KeyHint chord={{ code: 'Digit1' }} /> … <KeyHint chord={{ code: 'Digit9' }} />
        </span>
      </li>
      <li className={classes.row}>
        <span className={classes.label}>{t('shell.keySaveClose')}</span>
        <KeyHint chord={{ code: 'Enter', ctrl: true }} />
      </li>
    </ul>
  );
}

function isFirst(keys: KeyMap): boolean {
  return (Object.keys(KEY_ACTIONS) as KeyAction[]).every((action) => sameChord(keys[action], FIRST_KEYS[action]));
}
