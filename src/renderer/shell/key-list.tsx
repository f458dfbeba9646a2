import { Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { createStore, useStore } from '../store.ts';
import { chordParts, KeyHint, useKey, useKeyList } from '../ui/keys.tsx';
import { useWords } from '../words.tsx';
import classes from './key-list.module.css';

const shown = createStore({ open: false });

/** Opens the list of keys from anywhere. */
export function showKeys(): void {
  shown.set({ open: true });
}

/** `?`: every key that works at this moment. */
export function KeyList() {
  const t = useWords();
  const open = useStore(shown, (value) => value.open);
  useKey({ code: 'Slash', shift: true }, t('shell.keyKeys'), showKeys);
  return (
    <Modal opened={open} onClose={() => shown.set({ open: false })} title={t('shell.keys')}>
      <Keys />
    </Modal>
  );
}

function Keys() {
  const t = useWords();
  const listed = useKeyList();
  const [rows] = useState(() => {
    const byKey = new Map(listed.map((one) => [chordParts(one.chord).join(' '), one]));
    return [...byKey.values()];
  });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('shell.keysText')}
      </Text>
      <dl className={classes.keys}>
        {rows.map(({ id, chord, label }) => (
          <div key={id} className={classes.row}>
            <dt>{label}</dt>
            <dd>
              <span className={classes.spoken}>{chordParts(chord).join(' ')}</span>
              <KeyHint chord={chord} />
            </dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
