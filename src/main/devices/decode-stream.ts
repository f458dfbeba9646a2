import type { PatternDevice } from '../../shared/contract/lines.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';
import { createCaptureHead } from './capture-head.ts';
import type { Decoder } from './decoder.ts';
import { createDecoders, type Protocol } from './decoders.ts';
import { readHexLine } from './hex-line.ts';
import { asBuffer } from './line-reader.ts';
import { createPatternDecoder } from './pattern/pattern-decoder.ts';

export type DecodeOptions = {
  /** By name, or told in words. */
  readonly protocol: Protocol | PatternDevice;
  /** Each line of the input is hex bytes; ` | ` ends what one read gave. */
  readonly hex: boolean;
  /** Each line of the input is a capture of its own; of manager events each block that an empty line ends. */
  readonly records: boolean;
};

/** A signal, and in record mode the record of the input that it came from, counted from 1 after the head. */
export type DecodedSignal = LineSignal & { readonly record?: number };

/** Takes the bytes of a capture as they come, and keeps no more of them than one line. */
type CaptureReader = {
  push(bytes: Buffer): readonly DecodedSignal[];
  end(): readonly DecodedSignal[];
};

const LF = 0x0a;
const CR = 0x0d;
const HEX_LINE_LIMIT = 1 << 20;
const LINE_END = Buffer.from('\r\n');

// A file has no clock. Nothing is due in it either: what a decoder holds back comes with the next item or the end.
const NO_CLOCK = 0;

/** Decodes a capture while it is still being read: the command `hamzang decode`. Never throws for what the input holds. */
export async function* decodeStream(
  input: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
): AsyncGenerator<DecodedSignal, void, undefined> {
  const head = createCaptureHead();
  const reader = options.hex ? hexReader(options) : options.records ? recordReader(options) : rawReader(options);
  for await (const bytes of input) {
    for (const part of head.skip(asBuffer(bytes))) yield* reader.push(part);
  }
  for (const part of head.end()) yield* reader.push(part);
  yield* reader.end();
}

const decodersOf = (protocol: DecodeOptions['protocol']): (() => Decoder) =>
  typeof protocol === 'string' ? createDecoders(protocol, 'whole') : () => createPatternDecoder(protocol);

const rawReader = ({ protocol }: DecodeOptions): CaptureReader => {
  const decoder = decodersOf(protocol)();
  return {
    push: (bytes) => decoder.push(bytes, NO_CLOCK),
    // The last line of a file often has no end, and no more can come.
    end: () => [...decoder.push(LINE_END, NO_CLOCK), ...decoder.flush(NO_CLOCK)],
  };
};

const recordReader = ({ protocol }: DecodeOptions): CaptureReader => {
  const fresh = decodersOf(protocol);
  const ofBlocks = protocol === 'ami';
  let decoder = fresh();
  let record = 1;
  let empty = true;
  let emptyLine = true;

  const endRecord = (): readonly DecodedSignal[] => {
    const signals = [...decoder.push(LINE_END, NO_CLOCK), ...decoder.flush(NO_CLOCK)];
    decoder = fresh();
    record += 1;
    empty = true;
    return numbered(signals, record - 1);
  };
  const endLine = (): readonly DecodedSignal[] => {
    if (!ofBlocks || (emptyLine && !empty)) return endRecord();
    return emptyLine ? [] : numbered(decoder.push(LINE_END, NO_CLOCK), record);
  };

  return {
    push(bytes) {
      const signals: DecodedSignal[] = [];
      eachLine(bytes, (part, ends) => {
        emptyLine &&= part.length === 0 || (part.length === 1 && part[0] === CR);
        empty &&= ofBlocks ? emptyLine : part.length === 0;
        signals.push(...numbered(decoder.push(part, NO_CLOCK), record));
        if (!ends) return;
        signals.push(...endLine());
        emptyLine = true;
      });
      return signals;
    },
    end: () => (empty ? [] : endRecord()),
  };
};

const hexReader = ({ protocol, records }: DecodeOptions): CaptureReader => {
  const fresh = decodersOf(protocol);
  let decoder = fresh();
  let line = 1;
  let text = '';

  const endLine = (): readonly DecodedSignal[] => {
    const signals = decodeHexLine(decoder, text, line);
    const all = records ? numbered([...signals, ...decoder.flush(NO_CLOCK)], line) : signals;
    if (records) decoder = fresh();
    line += 1;
    text = '';
    return all;
  };

  return {
    push(bytes) {
      const signals: DecodedSignal[] = [];
      eachLine(bytes, (part, ends) => {
        if (text.length <= HEX_LINE_LIMIT) text += part.toString('latin1');
        if (ends) signals.push(...endLine());
      });
      return signals;
    },
    end: () => [...(text === '' ? [] : endLine()), ...decoder.flush(NO_CLOCK)],
  };
};

const decodeHexLine = (decoder: Decoder, text: string, line: number): readonly LineSignal[] => {
  const chunks = text.length > HEX_LINE_LIMIT ? null : readHexLine(text);
  if (chunks === null) return [{ kind: 'error', message: `line ${line}: not hex bytes` }];
  return chunks.flatMap((chunk) => decoder.push(chunk, NO_CLOCK));
};

const numbered = (signals: readonly LineSignal[], record: number): readonly DecodedSignal[] =>
  signals.map((signal) => ({ record, ...signal }));

const eachLine = (bytes: Buffer, use: (part: Buffer, ends: boolean) => void): void => {
  let start = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, start)) {
    use(bytes.subarray(start, at), true);
    start = at + 1;
  }
  if (start < bytes.length) use(bytes.subarray(start), false);
};
