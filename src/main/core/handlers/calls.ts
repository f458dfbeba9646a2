import type { DockItem } from '../../../shared/contract/calls.ts';
import type { Call } from '../../../shared/domain/call.ts';
import { type Advance, hangUpCall, releaseCall, takeCall } from '../../../shared/domain/line-calls.ts';
import {
  addCallEvents,
  callDetail,
  codeCall,
  dismissCall,
  linkCall,
  listCalls,
  removeCall,
  saveNote,
  storedCall,
  writeCall,
} from '../../store/calls.ts';
import { chooseNumber } from '../../store/numbers.ts';
import { findOutcomeCode } from '../../store/outcome-codes.ts';
import { nameAgent, relinkRecordings } from '../../store/recording-write.ts';
import type { CommandContext, HandlersFor, QueryContext } from '../handler.ts';
import { requireUser } from '../me.ts';
import { Refusal } from '../refusal.ts';
import { mayReadAll, scopeOf } from '../scope.ts';

type Names =
  | 'calls.list'
  | 'calls.get'
  | 'calls.take'
  | 'calls.release'
  | 'calls.hangUp'
  | 'calls.saveNote'
  | 'calls.code'
  | 'calls.link'
  | 'calls.notCustomer'
  | 'calls.record'
  | 'pop.seen';

/** Calls as agents work with them, and the door by which lines write them. */
export const callHandlers: HandlersFor<Names> = {
  'calls.list': (context, { filter, cursor, limit }) =>
    listCalls(context.db, filter, cursor, limit, scopeOf(context.session), context.dialling),

  'calls.get'(context, { id }) {
    const detail = callDetail(context.db, id, context.dialling);
    if (!detail) throw new Refusal('not_found');
    mayRead(context, detail.call.takenBy?.id ?? null);
    return { ...detail, match: context.calls.pop(known(context, id)).match };
  },

  'calls.take'(context, { id }) {
    const user = requireUser(context);
    const found = context.calls.find(id);
    if (!found) return takeLate(context, id, user.id);
    if (found.call.takenBy !== null && found.call.takenBy !== user.id) throw new Refusal('already_taken');
    if (found.call.takenBy === null)
      commit(
        context,
        found.call.lineId,
        takeCall(found.calls, id, user.id, context.now, context.calls.monotonic()),
        user.id,
      );
    return docked(context, id, user.id);
  },

  'calls.release'(context, { id }) {
    const user = requireUser(context);
    const found = context.calls.find(id);
    if (!found) throw new Refusal('call_over');
    if (found.call.takenBy !== user.id) throw new Refusal('already_taken');
    commit(context, found.call.lineId, releaseCall(found.calls, id, context.now, context.calls.monotonic()), user.id);
    context.publish('dock.removed', { callId: id }, { to: 'users', ids: new Set([user.id]) });
    return null;
  },

  'calls.hangUp'(context, { id }) {
    const user = requireUser(context);
    const found = context.calls.find(id);
    if (!found) throw new Refusal('call_over');
    mayWork(context, found.call, user.id);
    commit(context, found.call.lineId, hangUpCall(found.calls, id, context.now, context.calls.monotonic()), user.id);
    return null;
  },

  'calls.saveNote'(context, { id, text }) {
    const call = workable(context, id);
    saveNote(context.db, id, text);
    context.change('calls', id, null, { note: text.length });
    context.after(() => context.calls.changed(call.id));
    return null;
  },

  'calls.code'(context, { id, outcomeCodeId, note }) {
    const call = workable(context, id);
    if (call.state !== 'ended') throw new Refusal('conflict', 'the call is not over yet');
    const code = outcomeCodeId === null ? null : findOutcomeCode(context.db, outcomeCodeId);
    if (outcomeCodeId !== null && !code) throw new Refusal('not_found');
    if (!code && context.calls.line(call.lineId)?.codeRequired)
      throw new Refusal('bad_input', 'this line needs an outcome code');
    if (code?.needsNote && note.trim() === '') throw new Refusal('bad_input', 'this outcome needs a note');
    codeCall(context.db, id, { outcomeCodeId, note, at: context.now });
    event(context, id, 'coded', code?.label.en ?? null);
    context.change('calls', id, null, { outcomeCodeId, note });
    const holder = call.takenBy;
    if (holder) context.publish('dock.removed', { callId: id }, { to: 'users', ids: new Set([holder]) });
    context.after(() => context.calls.changed(id));
    return null;
  },

  'calls.link'(context, { id, customerId, remember }) {
    const call = workable(context, id);
    linkCall(context.db, id, customerId);
    if (remember && customerId !== null && call.numberKey !== null)
      chooseNumber(context.db, call.numberKey, customerId, requireUser(context).id, context.now);
    event(context, id, 'linked', customerId === null ? null : nameOf(context, customerId));
    context.change('calls', id, { customerId: call.customerId }, { customerId });
    const linked = { ...call, customerId };
    context.after(() => context.calls.changed(id));
    return context.calls.pop(linked);
  },

  'calls.notCustomer'(context, { id }) {
    workable(context, id);
    dismissCall(context.db, id, context.now);
    event(context, id, 'notCustomer', null);
    context.change('calls', id, null, { notCustomer: true });
    context.after(() => context.calls.dismiss(id));
    return null;
  },

  'calls.record'(context, { call, events, absorbed }) {
    writeCall(context.db, call);
    if (absorbed !== null) {
      relinkRecordings(context.db, absorbed, call.id);
      removeCall(context.db, absorbed);
      context.change('calls', absorbed, { absorbedBy: null }, { absorbedBy: call.id });
    }
    if (events.length > 0)
      addCallEvents(
        context.db,
        events.map((one) => ({ ...one, callId: call.id, userId: null })),
      );
    context.change('calls', call.id, null, {
      state: call.state,
      outcome: call.outcome,
      number: call.numberKey,
      customerId: call.customerId,
    });
    return null;
  },

  'pop.seen'(context, { callId, paintMs }) {
    context.after(() => context.calls.measurePaint(paintMs));
    const { actor } = context.session;
    if (actor.kind === 'user' && storedCall(context.db, callId))
      event(context, callId, 'popSeen', String(Math.round(paintMs)));
    return null;
  },
};

