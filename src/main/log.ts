import { destination, pino } from 'pino';
import type { Log } from './core/ports.ts';

/** Never written, wherever somebody may have put it. */
const SECRETS = ['password', 'token', 'code', 'authorization', 'cookie'];
/** Bytes that may wait for whoever reads our log; beyond it lines are dropped, because a log must not fill the memory. */
const LONGEST_QUEUE = 4_000_000;

/** The program's log, and a way to write out what still waits before the process ends. */
export type OpenLog = { readonly log: Log; flush(): void };

/**
 * One JSON line per fact on standard error. Writing does not wait for the reader: a full pipe must not hold up a call.
 * `level`: `debug`, `info` (when absent), `warn`, `error`.
 */
export function openLog(level: string | undefined): OpenLog {
  const out = destination({ fd: 2, sync: false, maxLength: LONGEST_QUEUE });
  const known = ['debug', 'info', 'warn', 'error', 'silent'].includes(level ?? '');
  const redact = { paths: SECRETS.flatMap((word) => [word, `*.${word}`]), censor: '[secret]' };
  const log = pino({ level: known && level ? level : 'info', base: null, redact }, out);
  return { log, flush: () => flushQuietly(() => out.flushSync()) };
}

/** Nobody reads the log any longer: there is nobody to tell. */
function flushQuietly(flush: () => void): void {
  try {
    flush();
  } catch {
    return;
  }
}
