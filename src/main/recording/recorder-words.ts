import type { SourceSpec } from '../core/ports.ts';

/** What is heard, without what it is called. */
export type Hearing = Pick<SourceSpec, 'program' | 'driver' | 'device' | 'rate' | 'channels'>;

export type RecorderWords = { readonly driver: string; readonly device: string };

/** Ways to sound that sox has of its own; any other word there would be a kind of file, and read from the disk. */
const SOX_DRIVERS: ReadonlySet<string> = new Set([
  'pulseaudio',
  'alsa',
  'sndio',
  'oss',
  'ossdsp',
  'coreaudio',
  'waveaudio',
]);
const SYSTEM_DRIVERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'coreaudio', win32: 'waveaudio' };
const LONGEST_DEVICE = 200;
/** Letters of any script, digits and what names of devices are made of: no quotes, pipes, braces or control characters. */
const DEVICE = /^[\p{L}\p{M}\p{N} _.,:=()@#&+/®™[\]-]+$/u;
/** Devices of ALSA that write files, or start programs. */
const WRITING = /^(?:file|tee)\b/i;

/**
 * Driver and device as a program may be given them. Null: that is no device but something else in disguise: an option, a
 * file, a program.
 */
export function recorderWords({ program, driver, device }: Hearing): RecorderWords | null {
  const words = { driver: driver || SYSTEM_DRIVERS[process.platform] || 'pulseaudio', device: device || 'default' };
  if (words.device.length > LONGEST_DEVICE || !DEVICE.test(words.device)) return null;
  if (/^[-@]/.test(words.device) || WRITING.test(words.device)) return null;
  if (program === 'sox' && !SOX_DRIVERS.has(words.driver)) return null;
  return words;
}
