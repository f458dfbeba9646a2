import type { Block } from './block-reader.ts';
import { fieldOf, sideOf, stateOf, textOf } from './fields.ts';
import { type Follow, type Handler, type Handlers, NOTHING } from './follow.ts';
import { directionOf, isLocal, isTelephone, peerOf } from './parties.ts';
import { otherSide, say, sayStart } from './words.ts';

const KEYS = /^[\d*#+]+$/;
/** A channel from which somebody calls; one that is about to be rung is `Down`. */
const CALLING = /^(?:4|8|ring|pre-?ring)$/i;
const RINGING = /^ringing$/i;

/** The events with which a call begins, or its caller becomes known. */
export const beginEvents = ({ calls, callOf, callFrom, begin, rings }: Follow): Handlers => {
  const newChannel: Handler = (event) => {
    const side = sideOf(event);
    if (side.uniqueId === '' || isLocal(side.channel) || !isFirstChannel(event)) return NOTHING;
    if (calls.find(side.uniqueId) !== null) return NOTHING;
    const exten = fieldOf(event, 'exten', 'extension');
    const dialled = KEYS.test(exten) ? exten : '';
    // A telephone that Asterisk calls on somebody's order has dialled nothing yet.
    if (dialled === '' && isLinked(event) && directionOf(event, side, dialled) === 'internal') return NOTHING;
    return [sayStart(begin(event, side, dialled, true))];
  };

  /** An exchange tells its number after the first ring, and so does a telephone-line card. */
  const newCallerId: Handler = (event) => {
    const call = callOf(event);
    const { uniqueId, number, name } = sideOf(event);
    if (call?.direction !== 'in' || uniqueId !== call.id || call.caller !== '' || number === '') return NOTHING;
    call.caller = number;
    call.callerName ||= name;
    return [say('callerId', call, otherSide(call))];
  };

  /** Only the oldest protocol has no event of its own for a telephone that begins to ring. */
  const newState: Handler = (event) => {
    const side = sideOf(event);
    if (isLinked(event) || event.has('channelstate') || !RINGING.test(stateOf(event))) return NOTHING;
    if (callOf(event) !== null || !isTelephone(side.channel)) return NOTHING;
    return rings(begin(event, side, '', false), peerOf(side.channel));
  };

  const join: Handler = (event) => {
    const known = callOf(event);
    const call = known ?? callFrom(event);
    const queue = textOf(event, 'queue');
    const queued = say('status', call, { state: 'queue', ...(queue !== '' && { queue }), ...otherSide(call) });
    return known === null ? [sayStart(call), queued] : [queued];
  };

  return { newchannel: newChannel, newcallerid: newCallerId, newstate: newState, queuecallerjoin: join, join };
};

const isLinked = (event: Block): boolean => fieldOf(event, 'linkedid') !== '';

/** Before there were linked ids (Asterisk 12), only its state tells a caller's channel from one that is rung. */
const isFirstChannel = (event: Block): boolean =>
  isLinked(event) ? fieldOf(event, 'linkedid') === fieldOf(event, 'uniqueid') : CALLING.test(stateOf(event));