function known(context: QueryContext, id: string): Call {
  const call = storedCall(context.db, id);
  if (!call) throw new Refusal('not_found');
  return call;
}

function nameOf({ db }: CommandContext, customerId: string): string {
  const found = db.get<{ name: string }>('select name from customers where id = ? and removed_at is null', customerId);
  if (!found) throw new Refusal('not_found');
  return found.name;
}

/** An agent reads calls that he or nobody took; supervisors read all. */
function mayRead(context: QueryContext, takenBy: string | null): void {
  const { actor } = context.session;
  if (takenBy === null || mayReadAll(context.session) || ('id' in actor && actor.id === takenBy)) return;
  throw new Refusal('denied');
}

function mayWork(context: CommandContext, call: Call, userId: string): void {
  if (call.takenBy === null || call.takenBy === userId || mayReadAll(context.session)) return;
  throw new Refusal('already_taken');
}

function workable(context: CommandContext, id: string): Call {
  const call = context.calls.find(id)?.call ?? known(context, id);
  mayWork(context, call, requireUser(context).id);
  return call;
}

function event(
  context: CommandContext,
  callId: string,
  kind: 'coded' | 'linked' | 'notCustomer' | 'popSeen' | 'taken',
  detail: string | null,
): void {
  const { actor } = context.session;
  addCallEvents(context.db, [
    { callId, at: context.now, kind, userId: actor.kind === 'user' ? actor.id : null, detail },
  ]);
}

/** Writes what an agent did to a call on a line; screens follow once it is on disk. */
function commit(context: CommandContext, lineId: string, step: Advance, userId: string): void {
  for (const call of step.changed) {
    writeCall(context.db, call);
    context.change('calls', call.id, null, { state: call.state, outcome: call.outcome, takenBy: call.takenBy });
  }
  addCallEvents(
    context.db,
    step.happenings.map((one) => ({ ...one, userId })),
  );
  context.after(() => context.calls.accept(lineId, step));
}

/** The box fell silent while somebody was already talking: his word settles what it could not tell. */
function takeLate(context: CommandContext, id: string, userId: string): DockItem {
  const call = known(context, id);
  if (call.takenBy !== null && call.takenBy !== userId) throw new Refusal('already_taken');
  if (call.takenBy === null) {
    const settled: Call =
      call.outcome === 'unknown' ? { ...call, outcome: 'answered', answeredAt: call.heardAt } : call;
    writeCall(context.db, { ...settled, takenBy: userId });
    nameAgent(context.db, id, userId);
    event(context, id, 'taken', settled.outcome);
    context.change(
      'calls',
      id,
      { takenBy: null, outcome: call.outcome },
      { takenBy: userId, outcome: settled.outcome },
    );
    context.after(() => context.calls.changed(id));
  }
  return docked(context, id, userId);
}

function docked(context: CommandContext, id: string, userId: string): DockItem {
  const item = context.calls.dockItem(id, userId);
  if (!item) throw new Refusal('call_over');
  return item;
}
