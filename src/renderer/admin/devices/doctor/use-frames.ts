import { useEffect, useState } from 'react';
import type { DeviceState } from '../../../../shared/contract/lines.ts';
import { useAsk } from '../../../use-core.tsx';
import type { Frame } from './frame-text.ts';

const EVERY_MS = 700;
const NONE: readonly Frame[] = [];

/** The last frames of a device as they come, and a way to hold what is on screen still. */
export function useFrames(device: DeviceState) {
  const asked = useAsk('devices.frames', { id: device.id });
  const { refresh, data, error } = asked;
  const [held, setHeld] = useState<readonly Frame[] | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  const all = data ?? NONE;
  const last = held?.at(-1)?.at ?? 0;
  return {
    /** Newest last. */
    all,
    shown: held ?? all,
    paused: held !== null,
    waiting: held === null ? 0 : all.filter((frame) => frame.at > last).length,
    loading: data === undefined && error === null,
    error: data === undefined ? error : null,
    pause: () => setHeld(all),
    resume: () => setHeld(null),
    refresh,
  };
}
