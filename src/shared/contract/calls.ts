import { z } from 'zod';
import { CALL_DIRECTIONS, CALL_OUTCOMES, CALL_STATES, END_REASONS } from '../domain/call.ts';
import { NUMBER_STATUSES } from '../domain/line-signal.ts';
import { customerCard } from './customers.ts';
import { deviceState, lineState } from './lines.ts';
import { presence } from './people.ts';
import { command, event, query } from './procedure.ts';
import { bilingual, byId, color, id, instant, none, noteText, nothing, person } from './values.ts';

/** Who is calling, as far as exact numbers can tell. */
export const match = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    customer: customerCard,
    /** Chosen earlier among several. */ remembered: z.boolean(),
  }),
  z.object({ kind: z.literal('several'), customers: z.array(customerCard).max(5), total: z.number().int() }),
  z.object({ kind: z.literal('maybe'), customers: z.array(customerCard).max(5) }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('hidden') }),
]);
export type Match = z.infer<typeof match>;

/** What the person who should answer sees. One per call; the same object is sent again when it changes. */
export const screenPop = z.object({
  callId: id,
  line: z.object({ id, name: z.string(), color, greeting: z.string().nullable() }),
  direction: z.enum(CALL_DIRECTIONS),
  number: z.string().nullable(),
  /** How people here read it. */
  local: z.string().nullable(),
  numberStatus: z.enum(NUMBER_STATUSES),
  numberSure: z.boolean(),
  /** The name that the exchange or device sent. */
  callerName: z.string().nullable(),
  /** City of a landline, operator of a mobile, country of a foreign number. */
  place: bilingual.nullable(),
  match,
  waiting: z.boolean(),
  state: z.enum(CALL_STATES),
  outcome: z.enum(CALL_OUTCOMES).nullable(),
  startedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  ringCount: z.number().int(),
  takenBy: person.nullable(),
  /** Calls from this number in the last seven days, this one included, and who spoke last. */
  repeat: z.object({ count: z.number().int(), lastAgentName: z.string().nullable() }),
});
export type ScreenPop = z.infer<typeof screenPop>;

/** A taken call that is not coded yet: the slim bar that stays until it is. */
export const dockItem = z.object({
  pop: screenPop,
  note: z.string(),
  outcomeCodeId: id.nullable(),
  codeRequired: z.boolean(),
});
export type DockItem = z.infer<typeof dockItem>;

export const callRow = z.object({
  id,
  line: z.object({ id, name: z.string(), color }),
  direction: z.enum(CALL_DIRECTIONS),
  state: z.enum(CALL_STATES),
  number: z.string().nullable(),
  local: z.string().nullable(),
  numberStatus: z.enum(NUMBER_STATUSES),
  numberSure: z.boolean(),
  callerName: z.string().nullable(),
  customer: z.object({ id, name: z.string(), company: z.string().nullable() }).nullable(),
  startedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  ringCount: z.number().int(),
  outcome: z.enum(CALL_OUTCOMES).nullable(),
  endReason: z.enum(END_REASONS).nullable(),
  takenBy: person.nullable(),
  outcomeCodeId: id.nullable(),
  note: z.string().nullable(),
  /** Taken, over, and not coded although its line asks for it. */
  toCode: z.boolean(),
  waiting: z.boolean(),
  /** How many recordings it has that can be heard, and how long the longest is. */
  recordings: z.object({ count: z.number().int(), durationMs: z.number().int() }),
});
export type CallRow = z.infer<typeof callRow>;

/** What happened in one call, with its milliseconds; kept as long as the call. */
export const CALL_EVENT_KINDS = [
  'ring',
  'callerId',
  'popShown',
  'popSeen',
  'taken',
  'released',
  'offHook',
  'onHook',
  'dialled',
  'answered',
  'ended',
  'silence',
  'nextCall',
  'hungUp',
  'interrupted',
  'linked',
  'notCustomer',
  'noteSaved',
  'coded',
  'joined',
  'transferred',
  'dialRequested',
] as const;
export const callEvent = z.object({
  at: instant,
  kind: z.enum(CALL_EVENT_KINDS),
  byName: z.string().nullable(),
  /** A value, never a sentence: a number, a ring count, an outcome, a customer's name. */
  detail: z.string().nullable(),
});
export type CallEvent = z.infer<typeof callEvent>;

