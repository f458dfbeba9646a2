import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import { asBuffer } from '../line-reader.ts';
import { readMdmf, splitParameters } from './mdmf.ts';
import { readSdmf, sdmfTextEnd } from './sdmf.ts';

/** What one FSK caller-ID frame says. Without a right checksum the number is "unsure" and must never find a customer. */
export type CallerIdFrame = LineSignal & {
  readonly format: 'SDMF' | 'MDMF';
  readonly checksumOk: boolean;
};

const SDMF = new Set([0x04, 0x06]);
const MDMF = new Set([0x80, 0x82]);
const HEADER_BYTES = 2;
const STAMP_END = HEADER_BYTES + 8;

/**
 * Reads an SDMF or MDMF frame from its type byte on, after any preamble of 55 (FSK frames, device notes §3.6). A wrong
 * length byte, a missing or wrong checksum and noise after the frame are lived with; `null` means: not such a frame.
 */
export const parseCallerIdFrame = (bytes: Uint8Array): CallerIdFrame | null => {
  const frame = asBuffer(bytes.subarray(preambleEnd(bytes)));
  const type = frame[0] ?? 0;
  const sdmf = SDMF.has(type);
  if (!sdmf && !MDMF.has(type)) return null;
  const end = dataEnd(frame, sdmf);
  const data = frame.subarray(HEADER_BYTES, end);
  const fields = sdmf
    ? readSdmf(data.toString('latin1'), type === 0x06)
    : readMdmf(splitParameters(data), type === 0x82);
  return fields && { ...fields, format: sdmf ? 'SDMF' : 'MDMF', checksumOk: sumsToZero(frame, end) };
};

// The last byte of the preamble may arrive as D5.
const preambleEnd = (bytes: Uint8Array): number => {
  let at = 0;
  while (bytes[at] === 0x55 || bytes[at] === 0xd5 || bytes[at] === 0) at += 1;
  return at;
};

const dataEnd = (frame: Buffer, sdmf: boolean): number => {
  const declared = HEADER_BYTES + (frame[1] ?? 0);
  if (sumsToZero(frame, declared)) return declared;
  if (sdmf) return declared <= frame.length && declared > STAMP_END ? declared : sdmfTextEnd(frame);
  return parametersEnd(frame, Math.min(declared, frame.length), frame.length);
};

// The length byte is believed as long as whole parameters fill it; else the parameters are walked to the end of the bytes.
const parametersEnd = (frame: Buffer, declared: number, length: number): number => {
  let at = HEADER_BYTES;
  while (at + HEADER_BYTES <= length && (at !== declared || at === HEADER_BYTES)) {
    const next = at + HEADER_BYTES + (frame[at + 1] ?? 0);
    if (next > length) break;
    at = next;
  }
  return at;
};

/** Two's complement: with its checksum, the byte at `end`, right after the data, a frame's bytes add up to 0 modulo 256. */
export const sumsToZero = (frame: Buffer, end: number): boolean => {
  if (end >= frame.length) return false;
  let sum = 0;
  for (let at = 0; at <= end; at += 1) sum += frame[at] ?? 0;
  return sum % 256 === 0;
};
