import type { Line, LineState } from '../../shared/contract/lines.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { LineCalls } from '../../shared/domain/line-calls.ts';
import { localForm, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { DeviceTraits } from './ports.ts';

/** A line at this moment: its configuration, its calls, and how well its device hears. */
export type LineNow = {
  line: Line;
  calls: LineCalls;
  traits: DeviceTraits;
  /** Since when it is in its state. */
  since: Instant;
  deviceOpen: boolean;
  /** Call and number that were looked up last, so that a ring does not look them up again. */
  matched: string | null;
};

/** How a call is named on the line strip. */
export type CallNames = { readonly customer: string | null; readonly takenBy: string | null };

/** What the line strip shows of a line. */
export function lineStateOf(now: LineNow, names: CallNames, dialling: OfficeDialling): LineState {
  const { line, calls } = now;
  const call = calls.active;
  return {
    id: line.id,
    name: line.name,
    color: line.color,
    position: line.position,
    deviceId: line.deviceId,
    state: call ? (call.state === 'ringing' ? 'ringing' : 'talking') : now.deviceOpen ? 'idle' : 'outOfOrder',
    since: call ? (call.answeredAt ?? call.startedAt) : now.since,
    call: call && {
      id: call.id,
      direction: call.direction,
      number: call.numberKey ? localForm(call.numberKey, dialling) : call.number,
      name: names.customer ?? call.callerName,
      takenBy: names.takenBy,
      waiting: calls.waiting !== null,
    },
  };
}
