import type { Instant } from './instant.ts';
import type { NumberStatus } from './line-signal.ts';

export const CALL_DIRECTIONS = ['incoming', 'outgoing'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

export const CALL_STATES = ['ringing', 'talking', 'ended'] as const;
export type CallState = (typeof CALL_STATES)[number];

/** How a call came out. `unknown`: the box cannot tell whether anybody answered, and nobody said. */
export const CALL_OUTCOMES = ['answered', 'missed', 'abandoned', 'rejected', 'blocked', 'outgoing', 'unknown'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** What ended a call: the device said so, the ringing fell silent, the next call came, an agent said so, or a restart found it open. */
export const END_REASONS = ['signal', 'silence', 'nextCall', 'agent', 'interrupted'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** One part of a call at one place: a ringing extension, a talking agent. */
export type CallLeg = {
  readonly extension: string | null;
  readonly userId: string | null;
  readonly startedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
};

/** A conversation, or the attempt at one, on one line. Times are the PC's; the device's own clock is kept beside them. */
export type Call = {
  readonly id: string;
  readonly lineId: string;
  readonly direction: CallDirection;
  readonly state: CallState;
  /** As the device gave it. */
  readonly number: string | null;
  readonly numberStatus: NumberStatus;
  /** The one form for writing and lookup (E.164, or a short code); null when the number is nobody's. */
  readonly numberKey: string | null;
  /** The name that the device sent, not a customer's. */
  readonly callerName: string | null;
  /** False when the frame's checksum was wrong: the number is shown as unsure and matches nobody by itself. */
  readonly numberSure: boolean;
  readonly ringCount: number;
  /** Came in while the line was in use (call waiting). */
  readonly waiting: boolean;
  readonly startedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Last moment at which the device said anything of this call. */
  readonly heardAt: Instant;
  readonly outcome: CallOutcome | null;
  readonly endReason: EndReason | null;
  /** Digits dialled on the line while it was off-hook. */
  readonly dialled: string;
  /** The device's own date and time of the caller ID, as text; never used for storing. */
  readonly deviceTime: string | null;
  readonly customerId: string | null;
  /** The agent who took the call. */
  readonly takenBy: string | null;
  readonly legs: readonly CallLeg[];
};
