import { localForm } from '../../../shared/domain/phone-number.ts';
import { listRecordings } from '../../store/recording-list.ts';
import { findRecording, recordingsOf, type StoredRecording } from '../../store/recording-row.ts';
import { callOfRecording } from '../../store/recording-view.ts';
import { addListen, addRecordingEvents } from '../../store/recording-write.ts';
import { type HandlersFor, prepared, type QueryContext } from '../handler.ts';
import { EXPORT_TICKET_MS, mediaUrl, TICKET_IDLE_MS } from '../media-tickets.ts';
import { pcmPeaks } from '../pcm-peaks.ts';
import { RecordingFailure, type Vault } from '../ports.ts';
import {
  holdOf,
  mayHear,
  maySeeCall,
  plainView,
  recordingView,
  requireSound,
  soundRefusal,
  tellStored,
} from '../recording-access.ts';
import { exportAbout, exportName } from '../recording-export.ts';
import { Refusal } from '../refusal.ts';
import { userIdOf } from '../session.ts';

type Names = 'recordings.ofCall' | 'recordings.list' | 'recordings.open' | 'recordings.export';

/** Recordings that are over: what is known of them, and their sound for those who may hear it. */
export const recordingFileHandlers: HandlersFor<Names> = {
  'recordings.ofCall'(context, { callId }) {
    const call = callOfRecording(context.db, callId);
    if (!call) throw new Refusal('not_found');
    if (!maySeeCall(context.session, call.takenBy)) throw new Refusal('denied');
    return recordingsOf(context.db, callId).map((row) => recordingView(context, row, call.takenBy));
  },

  'recordings.list'(context, { cursor, limit, ...filter }) {
    const { rows, ...page } = listRecordings(context.db, filter, cursor, limit);
    return {
      ...page,
      rows: rows.map((row) => ({
        ...plainView(context, row, row.takenBy),
        agent: row.agentId === null ? null : { id: row.agentId, name: row.agentName ?? '' },
        hold:
          row.heldAt === null
            ? null
            : holdOf(
                row.heldAt,
                row.heldBy === null ? null : { id: row.heldBy, name: row.heldByName ?? '' },
                row.heldReason,
              ),
        lineName: row.lineName,
        local: row.numberKey === null ? row.number : localForm(row.numberKey, context.dialling),
        customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
        listenCount: row.listenCount,
      })),
    };
  },

  'recordings.open': prepared<'recordings.open', Probed>({
    async prepare(context, { id }) {
      const { row, takenBy } = sounding(context, id);
      if (!mayHear(context, takenBy)) throw new Refusal('denied');
      return probed(context, row);
    },
    run(context, { id }, { mime, peaks }) {
      const { row, takenBy } = sounding(context, id);
      const vault = vaultOf(context);
      const by = { userId: userIdOf(context.session), byName: nameOf(context) };
      addListen(context.db, { recordingId: id, at: context.now, ...by });
      context.change('recordings', id, null, { listened: true });
      tellStored(context, row);
      const ticket = context.recordings.tickets.give({
        connectionId: context.session.connectionId,
        recordingId: id,
        once: false,
        lifeMs: TICKET_IDLE_MS,
        open: async () => ({ kind: 'sound', sound: await vault.open(id, fileOf(context, id)) }),
      });
      return {
        url: mediaUrl(ticket),
        mime,
        durationMs: row.durationMs ?? 0,
        peaks: row.peaks === null ? [...peaks] : [...Buffer.from(row.peaks, 'base64')].map((loud) => loud / 255),
        recording: recordingView(context, row, takenBy),
      };
    },
  }),

  'recordings.export': prepared<'recordings.export', Probed>({
    prepare: (context, { id }) => probed(context, sounding(context, id).row),
    run(context, { id, format, reason }) {
      const { row } = sounding(context, id);
      const vault = vaultOf(context);
      const fileName = exportName(row, format, context.office.zone);
      const about = exportAbout(row, { by: nameOf(context), at: context.now, reason, office: context.office.name });
      addRecordingEvents(context.db, [
        {
          callId: row.callId,
          recordingId: id,
          at: context.now,
          kind: 'exported',
          atMs: null,
          userId: userIdOf(context.session),
          detail: reason,
        },
      ]);
      context.change('recordings', id, null, { exported: format, reason });
      tellStored(context, row);
      const ticket = context.recordings.tickets.give({
        connectionId: context.session.connectionId,
        recordingId: id,
        once: true,
        lifeMs: EXPORT_TICKET_MS,
        open: async () => ({
          kind: 'file',
          mime: format === 'wav' ? 'audio/wav' : 'audio/mpeg',
          fileName,
          read: async () => vault.convert(id, fileOf(context, id), format, about),
        }),
      });
      return { url: mediaUrl(ticket), fileName };
    },
  }),
};

type Sounding = { readonly row: StoredRecording & { readonly file: string }; readonly takenBy: string | null };

function sounding(context: QueryContext, id: string): Sounding {
  const row = requireSound(context, id);
  return { row, takenBy: callOfRecording(context.db, row.callId)?.takenBy ?? null };
}

function vaultOf({ recordings }: QueryContext): Vault {
  if (!recordings.kit) throw new Refusal('recording_gone', 'this process keeps no recordings');
  return recordings.kit.vault;
}

/** It may have been put away or deleted since: the row says where it is now. */
function fileOf({ db }: QueryContext, id: string): string {
  const file = findRecording(db, id)?.file ?? null;
  if (file === null) throw new RecordingFailure('missing', 'the recording was deleted');
  return file;
}

type Probed = { readonly mime: string; readonly peaks: readonly number[] };

/** Can it be opened at all? What is found wrong with it is written down. */
async function probed(context: QueryContext, row: Sounding['row']): Promise<Probed> {
  const vault = vaultOf(context);
  try {
    const sound = await vault.open(row.id, row.file);
    try {
      return { mime: sound.mime, peaks: row.peaks === null ? await pcmPeaks(sound) : [] };
    } finally {
      await sound.close();
    }
  } catch (error) {
    const refusal = soundRefusal(error);
    if (refusal instanceof Refusal)
      context.recordings.damaged(row.id, refusal.code === 'recording_damaged' ? 'changed' : 'missing');
    throw refusal;
  }
}

const nameOf = ({ session: { actor } }: QueryContext): string => ('name' in actor ? actor.name : actor.kind);
