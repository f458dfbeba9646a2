import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { readDialled, readNumber } from '../caller-text.ts';
import type { HookWords } from '../hook-words.ts';

const WORD =
  /(?<![A-Za-z])L(\d{1,2})(?!\d)|(?<![A-Za-z-])(Ringing|HookOn|HookOff|Off-hook|On-hook)(?![A-Za-z-])|(?<![A-Za-z])(RingsCount|CallerID|Duration|Dialed):(?: ?(?=[+\d]))?(\S*)/gi;

/** The words of one line of the wire that belong to one telephone line. */
type Group = { line: number | null; readonly words: Word[] };
type Word = { readonly word: string; readonly value: string };

/**
 * Reads a line of keywords (ALM, Caspian, Yasna T-Line, device notes §3.2). `L<n>` may stand anywhere: first, it names the
 * line of the words after it, else of those before. False when nothing was understood.
 */
export const readWords = (text: string, hooks: HookWords, signals: LineSignal[]): boolean => {
  const before = signals.length;
  for (const group of groupsOf(text)) if (group.line !== null) readGroup(group.line, group.words, hooks, signals);
  return signals.length > before;
};

const groupsOf = (text: string): readonly Group[] => {
  const groups: Group[] = [];
  let group: Group | null = null;
  let leads: boolean | null = null;
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found !== null; found = WORD.exec(text)) {
    const [, line, hook, word = hook ?? '', value = ''] = found;
    leads ??= line !== undefined;
    if (group === null || (leads && line !== undefined) || (!leads && line === undefined && group.line !== null)) {
      group = { line: null, words: [] };
      groups.push(group);
    }
    if (line === undefined) group.words.push({ word: word.toLowerCase(), value });
    else group.line = Number(line);
  }
  return groups;
};

const readGroup = (line: number, words: readonly Word[], hooks: HookWords, signals: LineSignal[]): void => {
  const seconds = secondsIn(words, 'duration');
  const ringCount = secondsIn(words, 'ringscount');
  let rang = false;
  let measured = seconds === undefined;
  for (const { word, value } of words) {
    if (word === 'ringing' || word === 'ringscount') {
      if (!rang) signals.push({ kind: 'ring', line, ...(ringCount !== undefined && { ringCount }) });
      rang = true;
    } else if (word === 'callerid') signals.push({ kind: 'callerId', line, ...readNumber(value) });
    else if (word === 'dialed') signals.push({ kind: 'dialled', line, number: readDialled(value).number });
    else if (hooks[word] === 'inUse') signals.push({ kind: 'offHook', line });
    else if (hooks[word] === 'idle') {
      signals.push({ kind: 'onHook', line, ...(seconds !== undefined && { duration: seconds }) });
      measured = true;
    }
  }
  if (!measured && seconds !== undefined) signals.push({ kind: 'end', line, duration: seconds });
};

const secondsIn = (words: readonly Word[], wanted: string): number | undefined => {
  const value = words.find(({ word }) => word === wanted)?.value;
  return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
};
