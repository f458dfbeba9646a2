import { readSync } from 'node:fs';
import type { SerialPort } from 'serialport';

/** What an open port of Linux and macOS has beside the public interface of the bindings; Windows reads in another way. */
type PolledPort = {
  readonly fd: number | null;
  readonly poller: { once(event: 'readable', told: (error: Error | null) => void): unknown };
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>;
};

/**
 * Has the bytes of an open port fetched by the thread that is told of them, where the bindings poll. Their own way goes
 * through the thread pool, and those two changes of thread take longer than all that is done with the bytes. The bindings
 * open ports with O_NONBLOCK, so fetching never waits. One fetch for each turn of the event loop: a flood starves nobody.
 */
export function readPromptly(port: SerialPort): void {
  const open: unknown = port.port;
  if (!isPolled(open)) return;
  open.read = async (buffer, offset, length) => {
    for (;;) {
      await readable(open);
      const bytesRead = fetch(open, buffer, offset, length);
      if (bytesRead !== null) return { buffer, bytesRead };
    }
  };
}

function isPolled(port: unknown): port is PolledPort {
  return typeof port === 'object' && port !== null && 'poller' in port && 'fd' in port;
}

/** Rejects when the port is closed or its driver reports a failure. */
function readable(port: PolledPort): Promise<void> {
  return new Promise((resolve, reject) => {
    port.poller.once('readable', (error) => (error ? reject(error) : resolve()));
  });
}

/** Zero is the end of a terminal that was hung up; null means that the bytes are not there after all. */
function fetch(port: PolledPort, buffer: Buffer, offset: number, length: number): number | null {
  if (port.fd === null) throw Object.assign(new Error('port is not open'), { canceled: true });
  try {
    return readSync(port.fd, buffer, offset, length, null);
  } catch (error) {
    if (NOTHING_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

const NOTHING_THERE: ReadonlySet<string> = new Set(['EAGAIN', 'EWOULDBLOCK', 'EINTR']);
