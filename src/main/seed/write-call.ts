import { foldText } from '../../shared/domain/persian-text.ts';
import { addCallEvents, addDecisions, type NewCallEvent } from '../store/calls.ts';
import type { WritableDb } from '../store/db.ts';
import { insertNote } from '../store/notes.ts';
import { digitsOfNumber } from '../store/search-digits.ts';
import { spaced } from '../store/search-index.ts';
import type { MadeCall } from './made-call.ts';
import { nameAt } from './made-customer.ts';
import type { Plan } from './made-numbers.ts';
import type { Staff } from './staff.ts';

/** Writes one made-up call, into the table and into the search; its final note goes into the customer's file. */
export function writeMadeCall(db: WritableDb, plan: Plan, staff: Staff, call: MadeCall): void {
  const takenBy = call.agent === null ? null : (staff.agentIds[call.agent] ?? null);
  const seq = insert(db, staff, call, takenBy);
  if (call.note !== '' && call.customerId !== null) {
    const { id, customerId, note: text, endedAt: at } = call;
    insertNote(db, { id, customerId, callId: id, text, authorId: takenBy, at, editedAt: null, pinned: false });
  }
  db.run(
    'insert into call_search (rowid, digits, caller, customer, note) values (?, ?, ?, ?, ?)',
    seq,
    call.number === null ? '' : digitsOfNumber(call.number.key, call.number.raw),
    '',
    call.customer === null ? '' : spaced(nameAt(plan, call.customer).nameFolded),
    call.note === '' ? '' : spaced(foldText(call.note)),
  );
}

/** Writes what happened in a call and to whom it was shown. Only the newest calls have it. */
export function writeTimeline(db: WritableDb, staff: Staff, call: MadeCall): void {
  const userId = call.agent === null ? null : (staff.agentIds[call.agent] ?? null);
  addCallEvents(db, call.direction === 'incoming' ? incoming(call, userId) : outgoing(call, userId));
  if (call.direction === 'incoming') {
    addDecisions(
      db,
      staff.agentIds.map((agent) => {
        const away = agent !== userId && call.startedAt % 3 === 0;
        return {
          callId: call.id,
          at: call.startedAt,
          userId: agent,
          shown: !away,
          reason: away ? 'away' : 'everybody',
        };
      }),
    );
  }
  if (call.answeredAt === null) return;
  db.run(
    `insert into call_legs (call_id, position, extension, user_id, started_at, answered_at, ended_at)
     values (?, 0, null, ?, ?, ?, ?)`,
    call.id,
    userId,
    call.startedAt,
    call.answeredAt,
    call.endedAt,
  );
}

type Step = Pick<NewCallEvent, 'at' | 'kind' | 'detail'> & { readonly userId?: string | null };

function incoming(call: MadeCall, userId: string | null): NewCallEvent[] {
  const steps: Step[] = [{ at: call.startedAt, kind: 'ring', detail: '1' }];
  if (call.number !== null) steps.push({ at: call.startedAt + 1_100, kind: 'callerId', detail: call.number.raw });
  steps.push({ at: call.startedAt + 1_105, kind: 'popShown', detail: '1' });
  if (call.answeredAt !== null) {
    steps.push({ at: call.answeredAt, kind: 'offHook', detail: null });
    if (userId !== null) steps.push({ at: call.answeredAt + 900, kind: 'taken', detail: null, userId });
  }
  steps.push({ at: call.endedAt, kind: 'ended', detail: call.outcome });
  return whole(call, steps);
}

function outgoing(call: MadeCall, userId: string | null): NewCallEvent[] {
  const steps: Step[] = [
    { at: call.startedAt, kind: 'offHook', detail: null, userId },
    { at: call.startedAt + 4_000, kind: 'dialled', detail: call.number?.raw ?? null },
    { at: call.endedAt, kind: 'ended', detail: call.outcome },
  ];
  return whole(call, steps);
}

const whole = (call: MadeCall, steps: readonly Step[]): NewCallEvent[] =>
  steps.map((step) => ({ userId: null, ...step, callId: call.id }));

function insert(db: WritableDb, staff: Staff, call: MadeCall, takenBy: string | null): number {
  const coded = takenBy !== null;
  db.run(
    INSERT,
    call.id,
    staff.lineIds[call.line] ?? null,
    call.direction,
    call.number?.raw ?? null,
    call.number === null ? 'private' : 'ok',
    call.number?.key ?? null,
    call.ringCount,
    call.startedAt,
    call.answeredAt,
    call.endedAt,
    call.endedAt,
    call.outcome,
    call.direction === 'outgoing' ? (call.number?.raw ?? '') : '',
    call.customerId,
    takenBy,
    coded && call.code !== null ? (staff.codeIds[call.code] ?? null) : null,
    call.note,
    coded ? call.endedAt + 20_000 : null,
  );
  return db.get<{ seq: number }>('select last_insert_rowid() as seq')?.seq ?? 0;
}

const INSERT = `
insert into calls (id, line_id, direction, state, number, number_status, number_key, number_sure, caller_name, ring_count,
  waiting, started_at, answered_at, ended_at, heard_at, outcome, end_reason, dialled, device_time, customer_id, taken_by,
  outcome_code_id, note, coded_at, not_customer)
values (?, ?, ?, 'ended', ?, ?, ?, 1, null, ?, 0, ?, ?, ?, ?, ?, 'signal', ?, null, ?, ?, ?, ?, ?, 0)`;
