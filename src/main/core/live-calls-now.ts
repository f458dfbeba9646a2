import type { DockItem } from '../../shared/contract/calls.ts';
import type { Call } from '../../shared/domain/call.ts';
import { type DockedCall, dockedCall, dockOf, storedCall } from '../store/calls.ts';
import type { Store } from '../store/db.ts';
import type { Announce } from './announce.ts';
import { buildPop, matchCall, type PopWorld } from './build-pop.ts';
import type { CallFlow } from './call-flow.ts';
import type { DialRequests } from './dial.ts';
import type { Publish } from './handler.ts';
import type { LinesNow } from './lines-now.ts';
import type { LiveCalls } from './live-calls.ts';
import type { LiveState } from './live-state.ts';
import type { Pops } from './pops.ts';
import type { Clock } from './ports.ts';
import type { RoutedAgents } from './routed-agents.ts';

type Options = {
  readonly store: Store;
  readonly live: LiveState;
  readonly lines: LinesNow;
  readonly pops: Pops;
  readonly agents: RoutedAgents;
  readonly announce: Announce;
  readonly publish: Publish;
  readonly clock: Clock;
  readonly world: () => PopWorld;
  readonly dials: DialRequests;
  readonly flow: () => CallFlow;
};

/** The lines as they are now, for the handlers of calls. */
export function createLiveCalls(options: Options): LiveCalls {
  const { store, lines, pops, agents, announce } = options;

  const find: LiveCalls['find'] = (callId) => {
    const now = lines.ofCall(callId);
    if (!now) return null;
    const call = now.calls.active?.id === callId ? now.calls.active : now.calls.waiting;
    return call ? { calls: now.calls, call } : null;
  };

  function pop(call: Call) {
    const now = lines.byId(call.lineId);
    const line = now?.line ?? { id: call.lineId, name: '', color: '#868e96', greeting: null };
    return buildPop(options.world(), line, call, matchCall(options.world(), call), agents.nameOf(call.takenBy));
  }

  function itemOf(row: DockedCall): DockItem | null {
    const call = storedCall(store, row.callId);
    if (!call) return null;
    return {
      pop: pop(call),
      note: row.note,
      outcomeCodeId: row.outcomeCodeId,
      codeRequired: lines.byId(call.lineId)?.line.codeRequired ?? false,
    };
  }

  const dock: LiveCalls['dock'] = (userId) => dockOf(store, userId).flatMap((row) => itemOf(row) ?? []);

  /** Not one of `dock`: that costs as much as there is in it, for each ring of each call. */
  const dockItem: LiveCalls['dockItem'] = (callId, userId) => {
    const row = dockedCall(store, callId, userId);
    return row && itemOf(row);
  };

  return {
    find,
    pop,
    dock,
    dockItem,
    line: (lineId) => lines.byId(lineId)?.line ?? null,
    accept(lineId, step) {
      const now = lines.byId(lineId);
      if (now) options.flow().accept(now, step);
    },
    changed(callId) {
      const call = storedCall(store, callId);
      const now = call && lines.byId(call.lineId);
      if (!call || !now) return;
      // Also a call that is over: a late record of the device must not write the old values back.
      lines.replace(now, call);
      if (find(callId)) pops.refresh(now, call);
      announce.call(now, call);
      announce.line(now);
    },
    dismiss(callId) {
      pops.fold(callId, 'notCustomer');
      this.changed(callId);
    },
    customerChanged(customerId) {
      for (const now of lines.all()) {
        for (const call of [now.calls.active, now.calls.waiting]) {
          if (!call) continue;
          pops.refresh(now, call);
          if (call.customerId === customerId) announce.line(now);
        }
      }
      for (const userId of options.live.online) {
        for (const { callId } of dockOf(store, userId)) announce.dock(callId, userId);
      }
    },
    requestDial: (request) => options.dials.add({ ...request, at: options.clock.monotonic() }),
    monotonic: () => options.clock.monotonic(),
    measurePaint: (ms) => options.live.measure('pushToPaint', ms),
  };
}
