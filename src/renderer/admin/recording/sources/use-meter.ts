import { useCallback, useEffect, useRef, useState } from 'react';
import { RequestRefused } from '../../../../shared/client/client.ts';
import type { PayloadOf } from '../../../../shared/contract/contract.ts';
import type { ErrorCode } from '../../../../shared/contract/wire.ts';
import { useRested } from '../../../lists/use-rested.ts';
import { useCore, useEvent } from '../../../use-core.tsx';
import { type Held, hold } from './level.ts';
import type { Tried } from './source-draft.ts';

type Level = { readonly peak: number; readonly mean: number; readonly held: Held };
export type Meter = {
  readonly state: 'off' | 'opening' | 'on' | 'ended';
  /** One of each channel. */
  readonly levels: readonly Level[];
  readonly trouble: PayloadOf<'source.level'>['trouble'];
  readonly detail: string | null;
  readonly error: ErrorCode | null;
  readonly start: () => void;
  readonly stop: () => void;
};
type Heard = Pick<Meter, 'levels' | 'trouble' | 'detail' | 'error'>;

const NOTHING: Heard = { levels: [], trouble: null, detail: null, error: null };
/** The core stops by itself after so long. */
const AT_MOST_MS = 120_000;
const REST_MS = 600;

/** Listens to a source that may not be saved yet, follows the form, and lets go of the device with the page. */
export function useMeter(tried: Tried): Meter {
  const { client } = useCore();
  const [running, setRunning] = useState(false);
  const [ended, setEnded] = useState(false);
  const [heard, setHeard] = useState<Heard>(NOTHING);
  const key = useRested(JSON.stringify(tried), REST_MS);
  const latest = useRef(tried);
  latest.current = tried;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the form, once it rests, opens the device anew.
  useEffect(() => {
    if (!running) return;
    let mine = true;
    setHeard(NOTHING);
    client.ask('sources.meter', latest.current).catch((error: unknown) => {
      if (!mine) return;
      setHeard({ ...NOTHING, error: error instanceof RequestRefused ? error.code : 'internal' });
      setRunning(false);
    });
    const timer = setTimeout(() => {
      setEnded(true);
      setRunning(false);
    }, AT_MOST_MS);
    return () => {
      mine = false;
      clearTimeout(timer);
      client.ask('sources.stopMeter', {}).catch(() => undefined);
    };
  }, [client, running, key]);

  useEvent('source.level', ({ peakDb, meanDb, trouble, detail }) => {
    if (!running) return;
    const at = performance.now();
    setHeard((before) => ({
      levels: peakDb.map((peak, channel) => ({
        peak,
        mean: meanDb[channel] ?? peak,
        held: hold(before.levels[channel]?.held ?? null, peak, at),
      })),
      trouble,
      detail,
      error: null,
    }));
  });

  const start = useCallback(() => {
    setEnded(false);
    setRunning(true);
  }, []);
  const stop = useCallback(() => setRunning(false), []);
  const state = running
    ? heard.levels.length > 0 || heard.trouble !== null
      ? 'on'
      : 'opening'
    : ended
      ? 'ended'
      : 'off';
  return { ...heard, state, start, stop };
}
