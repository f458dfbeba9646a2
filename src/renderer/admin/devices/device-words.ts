import { useFormat } from '../../use-format.ts';
import { useWords } from '../../words.tsx';

/** Seconds by which a device's clock may be off before it is worth a word. */
const DRIFT_WORTH = 90;

/** How far the device's clock is off; null: it tells no time, or is right enough. */
export function useDriftText(): (seconds: number | null) => string | null {
  const t = useWords();
  const { duration } = useFormat();
  return (seconds) => {
    if (seconds === null || Math.abs(seconds) < DRIFT_WORTH) return null;
    const way = t(seconds > 0 ? 'devices.driftAhead' : 'devices.driftBehind');
    return t('devices.drift', { length: `\u2066${duration(Math.abs(seconds))}\u2069`, way });
  };
}
