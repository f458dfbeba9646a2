import type { RecordingSource } from '../../../shared/contract/recording-sources.ts';
import { findLine } from '../../store/lines.ts';
import { findSource, listSources, removeSource, saveSource } from '../../store/recording-sources.ts';
import { findUser } from '../../store/users.ts';
import { type CommandContext, type HandlersFor, prepared, type QueryContext } from '../handler.ts';
import { mediaUrl, TICKET_IDLE_MS } from '../media-tickets.ts';
import { type OpenSound, type Recorder, RecordingFailure, type RecordingInputs } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { wavLevels } from '../wav-levels.ts';

type Names =
  | 'sources.list'
  | 'sources.inputs'
  | 'sources.save'
  | 'sources.remove'
  | 'sources.meter'
  | 'sources.stopMeter'
  | 'sources.test';

const MOST_INPUTS = 200;

/** Where sound comes from. */
export const recordingSourceHandlers: HandlersFor<Names> = {
  'sources.list': ({ db, recordings }) =>
    listSources(db).map((source) => ({ source, state: recordings.sourceState(source.id) })),

  'sources.inputs': prepared<'sources.inputs', RecordingInputs>({
    prepare: async ({ recordings }) => (await recordings.kit?.recorder.inputs()) ?? { programs: [], inputs: [] },
    run: (_context, _input, { programs, inputs }) => ({
      programs: [...programs],
      inputs: inputs.slice(0, MOST_INPUTS),
    }),
  }),

  'sources.save'(context, input) {
    const before = input.id === null ? null : findSource(context.db, input.id);
    if (input.id !== null && !before) throw new Refusal('not_found');
    const source: RecordingSource = { ...input, id: before?.id ?? context.newId() };
    requirePlace(context, source);
    saveSource(context.db, source);
    context.change('recording_sources', source.id, before, source);
    changed(context, source.id);
    return source;
  },

  'sources.remove'(context, { id }) {
    const before = findSource(context.db, id);
    if (!before) throw new Refusal('not_found');
    removeSource(context.db, id, context.now);
    context.change('recording_sources', id, before, null);
    changed(context, id);
    return null;
  },

  'sources.meter'(context, source) {
    recorderOf(context);
    context.after(() => context.recordings.meter(context.session.connectionId, source));
    return null;
  },

  'sources.stopMeter'(context) {
    context.after(() => context.recordings.stopMeter(context.session.connectionId));
    return null;
  },

  'sources.test': prepared<'sources.test', Uint8Array>({
    async prepare(context, { seconds, ...source }) {
      try {
        return await recorderOf(context).test(source, seconds);
      } catch (error) {
        if (!(error instanceof RecordingFailure)) throw error;
        throw new Refusal('source_failed', `${error.code}: ${error.message}`.slice(0, 300));
      }
    },
    run(context, _input, wav) {
      const ticket = context.recordings.tickets.give({
        connectionId: context.session.connectionId,
        recordingId: null,
        once: false,
        lifeMs: TICKET_IDLE_MS,
        open: async () => ({ kind: 'sound', sound: inMemory(wav) }),
      });
      const { peaks, ...levels } = wavLevels(wav);
      return { url: mediaUrl(ticket), mime: WAV, peaks: [...peaks], ...levels };
    },
  }),
};

const WAV = 'audio/wav';

function recorderOf({ recordings }: QueryContext): Recorder {
  if (!recordings.kit) throw new Refusal('source_failed', 'this process cannot record');
  return recordings.kit.recorder;
}

function changed(context: CommandContext, id: string): void {
  context.after(() => context.recordings.reload());
  context.publish('config.changed', { what: 'sources', id });
}

/** A source hears one line or one agent, and nobody else hears the same. */
function requirePlace({ db }: CommandContext, { id, lineId, userId }: RecordingSource): void {
  if ((lineId === null) === (userId === null)) throw new Refusal('bad_input', 'a line or an agent, and not both');
  if (lineId !== null && !findLine(db, lineId)) throw new Refusal('bad_input', 'no such line');
  if (userId !== null && !findUser(db, userId)) throw new Refusal('bad_input', 'no such agent');
  const isTaken = listSources(db).some((one) => one.id !== id && one.lineId === lineId && one.userId === userId);
  if (isTaken) throw new Refusal('conflict', 'it has another source');
}

const inMemory = (bytes: Uint8Array): OpenSound => ({
  mime: WAV,
  size: bytes.byteLength,
  async *read(from, to) {
    yield bytes.subarray(from, to);
  },
  close: async () => undefined,
});
