import type { DeviceOptions, PatternDevice } from '../../../../shared/contract/lines.ts';
import type { SignalKind } from '../../../../shared/domain/line-signal.ts';

export type EventWord = { readonly id: number; readonly word: string; readonly means: SignalKind };
/** A pattern while it is being written: its words have an order, and may be half typed. */
export type PatternDraft = Omit<PatternDevice, 'events'> & { readonly events: readonly EventWord[] };
export type Preset = { readonly name: string; readonly label: string; readonly pattern: PatternDevice };

export function draftOfPattern(pattern: PatternDevice): PatternDraft {
  const events = Object.entries(pattern.events).map(([word, means], id) => ({ id, word, means }));
  return { ...pattern, events };
}

/** The pattern as it is tried and saved: words that are still empty are left out. */
export function patternOfDraft(draft: PatternDraft): PatternDevice {
  const said = draft.events.filter(({ word }) => word.trim() !== '');
  return { ...draft, events: Object.fromEntries(said.map(({ word, means }) => [word.trim(), means])) };
}

/** The draft with one more empty word. */
export function withNewWord(draft: PatternDraft): PatternDraft {
  const id = Math.max(-1, ...draft.events.map((one) => one.id)) + 1;
  return { ...draft, events: [...draft.events, { id, word: '', means: 'ring' }] };
}

/** The ready pattern that this is, word for word. */
export function presetOf(pattern: PatternDevice, presets: readonly Preset[]): Preset | null {
  return presets.find((preset) => samePattern(preset.pattern, pattern)) ?? null;
}

/** What is stored with the device: a ready pattern by its name, so that it gets better with the program. */
export function optionsWith(options: DeviceOptions, pattern: PatternDevice, presets: readonly Preset[]): DeviceOptions {
  const preset = presetOf(pattern, presets);
  return { ...options, preset: preset?.name ?? null, pattern: preset === null ? pattern : null };
}

/** The pattern that a device works by; null while the ready ones are not known yet. */
export function patternOf(options: DeviceOptions, presets: readonly Preset[]): PatternDevice | null {
  return options.pattern ?? presets.find((preset) => preset.name === options.preset)?.pattern ?? null;
}

export function samePattern(one: PatternDevice, other: PatternDevice): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder({ lineEnd, skip, pattern, events, otherwise, dateOrder }: PatternDevice) {
  return [
    lineEnd,
    skip,
    pattern,
    Object.entries(events).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    otherwise,
    dateOrder,
  ];
}

const FAULTS = ['badSyntax', 'unsupported', 'tooLarge', 'unknownGroup'] as const;

/** What the core says against an expression, taken apart: `code: detail`. */
export function faultOfPattern(error: string): {
  readonly code: (typeof FAULTS)[number] | 'other';
  readonly detail: string;
} {
  const code = FAULTS.find((one) => error.startsWith(`${one}:`));
  return code === undefined ? { code: 'other', detail: error } : { code, detail: error.slice(code.length + 1).trim() };
}

/** `before` with a group put in place of what is selected, and where the caret then stands. */
export function withGroup(expression: string, name: string, from: number, to: number) {
  const taken = expression.slice(from, to);
  const group = `(?<${name}>${taken === '' ? (USUAL[name] ?? '.+?') : taken})`;
  return { text: expression.slice(0, from) + group + expression.slice(to), caret: from + group.length };
}

const USUAL: Readonly<Record<string, string>> = {
  line: '\\d+',
  number: '\\+?\\d+',
  ext: '\\d+',
  date: '\\d\\d/\\d\\d',
  time: '\\d\\d:\\d\\d',
  dur: '[\\d:]+',
  ring: '\\d+',
  event: '[A-Z]+',
  digit: '[\\d*#]',
  count: '\\d+',
  called: '\\d+',
};
