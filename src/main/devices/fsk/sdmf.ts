import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { readNumber } from '../caller-text.ts';
import { readStamp } from '../device-clock.ts';

const CALL = /^(\d{8})(\d*|[PO])$/;
const WAITING = new Map([
  ['BBB', 'message-waiting-on'],
  ['ooo', 'message-waiting-off'],
]);

/** SDMF data: `MMDDHHMM` and a number or the letter of a reason; of type 06 the message-waiting lamp (notes §3.6). */
export const readSdmf = (data: string, lamp: boolean): LineSignal | null => {
  if (lamp) {
    const state = WAITING.get(data);
    return state === undefined ? null : { kind: 'status', state };
  }
  const [, stamp, number] = CALL.exec(data) ?? [];
  if (stamp === undefined || number === undefined) return null;
  return { kind: 'callerId', ...readStamp(stamp), ...readNumber(number), name: null };
};

/** Where the text of an SDMF frame ends when its length byte cannot be believed: after the last digit or reason. */
export const sdmfTextEnd = (frame: Buffer): number => {
  const text = /^\d*[PO]?/.exec(frame.toString('latin1', 2))?.[0] ?? '';
  return 2 + text.length;
};
