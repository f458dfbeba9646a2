/** A stream of bytes, looked at from its front. */
export type ByteQueue = {
  /** Waits until so many bytes are there; false: the stream ends before. */
  need(bytes: number): Promise<boolean>;
  /** The first ones, at most as many as are there; valid until the next `need`. */
  peek(bytes: number): Uint8Array;
  drop(bytes: number): void;
  left(): number;
};

export function queueBytes(source: AsyncIterable<Uint8Array>): ByteQueue {
  const stream = source[Symbol.asyncIterator]();
  let [buffer, from, to] = [new Uint8Array(1 << 16), 0, 0];
  const append = (bytes: Uint8Array): void => {
    if (to + bytes.length > buffer.length) {
      const kept = buffer.subarray(from, to);
      const needed = kept.length + bytes.length;
      const room = needed * 2 > buffer.length ? new Uint8Array(needed * 2) : buffer;
      room.set(kept);
      [buffer, from, to] = [room, 0, kept.length];
    }
    buffer.set(bytes, to);
    to += bytes.length;
  };
  return {
    async need(bytes) {
      while (to - from < bytes) {
        const next = await stream.next();
        if (next.done) return false;
        append(next.value);
      }
      return true;
    },
    peek: (bytes) => buffer.subarray(from, Math.min(to, from + bytes)),
    drop(bytes) {
      from = Math.min(to, from + bytes);
    },
    left: () => to - from,
  };
}
