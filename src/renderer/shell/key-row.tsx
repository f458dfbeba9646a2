import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  chordOf,
  FIRST_KEYS,
  type KeyAction,
  type KeyChord,
  type KeyMap,
  type KeyRefusal,
  refusalOf,
  sameChord,
} from '../ui/key-map.ts';
import { chordParts, KeyHint } from '../ui/keys.tsx';
import { useWords } from '../words.tsx';
import classes from './key-list.module.css';
import { useKeyWords } from './use-key-words.ts';

type Props = {
  readonly action: KeyAction;
  readonly label: string;
  readonly keys: KeyMap;
  /** This row waits for the new key. */
  readonly asking: boolean;
  readonly onAsk: (action: KeyAction | null) => void;
  readonly onGive: (chord: KeyChord) => void;
};

/** One deed with its key. A click on the key, then a stroke, gives it another. */
export function KeyRow({ action, label, keys, asking, onAsk, onGive }: Props) {
  const t = useWords();
  const [refusal, setRefusal] = useState<KeyRefusal | null>(null);
  const chord = keys[action];
  const spoken = chordParts(chord).join(' ');
  useStroke(asking, (pressed) => {
    if (pressed.code === 'Escape' && FIRST_KEYS[action].code !== 'Escape') return onAsk(null);
    const refused = refusalOf(keys, action, pressed);
    setRefusal(refused);
    if (refused === null) onGive(pressed);
  });
  return (
    <li className={classes.row}>
      <span className={classes.label}>{label}</span>
      {!sameChord(chord, FIRST_KEYS[action]) && !asking && (
        <ActionIcon
          size="sm"
          aria-label={t('shell.keyResetOne', { action: label })}
          title={t('shell.keyResetOne', { action: label })}
          disabled={refusalOf(keys, action, FIRST_KEYS[action]) !== null}
          onClick={() => onGive(FIRST_KEYS[action])}
        >
          <IconArrowBackUp size={15} />
        </ActionIcon>
      )}
      <UnstyledButton
        className={classes.change}
        data-asking={asking || undefined}
        aria-label={t('shell.keyChange', { action: label, key: spoken })}
        title={t('shell.keyChangeHint')}
        onClick={() => {
          setRefusal(null);
          onAsk(asking ? null : action);
        }}
      >
        {asking ? t('shell.keyPress') : <KeyHint chord={chord} />}
      </UnstyledButton>
      {asking && refusal !== null && (
        <span className={classes.refused} role="alert">
          <Refusal refusal={refusal} />
        </span>
      )}
    </li>
  );
}

function Refusal({ refusal }: { readonly refusal: KeyRefusal }) {
  const t = useWords();
  const wordOf = useKeyWords();
  if (refusal.kind === 'taken') return t('shell.keyTaken', { action: wordOf(refusal.by) });
  return t(refusal.kind === 'outcome' ? 'shell.keyIsOutcome' : 'shell.keyReserved');
}

/** While it is asked for, the next stroke is the answer and does nothing else on the page. */
function useStroke(on: boolean, take: (chord: KeyChord) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      const chord = chordOf(event);
      event.preventDefault();
      event.stopImmediatePropagation();
      if (chord !== null && !event.repeat) latest.current(chord);
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [on]);
}
