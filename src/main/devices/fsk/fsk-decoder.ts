import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder, DecoderPace } from '../decoder.ts';
import { asBuffer } from '../line-reader.ts';
import { type CallerIdFrame, parseCallerIdFrame, sumsToZero } from './frame.ts';
import { isFrameType, judgeFrame } from './judge-frame.ts';
import { createRepeats } from './repeats.ts';

const PREAMBLE = 0x55;
const PREAMBLE_END = 0xd5;
/** So many preamble bytes are no accident. */
const ENOUGH_PREAMBLE = 3;
/** At 1200 bit/s a byte comes every eight milliseconds: after such a pause the frame has no more. */
const SILENCE_MS = 200;
const HEADER = 2;
const NOTHING = Buffer.alloc(0);

/**
 * Decodes the raw bytes of an FSK receiver such as Comet and HT9032 boards (device notes §3.6): SDMF and MDMF frames with
 * or without preamble, between random bytes. A frame that comes again with the next ring is told once where the stream
 * is read `whole`; `live`, it is told as a repeat, because it shows that the line still rings.
 */
export const createFskDecoder = (pace: DecoderPace): Decoder => {
  const repeats = createRepeats();
  let rest: Buffer = NOTHING;
  let preamble = 0;
  let heardAt: Instant = 0;
  let skipped = 0;

  const tell = (told: CallerIdFrame, frame: Buffer, signals: LineSignal[]): void => {
    const data = frame.toString('latin1', 0, HEADER + (frame[1] ?? 0));
    if (!repeats.isRepeat(data, told.checksumOk, heardAt)) signals.push(told);
    else if (pace === 'live') signals.push({ ...told, repeat: true });
  };

  /** How many bytes from `at` on have been read; 0 when more must come first. */
  const readFrame = (bytes: Buffer, at: number, isLast: boolean, signals: LineSignal[]): number => {
    const preambled = preamble >= ENOUGH_PREAMBLE;
    const { kind, end } = judgeFrame(bytes, at, preambled);
    if (!isLast && (kind === 'wait' || kind === 'bare')) return 0;
    const isWhole = kind === 'whole';
    // What broke off is read only where a preamble proves that it was a frame.
    const frame = isWhole || kind === 'bare' || preambled ? bytes.subarray(at, at + end) : NOTHING;
    const told = parseCallerIdFrame(frame);
    if (told !== null && (told.checksumOk || isCall(told, preambled && isWhole))) tell(told, frame, signals);
    else if (!isWhole || !sumsToZero(frame, end - 1)) return pass();
    return end;
  };

  const read = (bytes: Buffer, isLast: boolean, signals: LineSignal[]): void => {
    let at = 0;
    while (at < bytes.length) {
      const start = at;
      while (bytes[at] === PREAMBLE || bytes[at] === PREAMBLE_END) at += 1;
      preamble += at - start;
      if (at === bytes.length) break;
      const taken = isFrameType(bytes[at] ?? 0) ? readFrame(bytes, at, isLast, signals) : pass();
      if (taken === 0) break;
      at += taken;
      preamble = 0;
    }
    rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : NOTHING;
  };

  const pass = (): 1 => {
    skipped += 1;
    return 1;
  };

  return {
    push(bytes, at) {
      const signals: LineSignal[] = [];
      heardAt = at;
      read(rest.length === 0 ? asBuffer(bytes) : Buffer.concat([rest, bytes]), false, signals);
      return signals;
    },
    due: () => (rest.length === 0 ? null : heardAt + SILENCE_MS),
    flush() {
      const signals: LineSignal[] = [];
      read(rest, true, signals);
      preamble = 0;
      return signals;
    },
    skipped: () => skipped,
  };
};

/** Whether a frame without a right checksum is worth telling; with its preamble and its whole length, any call is. */
const isCall = ({ kind, number, numberStatus, date }: CallerIdFrame, isProven: boolean): boolean => {
  if (kind !== 'callerId') return false;
  return isProven || typeof number === 'string' || (Boolean(date) && numberStatus !== 'none');
};
