import type { PcmFormat } from './pcm-block.ts';

/** Windows of a second. */
export const WINDOWS_A_SECOND = 10;
/** Below it lie hum and what a sound card adds of its own, which a codec for speech takes away. */
const LOWEST_HZ = 300;
/** Above it lies hiss, which such a codec leaves out where bits are few. */
const HIGHEST_HZ = 3_400;

/** How loud sound is in each tenth of a second, while it goes by. */
export type EnvelopeMeter = {
  push(block: Int16Array): void;
  /** Root mean square of each window, one array for each channel. */
  envelope(): readonly Float32Array[];
};

export function createEnvelopeMeter({ rate, channels, samples }: PcmFormat): EnvelopeMeter {
  const window = Math.ceil(rate / WINDOWS_A_SECOND);
  const meters = Array.from({ length: channels }, () => createChannelMeter(rate, window, samples));
  return {
    push: (block) => {
      for (const [channel, meter] of meters.entries()) meter.push(block, channel, channels);
    },
    envelope: () => meters.map((meter) => meter.envelope()),
  };
}

/** Three high passes of the first order and two low passes, then the energy: the band of the telephone. */
function createChannelMeter(rate: number, window: number, samples: number) {
  const keep = Math.exp((-2 * Math.PI * LOWEST_HZ) / rate);
  const follow = 1 - Math.exp((-2 * Math.PI * HIGHEST_HZ) / rate);
  const energy = new Float64Array(Math.ceil(samples / window));
  let [at, before, one, two, three, soft, softer] = [0, 0, 0, 0, 0, 0, 0];
  return {
    push(block: Int16Array, from: number, step: number): void {
      let left = window - (at % window);
      let index = Math.floor(at / window);
      let sum = 0;
      for (let place = from; place < block.length; place += step) {
        const sample = block[place] ?? 0;
        const nextOne = keep * (one + sample - before);
        const nextTwo = keep * (two + nextOne - one);
        three = keep * (three + nextTwo - two);
        [before, one, two] = [sample, nextOne, nextTwo];
        soft += follow * (three - soft);
        softer += follow * (soft - softer);
        sum += softer * softer;
        at += 1;
        left -= 1;
        if (left > 0) continue;
        energy[index] = (energy[index] ?? 0) + sum;
        [left, index, sum] = [window, index + 1, 0];
      }
      if (sum > 0 && index < energy.length) energy[index] = (energy[index] ?? 0) + sum;
    },
    envelope: () => Float32Array.from(energy, (sum) => Math.sqrt(sum / window)),
  };
}
