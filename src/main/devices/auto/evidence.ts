import type { LineSignal } from '../../../shared/domain/line-signal.ts';

/** So much evidence names a device; less is weighed against what the others made of the same bytes. */
export const ENOUGH = 4;

/**
 * How much a signal says for the protocol that it was read with. A number with a frame around it is no chance; a bare
 * RING is said by many; what is unsure says nothing.
 */
export function weightOf(signal: LineSignal): number {
  if (signal.confidence === 'low' || signal.kind === 'error') return 0;
  if (signal.checksumOk !== undefined) return signal.checksumOk ? 2 * ENOUGH : 0;
  if (signal.numberStatus === 'text' || signal.numberStatus === 'none') return 0.5;
  const isPlaced = signal.line !== undefined || signal.extension !== undefined;
  // Of two that read the same number, the one that also reads its line reads more.
  if (signal.number) return isPlaced ? 2 * ENOUGH : ENOUGH;
  if (signal.numberStatus !== undefined || signal.kind === 'device') return ENOUGH / 2;
  return isPlaced ? ENOUGH / 2 : 1;
}
