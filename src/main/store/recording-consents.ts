import type { ConsentState } from '../../shared/domain/recording.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** What the caller of this call said when asked, or that an announcement was played; null: neither. */
export function consentSaid(db: ReadableDb, callId: string): ConsentState | null {
  return db.get<{ state: ConsentState }>('select state from call_consents where call_id = ?', callId)?.state ?? null;
}

export function writeConsent(
  db: WritableDb,
  consent: {
    readonly callId: string;
    readonly state: ConsentState;
    readonly at: number;
    readonly userId: string | null;
  },
): void {
  db.run(
    `insert into call_consents (call_id, state, at, user_id) values (?, ?, ?, ?)
     on conflict (call_id) do update set state = excluded.state, at = excluded.at, user_id = excluded.user_id`,
    consent.callId,
    consent.state,
    consent.at,
    consent.userId,
  );
}