export const DECISION_REASONS = [
  'owner',
  'team',
  'everybody',
  'observer',
  'notYet',
  'notRouted',
  'signedOut',
  'away',
  'taken',
  'over',
] as const;
/** Why a pop was or was not shown to somebody. */
export const popDecision = z.object({
  callId: id,
  at: instant,
  userName: z.string(),
  shown: z.boolean(),
  reason: z.enum(DECISION_REASONS),
});
export type PopDecision = z.infer<typeof popDecision>;

export const callFilter = z
  .object({
    text: z.string().max(100).default(''),
    lineIds: z.array(id).max(64).default([]),
    directions: z.array(z.enum(CALL_DIRECTIONS)).max(2).default([]),
    outcomes: z.array(z.enum(CALL_OUTCOMES)).max(10).default([]),
    agentId: id.nullable().default(null),
    customerId: id.nullable().default(null),
    outcomeCodeId: id.nullable().default(null),
    from: instant.nullable().default(null),
    to: instant.nullable().default(null),
    minTalkSeconds: z.number().int().min(0).nullable().default(null),
    toCodeOnly: z.boolean().default(false),
  })
  .strict();
export type CallFilter = z.infer<typeof callFilter>;

export const outcomeCode = z.object({
  id,
  label: bilingual,
  /** The digit key, 1 to 9; null: reached by the list only. */
  digit: z.number().int().min(1).max(9).nullable(),
  needsNote: z.boolean(),
  archived: z.boolean(),
});
export type OutcomeCode = z.infer<typeof outcomeCode>;

