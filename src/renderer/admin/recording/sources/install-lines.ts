import type { RecorderProgram } from '../../../../shared/domain/recording.ts';

type Install = { readonly on: 'debian' | 'fedora' | 'windows' | 'mac'; readonly command: string };

/** What brings a program to a computer, as it is typed there. */
export const INSTALL: Readonly<Record<RecorderProgram, readonly Install[]>> = {
  sox: [
    { on: 'debian', command: 'sudo apt install sox libsox-fmt-all' },
    { on: 'fedora', command: 'sudo dnf install sox' },
  ],
  arecord: [
    { on: 'debian', command: 'sudo apt install alsa-utils' },
    { on: 'fedora', command: 'sudo dnf install alsa-utils' },
  ],
  waveaudio: [{ on: 'windows', command: 'winget install --id ChrisBagwell.SoX' }],
  coreaudio: [{ on: 'mac', command: 'brew install sox' }],
  simulated: [],
};
