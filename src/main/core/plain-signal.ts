import type { z } from 'zod';
import type { decodedSignal } from '../../shared/contract/lines.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';

/** A signal as the doctor's page shows it: what it carries, by name. */
export function plainSignal(signal: LineSignal): z.infer<typeof decodedSignal> {
  const told = Object.entries(signal).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(told), kind: signal.kind };
}
