import type { InputOf, OutputOf } from '../../../../shared/contract/contract.ts';
import type { RecordingSource } from '../../../../shared/contract/recording-sources.ts';
import type { RecorderProgram } from '../../../../shared/domain/recording.ts';

/** A source as it stands in the form. */
export type SourceDraft = Omit<RecordingSource, 'id' | 'program' | 'device'> & {
  /** Null: the first that is found on the office's computer. */
  readonly program: RecorderProgram | null;
  /** Empty: the usual one. */
  readonly device: string;
  readonly of: 'line' | 'agent';
};
export type SourceFault = 'line' | 'agent' | 'device' | 'taken';
export type Inputs = OutputOf<'sources.inputs'>;
export type Listed = OutputOf<'sources.list'>[number];
export type Tried = InputOf<'sources.meter'>;

/** Two seconds from before are worth an open source: a greeting is short, and a device takes its time to open. */
const FRESH: SourceDraft = {
  name: '',
  use: 'lineTap',
  program: null,
  driver: null,
  device: '',
  rate: 8000,
  channels: 1,
  preRollSeconds: 2,
  lineId: null,
  userId: null,
  enabled: true,
  of: 'line',
};

export function draftOf(source: RecordingSource | null, lineId: string | null = null): SourceDraft {
  if (source === null) return { ...FRESH, lineId };
  const { id: _, device, ...rest } = source;
  return { ...rest, device: device ?? '', of: source.userId !== null && source.lineId === null ? 'agent' : 'line' };
}

/** The program that hears: the chosen one, else the first that is there. */
export function programOf(draft: SourceDraft, inputs: Inputs | undefined): RecorderProgram {
  if (draft.program !== null) return draft.program;
  const found = inputs?.programs.find((one) => one.found && one.program !== 'simulated');
  return found?.program ?? inputs?.programs[0]?.program ?? 'sox';
}

/** The other source that hears the same line or agent. */
export function rivalOf(
  draft: SourceDraft,
  id: string | null,
  sources: readonly RecordingSource[],
): RecordingSource | undefined {
  const { of, lineId, userId } = draft;
  return sources.find(
    (one) =>
      one.id !== id &&
      (of === 'line' ? lineId !== null && one.lineId === lineId : userId !== null && one.userId === userId),
  );
}

export function faultOf(
  draft: SourceDraft,
  id: string | null,
  sources: readonly RecordingSource[],
): SourceFault | null {
  if (draft.device.trim().startsWith('-')) return 'device';
  if (draft.of === 'line' && draft.lineId === null) return 'line';
  if (draft.of === 'agent' && draft.userId === null) return 'agent';
  return rivalOf(draft, id, sources) === undefined ? null : 'taken';
}

/** What meter and test hear: as the form stands, saved or not. */
export function triedOf(draft: SourceDraft, inputs: Inputs | undefined): Tried {
  const program = programOf(draft, inputs);
  const device = draft.device.trim();
  const { driver, rate, channels } = draft;
  return { program, driver: program === 'sox' ? driver : null, device: device === '' ? null : device, rate, channels };
}

/** `name` is what it is called where nobody wrote a name. */
export function inputOf(
  draft: SourceDraft,
  id: string | null,
  inputs: Inputs | undefined,
  name: string,
): InputOf<'sources.save'> {
  const { of, lineId, userId, use, preRollSeconds, enabled } = draft;
  return {
    id,
    name: draft.name.trim() === '' ? name : draft.name.trim(),
    use,
    ...triedOf(draft, inputs),
    preRollSeconds,
    lineId: of === 'line' ? lineId : null,
    userId: of === 'agent' ? userId : null,
    enabled,
  };
}
