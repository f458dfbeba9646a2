import type { RecordingInputs } from '../core/ports.ts';

type Input = RecordingInputs['inputs'][number];

/** Sources of PulseAudio or PipeWire, from what `pactl list sources` prints. */
export function readPulseSources(said: string): readonly Input[] {
  return said.split(/^Source #\d+$/m).flatMap((part) => {
    const device = field(part, 'Name');
    if (!device) return [];
    const label = field(part, 'Description') ?? device;
    const monitor = (field(part, 'Monitor of Sink') ?? 'n/a') !== 'n/a' || device.endsWith('.monitor');
    return [{ program: 'sox', driver: 'pulseaudio', device, label, monitor }];
  });
}

/** ALSA's devices, from what `arecord -L` prints: a name at the margin, what it is indented below. */
export function readAlsaDevices(said: string): readonly Input[] {
  const found: { name: string; words: string[] }[] = [];
  for (const line of said.split('\n')) {
    if (/^\S/.test(line)) found.push({ name: line.trim(), words: [] });
    else if (line.trim() !== '') found.at(-1)?.words.push(line.trim());
  }
  return found.filter(({ name }) => WANTED.test(name)).map(({ name, words }) => alsaInput(name, words));
}

/** Of the many names of one card those that resample by themselves, and the sound servers. */
const WANTED = /^(default|pulse|pipewire|sysdefault:|plughw:)/;

const alsaInput = (device: string, words: readonly string[]): Input => ({
  program: 'arecord',
  driver: null,
  device,
  label: words.length > 0 ? words.join(', ') : device,
  monitor: false,
});

const field = (part: string, name: string): string | null =>
  new RegExp(`^\\s*${name}: (.+)$`, 'm').exec(part)?.[1]?.trim() ?? null;
