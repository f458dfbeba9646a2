import { decodeText } from '../caller-text.ts';
import type { Block } from './block-reader.ts';

/** `<unknown>` is how Asterisk writes nothing. */
const NOTHING = /^<(?:unknown|none|null)>$/i;

/** The first of these keys that has a value; empty where none has. Keys in lower case, older names last. */
export const fieldOf = (block: Block, ...keys: readonly string[]): string => {
  for (const key of keys) {
    const value = block.get(key);
    if (value !== undefined && value !== '' && !NOTHING.test(value)) return value;
  }
  return '';
};

/** The same as text for people. */
export const textOf = (block: Block, ...keys: readonly string[]): string => decodeText(fieldOf(block, ...keys));

/** One side of an event: the channel that it is about, or the one that is rung. */
export type Side = {
  readonly channel: string;
  readonly uniqueId: string;
  readonly number: string;
  readonly name: string;
};

/** The channel of an event. Until 2006 `Callerid` held the number, and `Source` was the caller of a `Dial`. */
export const sideOf = (block: Block): Side => ({
  channel: fieldOf(block, 'channel', 'channelcalling', 'source'),
  uniqueId: fieldOf(block, 'uniqueid', 'srcuniqueid'),
  number: fieldOf(block, 'calleridnum') || quotedNumber(fieldOf(block, 'callerid')),
  name: textOf(block, 'calleridname') || quotedName(textOf(block, 'callerid')),
});

/** The channel that is rung. */
export const destinationOf = (block: Block): Side => ({
  channel: fieldOf(block, 'destchannel', 'destination', 'destinationchannel'),
  uniqueId: fieldOf(block, 'destuniqueid'),
  number: fieldOf(block, 'destcalleridnum'),
  name: textOf(block, 'destcalleridname'),
});

/** The name of a whole call; before Asterisk 12 there is none but that of its first channel. */
export const callIdOf = (block: Block): string => fieldOf(block, 'linkedid', 'uniqueid', 'srcuniqueid', 'channel');

/** `"Name" <number>` is how the oldest protocol writes both in one. */
const QUOTED = /^"?([^"<]*?)"? *<([^<>]*)>$/;
const quotedNumber = (callerId: string): string => QUOTED.exec(callerId)?.[2] ?? callerId;
const quotedName = (callerId: string): string => QUOTED.exec(callerId)?.[1] ?? '';

/** The state of a channel as its number, or in the oldest protocol as a word. */
export const stateOf = (block: Block): string => fieldOf(block, 'channelstate', 'state', 'channelstatedesc');
