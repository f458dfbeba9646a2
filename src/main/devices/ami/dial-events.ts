import type { Instant } from '../../../shared/domain/instant.ts';
import type { Block } from './block-reader.ts';
import type { AmiCall } from './calls.ts';
import { destinationOf, fieldOf, type Side, sideOf } from './fields.ts';
import { type Follow, type Handler, type Handlers, NOTHING, type Told } from './follow.ts';
import { extensionOf, isLocal, isOutside, stemOf } from './parties.ts';
import { say, sayStart } from './words.ts';

const ANSWER = 'ANSWER';
const DIALLED = /([\d*#+]{2,})(?:@.*)?$/;

/** The events of ringing: telephones that are dialled, and agents whom a queue calls. */
export const dialEvents = ({ calls, callOf, callFrom, rings, stopsRinging, answers }: Follow): Handlers => {
  const dialBegin: Handler = (event) => {
    const destination = destinationOf(event);
    if (isLocal(destination.channel)) return joinLocal(callOf(event), destination);
    const call = callFrom(event);
    calls.join(call, destination.uniqueId);
    const dialString = fieldOf(event, 'dialstring');
    return call.direction !== 'in' && isOutside(destination, fieldOf(event, 'destcontext'))
      ? dialsOut(call, destination, event)
      : rings(call, extensionOf(destination, dialString));
  };

  /** What rings behind a local channel is told by an event of its own, which has to find its call. */
  const joinLocal = (call: AmiCall | null, destination: Side): Told => {
    if (call !== null) for (const key of [destination.uniqueId, stemOf(destination.channel)]) calls.join(call, key);
    return NOTHING;
  };

  /** What was dialled looked like an extension, or the telephone was called first: an outside line is rung for it. */
  const dialsOut = (call: AmiCall, destination: Side, event: Block): Told => {
    call.trunkChannel = destination.uniqueId;
    // A local channel is only there until both its sides have found each other.
    if (isLocal(sideOf(event).channel) && destination.uniqueId !== '') call.lastChannel = destination.uniqueId;
    if (call.direction === 'out') return NOTHING;
    call.dialled ||= DIALLED.exec(fieldOf(event, 'dialstring'))?.[1] ?? destination.number;
    call.legs.clear();
    call.answeredAt = null;
    calls.turnOut(call, destination.channel);
    return [sayStart(call)];
  };

  const dialEnd: Handler = (event, at) => {
    const destination = destinationOf(event);
    const status = fieldOf(event, 'dialstatus').toUpperCase();
    if (isLocal(destination.channel) || status === '') return NOTHING;
    const call = callFrom(event);
    if (destination.channel === '') return allEnd(call, status, at);
    if (call.direction === 'out') return outsideEnds(call, status, at);
    const extension = extensionOf(destination, fieldOf(event, 'dialstring'));
    return status === ANSWER ? answers(call, extension, at, status) : stopsRinging(call, extension, status);
  };

  const outsideEnds = (call: AmiCall, status: string, at: Instant): Told =>
    status === ANSWER
      ? answers(call, call.ownExtension, at, status)
      : [say('ringEnd', call, { extension: call.ownExtension || null, dialStatus: status })];

  /** Before Asterisk 12 the end of a dialling names no telephone, and after an answer it comes when the talk is over. */
  const allEnd = (call: AmiCall, status: string, at: Instant): Told => {
    const ringing = [...call.legs].filter(([, leg]) => leg === 'ringing').map(([extension]) => extension);
    if (status !== ANSWER) return ringing.flatMap((extension) => stopsRinging(call, extension, status));
    const [only] = ringing;
    return ringing.length === 1 && only !== undefined && call.answeredAt === null
      ? answers(call, only, at, status)
      : NOTHING;
  };

  const agentCalled: Handler = (event) => {
    const call = callFrom(event);
    joinLocal(call, destinationOf(event));
    return rings(call, agentOf(event));
  };

  return {
    dialbegin: dialBegin,
    dialend: dialEnd,
    dial: (event, at) => (/^end$/i.test(fieldOf(event, 'subevent')) ? dialEnd(event, at) : dialBegin(event, at)),
    agentcalled: agentCalled,
    agentconnect: (event, at) => answers(callFrom(event), agentOf(event), at),
    agentringnoanswer: (event) => stopsRinging(callFrom(event), agentOf(event), 'NOANSWER'),
  };
};

const MEMBER = ['interface', 'agentcalled', 'destchannel', 'destinationchannel', 'member', 'location'] as const;

const agentOf = (event: Block): string =>
  extensionOf({ channel: fieldOf(event, ...MEMBER), uniqueId: '', number: '', name: '' });