export const calls = {
  /** All that a screen needs at the moment it connects; after it, events. */
  'live.snapshot': query({
    allow: 'live.read',
    at: 'here',
    input: none,
    output: z.object({
      at: instant,
      lines: z.array(lineState),
      devices: z.array(deviceState),
      presence: z.array(presence),
      /** Pops that are this person's now, oldest ringing first. */
      pops: z.array(screenPop),
      dock: z.array(dockItem),
      /** The last calls that rang for this person and nobody took, newest first, at most 20. */
      missed: z.array(callRow),
    }),
  }),
  'calls.list': query({
    allow: 'call.read',
    at: 'here',
    input: z
      .object({
        filter: callFilter,
        cursor: z.string().max(200).nullable().default(null),
        limit: z.number().int().min(1).max(200).default(100),
      })
      .strict(),
    output: z.object({ rows: z.array(callRow), nextCursor: z.string().nullable() }),
  }),
  'calls.get': query({
    allow: 'call.read',
    at: 'here',
    input: byId,
    output: z.object({
      call: callRow,
      legs: z.array(
        z.object({
          extension: z.string().nullable(),
          userName: z.string().nullable(),
          startedAt: instant,
          answeredAt: instant.nullable(),
          endedAt: instant.nullable(),
        }),
      ),
      events: z.array(callEvent),
      decisions: z.array(popDecision),
      deviceTime: z.string().nullable(),
      match,
    }),
  }),
  /** Claims the call: everybody else's card folds. Refused with `already_taken` when somebody was quicker. */
  'calls.take': command({ allow: 'call.work', at: 'here', input: byId, output: dockItem }),
  /** Gives a taken call back: its card comes again to those it rang for. Undo of `calls.take`. */
  'calls.release': command({ allow: 'call.work', at: 'here', input: byId, output: nothing }),
  /** The agent says that the call is over; settles what the box cannot tell. */
  'calls.hangUp': command({ allow: 'call.work', at: 'here', input: byId, output: nothing }),
  /** The draft as typed; sent each second. */
  'calls.saveNote': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ id, text: noteText }).strict(),
    output: nothing,
  }),
  /** Outcome and note are final: the call leaves the dock. */
  'calls.code': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ id, outcomeCodeId: id.nullable(), note: noteText }).strict(),
    output: nothing,
  }),
  /** Files the call under a customer (null: under nobody); `remember` makes it the choice for this number. */
  'calls.link': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ id, customerId: id.nullable(), remember: z.boolean() }).strict(),
    output: screenPop,
  }),
  /** Wrong number, spam: closes the card and says so in the call. */
  'calls.notCustomer': command({ allow: 'call.work', at: 'here', input: byId, output: nothing }),
  /** The screen painted a pop: kept in the call's timeline and in the latency figures. `ms`: from push to paint on that screen. */
  'pop.seen': command({
    allow: 'call.work',
    at: 'here',
    input: z.object({ callId: id, paintMs: z.number().min(0).max(600_000) }).strict(),
    output: nothing,
  }),
  /** Internal: devices enter by the same door, with a line's session. */
  'calls.record': command({
    allow: 'line.signal',
    at: 'here',
    input: z.object({
      call: z.object({
        id,
        lineId: id,
        direction: z.enum(CALL_DIRECTIONS),
        state: z.enum(CALL_STATES),
        number: z.string().max(64).nullable(),
        numberStatus: z.enum(NUMBER_STATUSES),
        numberKey: z.string().max(64).nullable(),
        callerName: z.string().max(200).nullable(),
        numberSure: z.boolean(),
        ringCount: z.number().int().min(0),
        waiting: z.boolean(),
        startedAt: instant,
        answeredAt: instant.nullable(),
        endedAt: instant.nullable(),
        heardAt: instant,
        outcome: z.enum(CALL_OUTCOMES).nullable(),
        endReason: z.enum(END_REASONS).nullable(),
        dialled: z.string().max(64),
        deviceTime: z.string().max(40).nullable(),
        customerId: id.nullable(),
        takenBy: id.nullable(),
        legs: z
          .array(
            z.object({
              extension: z.string().max(20).nullable(),
              userId: id.nullable(),
              startedAt: instant,
              answeredAt: instant.nullable(),
              endedAt: instant.nullable(),
            }),
          )
          .max(50),
      }),
      events: z
        .array(z.object({ at: instant, kind: z.enum(CALL_EVENT_KINDS), detail: z.string().max(200).nullable() }))
        .max(20),
      /** Another call that turned out to be a part of this one. */
      absorbed: id.nullable().default(null),
    }),
    output: nothing,
  }),
  'outcomeCodes.list': query({ allow: 'call.read', at: 'here', input: none, output: z.array(outcomeCode) }),
  /** The whole list in its order; a code that is missing from it is archived, never erased. */
  'outcomeCodes.save': command({
    allow: 'settings.manage',
    at: 'leader',
    input: z.array(outcomeCode.omit({ archived: true, id: true }).extend({ id: id.nullable() })).max(60),
    output: z.array(outcomeCode),
  }),
  'decisions.list': query({
    allow: 'diagnostics.read',
    at: 'here',
    input: z.object({ limit: z.number().int().min(1).max(500).default(200) }).strict(),
    output: z.array(popDecision.extend({ local: z.string().nullable(), lineName: z.string() })),
  }),
  'pop.shown': event({ allow: 'call.read', payload: screenPop }),
  'pop.changed': event({ allow: 'call.read', payload: screenPop }),
  'pop.folded': event({
    allow: 'call.read',
    payload: z.object({
      callId: id,
      reason: z.enum(['taken', 'missed', 'over', 'notCustomer', 'notRouted']),
      by: person.nullable(),
    }),
  }),
  'dock.changed': event({ allow: 'call.work', payload: dockItem }),
  'dock.removed': event({ allow: 'call.work', payload: z.object({ callId: id }) }),
  'call.changed': event({ allow: 'call.read', payload: callRow }),
} as const;
