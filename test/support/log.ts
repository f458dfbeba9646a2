import type { Log } from '../../src/main/core/ports.ts';

/** A log that is kept: each entry is `level message`. */
export function createLog(entries: string[] = []): Log {
  const at = (level: string) => (fact: Record<string, unknown>, message: string) =>
    void entries.push(`${level} ${message}${fact.err instanceof Error ? `: ${fact.err.stack}` : ''}`);
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return log;
}
