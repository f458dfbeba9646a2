import { Application, createEncoder } from 'libopus-wasm';
import type { OpenSound } from '../../src/main/core/ports.ts';
import { makePage, type OggPage } from '../../src/main/recording/vault/ogg-page.ts';
import { makeOpusHead, makeOpusTags, OPUS_CLOCK } from '../../src/main/recording/vault/opus-head.ts';

const HOUR_S = 3_600;
const RATE = 8_000;
const HEAD = 44;

/** An hour of a tone as WAV of 8 kHz, made where it is read: it lies nowhere. `asked` keeps which parts were wanted. */
export function hourOfWav(asked: { from: number; to: number }[] = []): OpenSound {
  const second = toneOfOneSecond();
  const size = HEAD + HOUR_S * second.length;
  const head = wavHead(size);
  return {
    mime: 'audio/wav',
    size,
    async *read(from, to) {
      asked.push({ from, to });
      if (from < HEAD) yield head.subarray(from, Math.min(to, HEAD));
      for (let at = Math.max(from, HEAD); at < to; ) {
        const place = (at - HEAD) % second.length;
        const piece = second.subarray(place, Math.min(second.length, place + to - at));
        yield piece;
        at += piece.length;
      }
    },
    close: async () => undefined,
  };
}

/** 400 Hz: whole waves fit into a second, so that seconds join without a click. */
function toneOfOneSecond(): Buffer {
  const pcm = Buffer.alloc(RATE * 2);
  for (let at = 0; at < RATE; at += 1) {
    pcm.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 400 * at) / RATE)), at * 2);
  }
  return pcm;
}

function wavHead(size: number): Buffer {
  const head = Buffer.alloc(HEAD);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(size - 8, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(size - HEAD, 40);
  return head;
}

/** The same hour as the vault keeps it: an Ogg stream of Opus, a second on each page. Joined seconds may click; nobody hears them. */
export async function hourOfOpus(): Promise<OpenSound> {
  const packets = await packetsOfOneSecond();
  const page = (kind: OggPage['kind'], sequence: number, granule: number, content: readonly Uint8Array[]): Buffer =>
    makePage({ kind, granule, serial: 1, sequence, packets: content });
  const pages = [
    page('first', 0, 0, [makeOpusHead({ channels: 1, preSkip: 312, rate: RATE })]),
    page('middle', 1, 0, [makeOpusTags()]),
  ];
  for (let second = 1; second <= HOUR_S; second += 1) {
    pages.push(page(second === HOUR_S ? 'last' : 'middle', second + 1, second * OPUS_CLOCK, packets));
  }
  const bytes = Buffer.concat(pages);
  return {
    mime: 'audio/ogg; codecs=opus',
    size: bytes.length,
    async *read(from, to) {
      for (let at = from; at < to; at += 65_536) yield bytes.subarray(at, Math.min(to, at + 65_536));
    },
    close: async () => undefined,
  };
}

async function packetsOfOneSecond(): Promise<readonly Uint8Array[]> {
  const encoder = await createEncoder({
    sampleRate: RATE,
    channels: 1,
    application: Application.Voip,
    bitrate: 24_000,
  });
  const tone = toneOfOneSecond();
  const samples = Int16Array.from({ length: RATE }, (_, at) => tone.readInt16LE(at * 2));
  const packets: Uint8Array[] = [];
  for (let at = 0; at < RATE; at += encoder.frameSize) {
    packets.push(Uint8Array.from(encoder.encode(samples.subarray(at, at + encoder.frameSize))));
  }
  encoder.free();
  return packets;
}
