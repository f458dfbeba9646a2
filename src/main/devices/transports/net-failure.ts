import { type OpenFailure, SourceError } from '../source.ts';

/** What a network's error means for a device: nobody there, our own port taken, no right to it. */
export function netFailure(error: unknown): SourceError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new SourceError(STATES[code] ?? 'failed', error instanceof Error ? error.message : String(error));
}

const STATES: Readonly<Record<string, OpenFailure>> = {
  ECONNREFUSED: 'missing',
  EHOSTUNREACH: 'missing',
  EHOSTDOWN: 'missing',
  ENETUNREACH: 'missing',
  ENETDOWN: 'missing',
  ETIMEDOUT: 'missing',
  ENOTFOUND: 'missing',
  EAI_AGAIN: 'missing',
  EADDRNOTAVAIL: 'missing',
  EADDRINUSE: 'busy',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
};
