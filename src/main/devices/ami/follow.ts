import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Block } from './block-reader.ts';
import type { AmiCall, AmiCalls, Leg } from './calls.ts';
import { callIdOf, type Side, sideOf } from './fields.ts';
import { directionOf, extensionOf, stemOf } from './parties.ts';
import { otherSide, say } from './words.ts';

/** What one event tells of the calls. */
export type Told = readonly LineSignal[];
export type Handler = (event: Block, at: Instant) => Told;
/** By the event's name, in lower case. */
export type Handlers = Readonly<Record<string, Handler>>;

export const NOTHING: Told = [];
const MOST_LEGS = 64;

/** What all events share: finding their call, and the steps of a telephone in it. */
export interface Follow {
  readonly calls: AmiCalls;
  callOf(event: Block): AmiCall | null;
  /** The call of an event, begun now where its beginning was not heard. */
  callFrom(event: Block): AmiCall;
  /** `whole`: this is its beginning. */
  begin(event: Block, side: Side, dialled: string, whole: boolean): AmiCall;
  rings(call: AmiCall, extension: string): Told;
  stopsRinging(call: AmiCall, extension: string, dialStatus: string): Told;
  answers(call: AmiCall, extension: string, at: Instant, dialStatus?: string): Told;
}

export const createFollow = (calls: AmiCalls): Follow => {
  const callOf = (event: Block): AmiCall | null => {
    const side = sideOf(event);
    return calls.find(callIdOf(event), side.uniqueId, stemOf(side.channel));
  };

  const begin = (event: Block, side: Side, dialled: string, whole: boolean): AmiCall => {
    const direction = directionOf(event, side, dialled);
    const ownExtension = direction === 'in' ? '' : extensionOf(side);
    const { number: caller, name: callerName, channel } = side;
    return calls.begin({ id: callIdOf(event), direction, caller, callerName, dialled, ownExtension, whole }, channel);
  };

  return {
    calls,
    callOf,
    callFrom: (event) => callOf(event) ?? begin(event, sideOf(event), '', false),
    begin,
    ...STEPS,
  };
};

const setLeg = (call: AmiCall, extension: string, leg: Leg): void => {
  if (call.legs.size < MOST_LEGS || call.legs.has(extension)) call.legs.set(extension, leg);
};

const STEPS: Pick<Follow, 'rings' | 'stopsRinging' | 'answers'> = {
  rings(call, extension) {
    if (call.direction === 'out' || extension === '' || call.legs.get(extension) === 'ringing') return NOTHING;
    setLeg(call, extension, 'ringing');
    if (call.answeredAt !== null) return [say('status', call, { state: 'transfer', extension })];
    // Telephones ring together or in turn, and none of them makes it a second ring.
    return [say('ring', call, { extension, ringCount: 1, ...otherSide(call) })];
  },
  stopsRinging(call, extension, dialStatus) {
    const leg = call.legs.get(extension);
    if (leg === 'talking' || leg === 'left') return NOTHING;
    setLeg(call, extension, 'left');
    return [say('ringEnd', call, { extension, dialStatus })];
  },
  answers(call, extension, at, dialStatus) {
    if (call.legs.get(extension) === 'talking') return NOTHING;
    for (const [other, leg] of call.legs) if (leg === 'talking') call.legs.set(other, 'left');
    setLeg(call, extension, 'talking');
    call.answeredAt ??= at;
    return [say('answer', call, { extension, ...otherSide(call), ...(dialStatus !== undefined && { dialStatus }) })];
  },
};
