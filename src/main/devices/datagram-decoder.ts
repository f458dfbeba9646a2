import type { Decoder } from './decoder.ts';

const LINE_END = Buffer.from('\r\n');

/** The same decoder for a socket of datagrams: each push is a whole one, so nothing of it waits for the next. */
export const createDatagramDecoder = (decoder: Decoder): Decoder => ({
  ...decoder,
  push: (bytes, at) => [...decoder.push(bytes, at), ...decoder.push(LINE_END, at), ...decoder.flush(at)],
});
