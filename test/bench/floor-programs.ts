import { fileURLToPath } from 'node:url';

/** What is compared against: programs of the fewest lines that still do the same work. */
export const FLOOR = {
  reader: fileURLToPath(new URL('floor/reader.ts', import.meta.url)),
  readerSocketIo: fileURLToPath(new URL('floor/reader-socket-io.ts', import.meta.url)),
  clientSocketIo: fileURLToPath(new URL('floor/client-socket-io.ts', import.meta.url)),
  start: fileURLToPath(new URL('floor/start.mjs', import.meta.url)),
  cardServer: fileURLToPath(new URL('floor/card-server.ts', import.meta.url)),
  bulkWriter: fileURLToPath(new URL('floor/bulk-writer.ts', import.meta.url)),
  toneFeeder: fileURLToPath(new URL('floor/tone-feeder.mjs', import.meta.url)),
  lineWriter: fileURLToPath(new URL('floor/line-writer.mjs', import.meta.url)),
} as const;
