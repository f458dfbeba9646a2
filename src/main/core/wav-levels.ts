/** What a short WAV file in memory sounds like. `peaks` from 0 to 1; decibels below full scale, null: digital silence. */
export type WavLevels = {
  readonly durationMs: number;
  readonly peaks: readonly number[];
  readonly peakDb: number | null;
  readonly meanDb: number | null;
};

const STEPS = 400;
const FULL = 32_768;
const HEADER = 12;

/** Reads 16 bit PCM, all channels together. What is no such file is zero long. */
export function wavLevels(wav: Uint8Array): WavLevels {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const format = chunk(view, 'fmt ');
  const data = chunk(view, 'data');
  if (!format || !data || format.size < 16) return { durationMs: 0, peaks: [], peakDb: null, meanDb: null };
  const bytesPerSecond = view.getUint32(format.at + 8, true);
  const samples = Math.floor(data.size / 2);
  const each = Math.max(1, Math.ceil(samples / STEPS));
  const peaks: number[] = [];
  let squares = 0;
  for (let from = 0; from < samples; from += each) {
    let peak = 0;
    for (let i = from; i < Math.min(samples, from + each); i += 1) {
      const value = Math.abs(view.getInt16(data.at + i * 2, true)) / FULL;
      peak = Math.max(peak, value);
      squares += value * value;
    }
    peaks.push(peak);
  }
  return {
    durationMs: bytesPerSecond > 0 ? Math.round((data.size / bytesPerSecond) * 1000) : 0,
    peaks,
    peakDb: decibels(Math.max(0, ...peaks)),
    meanDb: decibels(samples > 0 ? Math.sqrt(squares / samples) : 0),
  };
}

const decibels = (value: number): number | null => (value > 0 ? 20 * Math.log10(value) : null);

function chunk(view: DataView, name: string): { readonly at: number; readonly size: number } | null {
  for (let at = HEADER; at + 8 <= view.byteLength; ) {
    const found = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    const size = Math.min(view.getUint32(at + 4, true), view.byteLength - at - 8);
    if (found === name) return { at: at + 8, size };
    at += 8 + size + (size % 2);
  }
  return null;
}
