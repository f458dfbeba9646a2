import type { CallRow } from '../../shared/contract/calls.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { useWords } from '../words.tsx';
import styles from './calls.module.css';

type Look = Pick<CallRow, 'state' | 'outcome' | 'endReason' | 'direction'>;
export type CallLook =
  | 'ringing'
  | 'talking'
  | 'answered'
  | 'outgoing'
  | 'missed'
  | 'abandoned'
  | 'rejected'
  | 'blocked'
  | 'unknown'
  | 'interrupted';

/** Which of the shapes a call has. */
export function lookOf({ state, outcome, endReason }: Look): CallLook {
  if (state === 'ringing' || state === 'talking') return state;
  if (endReason === 'interrupted') return 'interrupted';
  return outcome ?? 'unknown';
}

/** The word of that shape. */
export function lookWord(look: CallLook, t: Translate): string {
  if (look === 'ringing' || look === 'talking' || look === 'interrupted') return t(`calls.${look}`);
  return t(`outcome.${look}`);
}

const PATHS: Readonly<Record<CallLook, string>> = {
  ringing: 'M10 5a2 2 0 1 1 4 0a7 7 0 0 1 4 6v3a4 4 0 0 0 2 3H4a4 4 0 0 0 2-3v-3a7 7 0 0 1 4-6M9 17v1a3 3 0 0 0 6 0v-1',
  talking: 'M4 9v6M8 6v12M12 3v18M16 6v12M20 9v6',
  answered: 'M17 7 7 17M16 17H7V8',
  outgoing: 'M17 7 7 17M8 7h9v9',
  missed: 'M4 7l8 8 8-8M4 7h5M4 7v5',
  abandoned: 'M4 7l8 8 8-8M4 7h5M4 7v5M9 20h6',
  rejected: 'M18 6 6 18M6 6l12 12',
  blocked: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M5.700 5.700l12.600 12.600',
  unknown: 'M8 8a3.500 3 0 0 1 3.500-3h1A3.500 3 0 0 1 16 8a3 3 0 0 1-2 3 3 4 0 0 0-2 4M12 19v.01',
  interrupted: 'M4 12h5l-2-3M20 12h-5l2 3M12 3v4M12 17v4',
};

/** The state of a call: a shape and its word, never a colour alone. */
export function CallState({ call, wordless = false }: { readonly call: Look; readonly wordless?: boolean }) {
  const t = useWords();
  const look = lookOf(call);
  const word = lookWord(look, t);
  return (
    <span className={styles.state} data-look={look} title={`${word} · ${t(`direction.${call.direction}`)}`}>
      <svg
        width="16"
        height="16"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        data-flips={FLIPS.has(look) || undefined}
      >
        <path d={PATHS[look]} />
      </svg>
      <span className={wordless ? styles.srOnly : undefined}>{word}</span>
    </span>
  );
}

/** Arrows point the other way in right-to-left text. */
const FLIPS: ReadonlySet<CallLook> = new Set(['answered', 'outgoing', 'missed', 'abandoned']);
