import type { DockItem, ScreenPop } from '../../shared/contract/calls.ts';
import type { Line } from '../../shared/contract/lines.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Advance, LineCalls } from '../../shared/domain/line-calls.ts';
import type { DialRequest } from './dial.ts';

/** What the handlers of calls may ask of the lines as they are now. */
export interface LiveCalls {
  /** The call while its line still holds it; null when it is over. */
  find(callId: string): { readonly calls: LineCalls; readonly call: Call } | null;
  line(lineId: string): Line | null;
  /** After the commit: brings lines, cards and strips into step with what was written. */
  accept(lineId: string, step: Advance): void;
  /** After the commit: a call that is over was changed (settled, linked, coded). */
  changed(callId: string): void;
  /** After the commit: the card goes from every screen. */
  dismiss(callId: string): void;
  /** After the commit: what the pops and docks show of this customer is said again. */
  customerChanged(customerId: string): void;
  pop(call: Call): ScreenPop;
  dock(userId: string): DockItem[];
  /** One of them; null when it is not there (any more). */
  dockItem(callId: string, userId: string): DockItem | null;
  /** Somebody wants this number dialled: when the outgoing call appears it is his. False: he has just asked for the same. */
  requestDial(request: Omit<DialRequest, 'at'>): boolean;
  monotonic(): number;
  measurePaint(ms: number): void;
}
