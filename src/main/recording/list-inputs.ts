import { RECORDER_PROGRAMS, type RecorderProgram } from '../../shared/domain/recording.ts';
import type { RecordingInputs } from '../core/ports.ts';
import { type Answer, askProgram } from './ask-program.ts';
import { readAlsaDevices, readPulseSources } from './read-inputs.ts';

/** Where the system itself hears, programs of another system are not offered. */
const ONLY_ON: Readonly<Partial<Record<RecorderProgram, NodeJS.Platform>>> = {
  arecord: 'linux',
  waveaudio: 'win32',
  coreaudio: 'darwin',
};

/** Programs that are there and devices that can be found out; some seconds at most. Never rejects. */
export async function listInputs(platform: NodeJS.Platform = process.platform): Promise<RecordingInputs> {
  const [sox, arecord, pulse, alsa] = await Promise.all([
    askProgram('sox', ['--version']),
    platform === 'linux' ? askProgram('arecord', ['--version']) : null,
    platform === 'linux' ? askProgram('pactl', ['list', 'sources']) : null,
    platform === 'linux' ? askProgram('arecord', ['-L']) : null,
  ]);
  const said: Readonly<Record<RecorderProgram, Answer>> = {
    sox,
    arecord,
    waveaudio: sox,
    coreaudio: sox,
    simulated: 'simulated',
  };
  const programs = RECORDER_PROGRAMS.map((program) => {
    const isHere = (ONLY_ON[program] ?? platform) === platform;
    const answer = isHere ? said[program] : null;
    return { program, found: answer !== null, version: versionIn(answer) };
  });
  const inputs = [...readPulseSources(pulse ?? ''), ...readAlsaDevices(alsa ?? ''), ...(DEFAULTS[platform] ?? [])];
  return { programs, inputs: [...inputs, SIMULATED] };
}

type Input = RecordingInputs['inputs'][number];

const defaultOf = (program: RecorderProgram): Input => ({
  program,
  driver: null,
  device: 'default',
  label: 'default',
  monitor: false,
});
/** sox cannot list what these systems have; a device can be named by hand. */
const DEFAULTS: Readonly<Partial<Record<NodeJS.Platform, readonly Input[]>>> = {
  win32: [defaultOf('waveaudio')],
  darwin: [defaultOf('coreaudio')],
};
const SIMULATED: Input = { program: 'simulated', driver: null, device: 'talk', label: 'talk', monitor: false };

const versionIn = (said: Answer): string | null => /\d+(?:\.\d+)+/.exec(said ?? '')?.[0] ?? null;
