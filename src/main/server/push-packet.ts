import type { Push } from '../../shared/contract/wire.ts';

/** A push in the words of the wire: what `emit('push', push)` would make for each listener anew. */
export type PushPacket = {
  /** The packet of socket.io: type 2, an event. */
  readonly text: string;
  /** The same, ready for the cable, under the name by which engine.io's own broadcasts hand it on. */
  readonly options: { readonly wsPreEncodedFrame: readonly [Buffer] };
};

/** All who hear a push are told of it one after the other: the last one is enough, and nothing older is held in memory. */
let last: { readonly push: Push; readonly packet: PushPacket } | null = null;

/** Puts a push into words once for all who hear it. */
export function packetOf(push: Push): PushPacket {
  if (last?.push !== push) last = { push, packet: made(push) };
  return last.packet;
}

function made(push: Push): PushPacket {
  const text = `2${JSON.stringify(['push', push])}`;
  // Engine.io sets a 4 in front: a message.
  return { text, options: { wsPreEncodedFrame: [textFrame(`4${text}`)] } };
}

/** One whole, unmasked text message of a server, as RFC 6455 §5.2 has it: header and payload in one piece. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = headOf(length);
  const frame = Buffer.allocUnsafe(head.length + length);
  frame.set(head);
  frame.write(text, head.length);
  return frame;
}

const LAST_TEXT = 0x81;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;

function headOf(length: number): Buffer {
  if (length < TWO_BYTES_FOLLOW) return Buffer.from([LAST_TEXT, length]);
  if (length < 65_536) return Buffer.from([LAST_TEXT, TWO_BYTES_FOLLOW, length >> 8, length & 255]);
  const head = Buffer.from([LAST_TEXT, EIGHT_BYTES_FOLLOW, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(length, 6);
  return head;
}
