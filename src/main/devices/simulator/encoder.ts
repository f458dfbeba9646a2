import type { DeviceStamp } from './encode.ts';
import type { SimulatedEvent } from './simulated-event.ts';

/** The bytes that a device sends for an event; none for what it cannot tell. `stamp` is what its clock shows. */
export type Encode = (event: SimulatedEvent, stamp?: DeviceStamp) => Uint8Array;

/** Nothing to say. */
export const SILENT: Uint8Array = new Uint8Array(0);

export const two = (value: number): string => String(value).padStart(2, '0');

/** `MMDDHHMM`, as FSK frames have it. */
export const stampDigits = ({ month, day, hour, minute }: DeviceStamp): string =>
  [month, day, hour, minute].map(two).join('');

/** `HH:MM AM` on a 12-hour clock. */
export const twelveHours = ({ hour, minute }: DeviceStamp): string =>
  `${two(hour % 12 || 12)}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`;
