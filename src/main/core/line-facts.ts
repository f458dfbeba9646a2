import type { LineFacts } from '../../shared/domain/line-calls.ts';
import type { TimedSignal } from '../../shared/domain/line-signal.ts';
import { cleanDisplayText } from '../../shared/domain/persian-text.ts';
import { dialledNumber, lookupKey, numberFromSignal, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import type { DeviceTraits, NewId } from './ports.ts';

/** The longest name that a card has room for. */
const NAME_LENGTH = 80;

function callerOf(signal: TimedSignal, dialling: OfficeDialling) {
  const status = signal.numberStatus ?? (signal.number ? 'ok' : 'none');
  const sure = signal.checksumOk !== false;
  const name = signal.name ? cleanDisplayText(signal.name, NAME_LENGTH) || null : null;
  return {
    number: signal.number ? signal.number.slice(0, 64) : null,
    status,
    // An unsure number is shown as such and matches nobody by itself.
    key: status === 'ok' && sure ? lookupKey(numberFromSignal({ ...signal, numberStatus: status }, dialling)) : null,
    sure,
    name,
  };
}

export type FactsFor = (traits: DeviceTraits, dialPrefix: string | null) => LineFacts;

/** What the state machine needs to know of an office, a device and a line. */
export function lineFacts(newId: NewId, dialling: () => OfficeDialling): FactsFor {
  return (traits, dialPrefix) => {
    const here = (): OfficeDialling => (dialPrefix ? { ...dialling(), trunkPrefix: dialPrefix } : dialling());
    return {
      newId,
      caller: (signal) => callerOf(signal, here()),
      keyOf: (digits) => lookupKey(dialledNumber(digits, here())),
      hook: traits.hook,
      ringSilenceMs: traits.ringSilenceMs,
    };
  };
}
