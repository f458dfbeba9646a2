import type { RecordingSource } from '../../shared/contract/recording-sources.ts';
import type { RecordingSettings } from '../../shared/contract/recordings.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { weekMinute } from '../../shared/domain/jalali.ts';
import type { ConsentState, RecordingFacts } from '../../shared/domain/recording.ts';
import { consentOf } from '../../shared/domain/recording-rules.ts';
import type { ReadableDb } from '../store/db.ts';
import type { SourceSpec } from './ports.ts';

/** Consent as the line's policy and the caller have it. */
export function consentIn(settings: RecordingSettings, lineId: string, said: 'given' | 'refused' | null): ConsentState {
  return consentOf(settings.policies.find((one) => one.lineId === lineId)?.policy ?? null, said);
}

/** The source of the line, else that of whoever talks. */
export function sourceOf(
  sources: readonly RecordingSource[],
  lineId: string,
  agentId: string | null,
): RecordingSource | null {
  const usable = sources.filter((one) => one.enabled);
  return (
    usable.find((one) => one.lineId === lineId) ??
    usable.find((one) => one.userId !== null && one.userId === agentId) ??
    null
  );
}

/** Everything that a decision about this call is made of. */
export function factsOf(
  db: ReadableDb,
  call: Call,
  more: {
    readonly consent: ConsentState;
    readonly asked: boolean;
    readonly hasSource: boolean;
    readonly zone: string;
    readonly now: Instant;
  },
): RecordingFacts {
  return {
    lineId: call.lineId,
    direction: call.direction,
    agentId: call.takenBy,
    ...customerFacts(db, call.customerId, more.now),
    at: call.startedAt,
    ...weekMinute(call.startedAt, more.zone),
    consent: more.consent,
    asked: more.asked,
    hasSource: more.hasSource,
  };
}

type CustomerFacts = Pick<RecordingFacts, 'customer' | 'customerRefuses'>;

function customerFacts(db: ReadableDb, id: string | null, now: Instant): CustomerFacts {
  const row = id === null ? undefined : db.get<{ caution: 0 | 1; neverRecord: 0 | 1 }>(CUSTOMER, now, id);
  if (!row) return { customer: 'unknown', customerRefuses: false };
  return { customer: row.caution === 1 ? 'caution' : 'known', customerRefuses: row.neverRecord === 1 };
}

const CUSTOMER = `select (caution_text is not null and (caution_expires_at is null or caution_expires_at > ?)) as caution,
  never_record as neverRecord from customers where id = ?`;

/** A source as the recorder knows it. */
export const specOf = (source: RecordingSource): SourceSpec => ({
  id: source.id,
  program: source.program,
  driver: source.driver,
  device: source.device,
  rate: source.rate,
  channels: source.channels,
  preRollMs: source.preRollSeconds * 1000,
});
