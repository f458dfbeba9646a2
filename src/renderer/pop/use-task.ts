import { useCallback, useRef, useState } from 'react';
import { RequestRefused } from '../../shared/client/client.ts';
import type { ErrorCode } from '../../shared/contract/wire.ts';

export type Task = {
  readonly busy: boolean;
  /** Why the last try was refused; said in the place where it was tried. */
  readonly error: ErrorCode | null;
  /** Runs one deed at a time; resolves to whether it was done. */
  run(deed: () => Promise<unknown>): Promise<boolean>;
  forgive(): void;
};

/** A deed in its place: waiting, and refused in words beside the button rather than in a far corner. */
export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorCode | null>(null);
  const running = useRef(false);
  const run = useCallback(async (deed: () => Promise<unknown>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await deed();
      return true;
    } catch (refusal) {
      setError(codeOf(refusal));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const forgive = useCallback(() => setError(null), []);
  return { busy, error, run, forgive };
}

/** The code of a refusal; anything else is our own fault. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof RequestRefused ? error.code : 'internal';
}
