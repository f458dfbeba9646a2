import type { DeviceKind } from '../../../shared/contract/lines.ts';
import { createAskModem } from '../ask-modem.ts';
import type { Conversation } from '../conversation.ts';
import type { Source } from '../source.ts';
import type { Wait } from '../wait.ts';

/** The speeds of the boxes that we know of, the likeliest first. */
export const LIKELY_BAUD_RATES = [9_600, 1_200, 57_600, 115_200, 4_800, 2_400, 19_200, 38_400] as const;

const LISTEN_MS = 120;
const ASK_LIMIT_MS = 350;
const LOOK_EVERY_MS = 150;
/** Bytes that are no text, and how many of them in a hundred mean that the speed is wrong. */
const ENOUGH_BYTES = 12;
const STRANGE_PERCENT = 25;

export type HuntOptions = {
  readonly wait: Wait;
  /** Speeds to try; one alone where it was configured. */
  readonly baudRates: readonly number[];
  recognised(): DeviceKind | null;
  /** A modem answered. */
  become(kind: 'modem' | 'gsm'): void;
  /** From now on the port is heard at this speed: half a frame of before is worth nothing. */
  atSpeed(baudRate: number): void;
};

/**
 * Looks for the speed of a serial line, and asks whether a modem is there where nothing speaks (`AT`, which changes
 * nothing). Where nobody answers it listens at the likeliest speed, and goes on to the next when what comes is noise.
 * Ends when the device is recognised.
 */
export function createHunt({ wait, baudRates, recognised, become, atSpeed }: HuntOptions): Conversation {
  const modem = createAskModem(wait);
  let bytes = 0;
  let strange = 0;

  const isNoise = (): boolean => bytes >= ENOUGH_BYTES && strange * 100 >= bytes * STRANGE_PERCENT;
  const setSpeed = async (source: Source, baudRate: number): Promise<void> => {
    await source.setBaudRate?.(baudRate);
    bytes = 0;
    strange = 0;
    atSpeed(baudRate);
  };

  /** True: what is there speaks by itself, or is a modem. */
  const probe = async (source: Source, baudRate: number, gone: AbortSignal): Promise<boolean> => {
    await setSpeed(source, baudRate);
    await wait(LISTEN_MS, gone);
    if (bytes > 0 && !isNoise()) return true;
    if (isNoise() || gone.aborted) return false;
    const isModem = (await modem.ask(source, 'AT', ASK_LIMIT_MS, gone)) !== 'timeout';
    if (!isModem) return bytes > 0 && !isNoise();
    if (recognised() !== null) return true;
    become((await modem.ask(source, 'AT+CLIP=?', ASK_LIMIT_MS, gone)) === 'ok' ? 'gsm' : 'modem');
    return true;
  };

  /** Where something spoke; the likeliest speed where nothing did. */
  const probeAll = async (source: Source, gone: AbortSignal): Promise<number> => {
    for (const [index, baudRate] of baudRates.entries()) {
      if (gone.aborted || recognised() !== null || (await probe(source, baudRate, gone))) return index;
    }
    await setSpeed(source, baudRates[0] ?? 9_600);
    return 0;
  };

  const hunt = async (source: Source, gone: AbortSignal): Promise<void> => {
    let index = await probeAll(source, gone);
    let heardBefore = 0;
    while (!gone.aborted && recognised() === null) {
      // A burst is judged when it is over, for some frames begin with noise.
      if (isNoise() && bytes === heardBefore && baudRates.length > 1) {
        index = (index + 1) % baudRates.length;
        await setSpeed(source, baudRates[index] ?? 9_600);
      }
      heardBefore = bytes;
      await wait(LOOK_EVERY_MS, gone);
    }
  };

  return {
    heard(chunk) {
      modem.heard(chunk);
      bytes += chunk.length;
      for (const byte of chunk) if (isStrange(byte)) strange += 1;
    },
    // A port that takes no commands can still be listened to.
    run: (source, gone) => hunt(source, gone).catch(() => undefined),
  };
}

function isStrange(byte: number): boolean {
  return byte >= 0x80 || (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09 && byte !== 0x10);
}
