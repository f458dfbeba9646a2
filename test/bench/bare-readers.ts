import type { Bench } from './figure.ts';
import { FLOOR } from './floor-programs.ts';
import type { Hearing } from './hear-lines.ts';
import { type Speaker, speak } from './processes.ts';
import { openSerialLine } from './serial-line.ts';
import { ringAll } from './watched-hub.ts';

/** A program without a product that reads a line, looks up and prints; the floors of the way to `watch`. */
export type BareReader = {
  /** Rings once with each number; gives milliseconds from the last byte to the printed line. */
  ringAll(keys: readonly string[]): Promise<readonly number[]>;
  stop(): Promise<void>;
};

type Reached = { readonly hears: Hearing; readonly leave: () => Promise<void> };
/** How the printed line reaches the benchmark. */
export type Reach = { readonly program: string; readonly to: (reader: Speaker, bench: Bench) => Promise<Reached> };

/** On its own standard output. */
export const PRINTS: Reach = {
  program: FLOOR.reader,
  to: async (reader) => ({ hears: reader, leave: async () => undefined }),
};

/** To another process over socket.io, which prints it. */
export const RELAYS: Reach = {
  program: FLOOR.readerSocketIo,
  to: async (reader, bench) => {
    const { port } = JSON.parse((await reader.next()).line) as { port: number };
    const client = speak(bench.scratch, [FLOOR.clientSocketIo, String(port)]);
    await client.next();
    return { hears: client, leave: () => client.stop() };
  },
};

/** Starts a bare reader on a serial line of its own. */
export async function startBareReader(bench: Bench, { program, to }: Reach): Promise<BareReader> {
  const line = await openSerialLine();
  const reader = speak(bench.scratch, [program, line.path, bench.store.file]);
  const { hears, leave } = await to(reader, bench);
  if (hears === reader) await reader.next();
  return {
    ringAll: (keys) => ringAll(line, hears, keys, (text, number) => text.includes(number)),
    async stop() {
      await leave();
      await reader.stop();
      await line.close();
    },
  };
}
