import type { Block } from './block-reader.ts';
import { fieldOf, type Side } from './fields.ts';

/** Where a call comes from and goes to. */
export type Direction = 'in' | 'out' | 'internal';

const LOCAL = /^Local\//i;
/** Cards for telephone lines: their channels are named after ports, and a port can be a line or a telephone. */
const PORT = /^(?:DAHDI|Zap)\/(\d{1,3})-/i;
const PEER = /^[A-Za-z0-9_]+\/([^@/;]+?)(?:[@/].*)?(?:-[0-9a-f]{2,}(?:[;,]\d)?)?$/;
const EXTENSION = /^\d{2,6}$/;
const FROM_OUTSIDE =
  /^(?:from-(?:trunk|pstn|did|zaptel|dahdi|digital|analog|isdn|gsm|sip-external|outside|external|provider)|ext-did|incoming|inbound|trunk)/i;
const FROM_INSIDE = /^(?:from-(?:internal|inside|queue|users?)|ext-local|default-internal|internal|outgoing|outbound)/i;
/** Shorter ones are extensions and services of the office; what they turn out to be is seen when they are dialled. */
const SHORTEST_OUTSIDE = 7;

/** `Local/…` is Asterisk talking to itself: both halves stand for calls that are told of elsewhere. */
export const isLocal = (channel: string): boolean => LOCAL.test(channel);

/** What both halves of a local channel have in common. */
export const stemOf = (channel: string): string => channel.replace(/[;,]\d$/, '');

/** The number of the port of a telephone-line card; null: not such a card's channel. */
export const portOf = (channel: string): number | null => {
  const port = PORT.exec(channel)?.[1];
  return port === undefined ? null : Number(port);
};

/** The name in a channel's name: `101` of `SIP/101-0000001a`, `trunk-in` of `SIP/trunk-in-00000010`. */
export const peerOf = (channel: string): string => PEER.exec(channel)?.[1] ?? '';

/** True for a telephone of the office, as far as the name of its channel tells. */
export const isTelephone = (channel: string): boolean => portOf(channel) === null && EXTENSION.test(peerOf(channel));

/** The extension at a rung channel: its number, what was dialled for it, or its name. */
export const extensionOf = (side: Side, dialString = ''): string => {
  const dialled = /^(?:[A-Za-z0-9_]+\/)?(\d{2,6})(?:[@/].*)?$/.exec(dialString)?.[1] ?? '';
  const peer = peerOf(side.channel);
  return [side.number, dialled, peer].find((word) => EXTENSION.test(word)) ?? (side.number || peer);
};

/** Where a call goes that just begins: told by its context, else by who calls and what was dialled. */
export const directionOf = (block: Block, side: Side, dialled: string): Direction => {
  const context = fieldOf(block, 'context');
  if (FROM_OUTSIDE.test(context)) return 'in';
  const isOurs = isTelephone(side.channel) || (side.channel === '' && EXTENSION.test(side.number));
  if (!FROM_INSIDE.test(context) && !isOurs) return 'in';
  return dialled.replace(/\D/g, '').length >= SHORTEST_OUTSIDE ? 'out' : 'internal';
};

/** True where an outside line is rung and not a telephone of the office; `context`: that of the rung channel. */
export const isOutside = (destination: Side, context: string): boolean =>
  destination.channel !== '' &&
  !isTelephone(destination.channel) &&
  !isLocal(destination.channel) &&
  !(EXTENSION.test(destination.number) && FROM_INSIDE.test(context));
