import type { ChannelCount, SampleRate } from 'libopus-wasm';
import { makePage, type OggPage } from './ogg-page.ts';
import { makeOpusHead, makeOpusTags, OPUS_CLOCK } from './opus-head.ts';
import type { PcmBlocks, PcmFormat } from './pcm-block.ts';

/** Packets of 20 ms on a page: a second, so that a player that seeks lands close. */
const PACKETS_ON_A_PAGE = 50;
/** Of the bits of the PCM: a narrow band needs no more, and the file stays below a fifth. */
const MOST = 0.18;

/** Bits a second of each channel below which what lies over 8 kHz costs more than it is worth. */
const ENOUGH_FOR_ALL = 20_000;

/**
 * PCM of 8, 16 or 48 kHz as an Ogg stream of Opus, trimmed to the sample on both sides. Throws where Opus knows no such
 * rate or number of channels.
 */
export async function* encodeOpus(format: PcmFormat, blocks: PcmBlocks, bitrate: number): AsyncGenerator<Uint8Array> {
  const encoder = await openEncoder(format, bitrate);
  try {
    const clock = OPUS_CLOCK / format.rate;
    const lookahead = encoder.getLookahead();
    const preSkip = lookahead * clock;
    const page = numberPages();
    yield page({ kind: 'first', granule: 0, packets: [makeOpusHead({ ...format, preSkip })] });
    yield page({ kind: 'middle', granule: 0, packets: [makeOpusTags()] });
    const frameSamples = encoder.frameSize * format.channels;
    let [packets, granule]: [Uint8Array[], number] = [[], 0];
    // What the encoder holds back at the end is pushed out by silence.
    for await (const frame of inFrames(blocks, frameSamples, lookahead * format.channels)) {
      if (packets.length === PACKETS_ON_A_PAGE) {
        yield page({ kind: 'middle', granule, packets });
        packets = [];
      }
      packets.push(encoder.encode(frame));
      granule += encoder.frameSize * clock;
    }
    yield page({ kind: 'last', granule: preSkip + format.samples * clock, packets });
  } finally {
    encoder.free();
  }
}

async function openEncoder({ rate, channels }: PcmFormat, bitrate: number) {
  const { Application, Bandwidth, createEncoder, Signal } = await import('libopus-wasm');
  return createEncoder({
    sampleRate: rate as SampleRate,
    channels: channels as ChannelCount,
    application: Application.Voip,
    signal: Signal.Voice,
    bitrate: Math.min(bitrate, Math.round(rate * channels * 16 * MOST)),
    complexity: rate * channels > 48_000 ? 3 : 5,
    ...(bitrate < ENOUGH_FOR_ALL * channels ? { maxBandwidth: Bandwidth.Wideband } : {}),
  });
}

function numberPages(): (page: Omit<OggPage, 'serial' | 'sequence'>) => Buffer {
  let sequence = 0;
  return (page) => makePage({ ...page, serial: 1, sequence: sequence++ });
}

/** Cut into frames of `size` samples, with `behind` samples of silence at the end, and filled up with silence. */
async function* inFrames(blocks: PcmBlocks, size: number, behind: number): AsyncGenerator<Int16Array> {
  const frame = new Int16Array(size);
  let filled = 0;
  for await (const block of silenceBehind(blocks, behind)) {
    for (let at = 0; at < block.length; ) {
      const part = block.subarray(at, at + size - filled);
      frame.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < size) continue;
      yield frame;
      filled = 0;
    }
  }
  if (filled > 0) yield frame.fill(0, filled);
}

async function* silenceBehind(blocks: PcmBlocks, behind: number): PcmBlocks {
  yield* blocks;
  yield new Int16Array(behind);
}
