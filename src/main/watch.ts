import { writeSync } from 'node:fs';
import { createSocketTransport } from '../shared/client/socket-transport.ts';
import { newId, systemClock } from './clock.ts';
import { untilToldToEnd } from './end-signals.ts';

/**
 * Prints everything that a hub announces, one JSON line each: `{event, at, mono, payload}` with the hub's wall and
 * monotonic milliseconds. `connected` comes first, each time that events begin to flow; `lost` when they stop.
 * Resolves with an exit status: 0 told to end, 1 the token is refused.
 */
export async function watchHub({ url, token }: { readonly url: string; readonly token: string }): Promise<number> {
  const toldToEnd = untilToldToEnd();
  let refuse: (status: number) => void = () => undefined;
  const refused = new Promise<number>((resolve) => {
    refuse = resolve;
  });
  const transport = createSocketTransport({
    url,
    greet: async (request) => {
      const reply = await request({ id: newId(), name: 'auth.resume', input: { token } });
      if (reply.ok) printOwn('connected', { url });
      else if (reply.error.code === 'signed_out') refuse(tellRefused());
    },
  });
  transport.onPush(({ name, at, mono, payload }) => {
    print({ event: name, at, mono, payload });
    // Revoked while we watched: coming back with it would be refused too.
    if (name === 'session.ended' && !isShutdown(payload)) refuse(tellRefused());
  });
  transport.onState((state) => {
    if (state === 'lost') printOwn('lost', { url });
  });
  const status = await Promise.race([refused, toldToEnd.then(() => 0)]);
  transport.close();
  return status;
}

function isShutdown(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'reason' in payload && payload.reason === 'shutdown';
}

function tellRefused(): number {
  process.stderr.write(
    'hamzang: The hub refuses this token. Was it revoked? Make one: hamzang token --data DIR --role ROLE\n',
  );
  return 1;
}

function printOwn(event: string, payload: unknown): void {
  print({ event, at: systemClock.now(), mono: systemClock.monotonic(), payload });
}

/** One system call per line, at once: a script that measures reads it without a buffer between. */
function print(line: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let from = 0; from < bytes.length; ) from += writeSome(bytes, from);
}

const pause = new Int32Array(new SharedArrayBuffer(4));

function writeSome(bytes: Buffer, from: number): number {
  try {
    return writeSync(1, bytes, from);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EPIPE') process.exit(0);
    if (code !== 'EAGAIN') throw error;
    Atomics.wait(pause, 0, 0, 1);
    return 0;
  }
}
