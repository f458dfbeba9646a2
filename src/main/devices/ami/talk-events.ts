import type { Instant } from '../../../shared/domain/instant.ts';
import type { Block } from './block-reader.ts';
import type { AmiCall } from './calls.ts';
import { fieldOf, type Side, sideOf, stateOf, textOf } from './fields.ts';
import { type Follow, type Handler, type Handlers, NOTHING, type Told } from './follow.ts';
import { extensionOf, isLocal, isTelephone, stemOf } from './parties.ts';
import { otherSide, say } from './words.ts';

const TALKING = '6';
const TRANSFERRED_CALL = [
  'transfereelinkedid',
  'transfererlinkedid',
  'linkedid',
  'uniqueid',
  'targetuniqueid',
] as const;
const HANDED_ON_CALL = ['transfereelinkedid', 'origtransfererlinkedid', 'secondtransfererlinkedid'] as const;

/** The events of a talk: who is in it, to whom it is handed on, and its end. */
export const talkEvents = ({ calls, callOf, callFrom, answers }: Follow): Handlers => {
  /** Who talks with whom, where no end of a dialling has told it: a call that was picked up, or handed on. */
  const talks = (call: AmiCall | null, side: Side, at: Instant): Told => {
    if (call === null || side.uniqueId === call.id || isLocal(side.channel)) return NOTHING;
    if (call.direction === 'out') return call.answeredAt === null ? answers(call, call.ownExtension, at) : NOTHING;
    const extension = extensionOf({ ...side, number: '' });
    const isOurs = isTelephone(side.channel) || call.legs.get(extension) === 'ringing';
    return isOurs ? answers(call, extension, at) : NOTHING;
  };

  /** `Bridge` and `Link` of the older protocols name both channels. */
  const link: Handler = (event, at) => {
    if (/^unlink$/i.test(fieldOf(event, 'bridgestate'))) return NOTHING;
    const sides = ['1', '2'].map((which): Side => {
      const channel = fieldOf(event, `channel${which}`);
      return { channel, uniqueId: fieldOf(event, `uniqueid${which}`), number: '', name: '' };
    });
    const call = calls.find(...sides.flatMap((side) => [side.uniqueId, stemOf(side.channel)]));
    return sides.flatMap((side) => talks(call, side, at));
  };

  const blindTransfer: Handler = (event) => {
    const call = calls.find(...TRANSFERRED_CALL.map((key) => fieldOf(event, key)));
    if (call === null || isFailed(event)) return NOTHING;
    outlives(call);
    const extension = fieldOf(event, 'extension', 'transferexten');
    return [say('status', call, { state: 'transfer', ...(extension !== '' && { extension }) })];
  };

  const attendedTransfer: Handler = (event, at) => {
    const found = HANDED_ON_CALL.map((key) => calls.find(fieldOf(event, key)));
    const call = found.find((one) => one !== null && one.direction !== 'internal') ?? null;
    if (call === null || isFailed(event)) return NOTHING;
    outlives(call);
    const channel = fieldOf(event, 'transfertargetchannel');
    const number = fieldOf(event, 'transfertargetcalleridnum', 'secondtransfererconnectedlinenum');
    const extension = extensionOf({ channel, uniqueId: '', number, name: '' });
    return extension === '' ? [say('status', call, { state: 'transfer' })] : answers(call, extension, at);
  };

  const hangup: Handler = (event, at) => {
    const side = sideOf(event);
    const known = callOf(event);
    if (side.uniqueId === '' || (known === null && isLocal(side.channel))) return NOTHING;
    if (known === null ? !isFirst(event, side) : known.lastChannel !== side.uniqueId) return NOTHING;
    const call = known ?? callFrom(event);
    calls.end(call);
    return [say('end', call, { ...otherSide(call), ...causeOf(event), ...talkOf(call, event, at) })];
  };

  return {
    bridgeenter: (event, at) => talks(callOf(event), sideOf(event), at),
    bridge: link,
    link,
    blindtransfer: blindTransfer,
    transfer: blindTransfer,
    attendedtransfer: attendedTransfer,
    hangup,
  };
};

/** Who began an outgoing call leaves it here; it goes on until its outside channel is hung up. */
const outlives = (call: AmiCall): void => {
  if (call.direction === 'out' && call.trunkChannel !== '') call.lastChannel = call.trunkChannel;
};

const isFailed = (event: Block): boolean => /^fail/i.test(fieldOf(event, 'result'));

const isFirst = (event: Block, side: Side): boolean => {
  const linked = fieldOf(event, 'linkedid');
  return linked === '' || linked === side.uniqueId;
};

const causeOf = (event: Block) => {
  const cause = Number.parseInt(fieldOf(event, 'cause'), 10);
  const causeText = textOf(event, 'cause-txt');
  return { ...(!Number.isNaN(cause) && { cause }), ...(causeText !== '' && { causeText }) };
};

/** Whether anybody had answered, and the seconds of talk where both its ends were heard. */
const talkOf = (call: AmiCall, event: Block, at: Instant) => {
  const answered = call.answeredAt !== null || (!call.whole && stateOf(event) === TALKING);
  if (call.answeredAt !== null) return { answered, duration: Math.max(0, Math.round((at - call.answeredAt) / 1000)) };
  return { answered, ...(call.whole && { duration: 0 }) };
};
