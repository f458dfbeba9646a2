#!/usr/bin/env node
// Are the programs here that the tests drive? Plain JavaScript: it runs before anything is built.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the tests drive: any one of `programs` will do; `packages` bring it on Debian, `ubuntu` where Ubuntu differs. */
const TOOLS = [
  {
    name: 'a Chromium browser',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium'],
    ubuntu: ['chromium-browser'],
  },
  { name: 'socat (serial ports that are not there)', programs: ['socat'], packages: ['socat'] },
  { name: 'sox (sound files)', programs: ['sox'], packages: ['sox', 'libsox-fmt-all'] },
  { name: 'PulseAudio (a sound card that is not there)', programs: ['pulseaudio'], packages: ['pulseaudio'] },
  { name: 'pactl and paplay', programs: ['pactl'], packages: ['pulseaudio-utils'] },
  {
    name: 'arecord, with PulseAudio behind ALSA',
    programs: ['arecord'],
    packages: ['alsa-utils', 'libasound2-plugins'],
  },
  { name: 'espeak-ng (speech for recordings)', programs: ['espeak-ng'], packages: ['espeak-ng'] },
  { name: 'fontconfig and a Latin font', programs: ['fc-list'], packages: ['fontconfig', 'fonts-dejavu-core'] },
];

process.exitCode = main(process.argv[2] ?? '/etc/os-release');

function main(releaseFile) {
  const missing = missingTools();
  if (missing.length === 0) return 0;
  for (const tool of missing) say(`missing: ${tool.name}`);
  const release = existsSync(releaseFile) ? readFileSync(releaseFile, 'utf8') : '';
  const isRoot = process.getuid?.() === 0;
  const commands = installCommands(missing, release, isRoot);
  const command = commands.map((words) => words.join(' ')).join(' && ');
  if (!isDebian(release)) return refuse(`Install these programs. On Debian or Ubuntu:\n  ${command}`);
  if (!isRoot && !run(['sudo', '-n', 'true'])) return refuse(`Install them with:\n  ${command}`);
  say(`installing: ${command}`);
  for (const words of commands) run(words, 'inherit');
  const still = missingTools();
  if (still.length === 0) return 0;
  for (const tool of still) say(`still missing: ${tool.name}`);
  return refuse(`Install them with:\n  ${command}`);
}

/** The tools of the list that are not on the path. */
function missingTools() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const isHere = (program) => folders.some((folder) => existsSync(join(folder, program)));
  return TOOLS.filter((tool) => !tool.programs.some(isHere));
}

/** The commands that bring the missing tools, each as its words. */
function installCommands(missing, release, isRoot) {
  const before = isRoot ? [] : ['sudo'];
  const isUbuntu = /^ID=.*\bubuntu\b/m.test(release);
  const packages = [...new Set(missing.flatMap((tool) => (isUbuntu && tool.ubuntu) || tool.packages))];
  const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  return [
    [...before, 'apt-get', 'update'],
    [...before, ...quiet, 'apt-get', 'install', '-y', '--no-install-recommends', ...packages],
  ];
}

/** Debian, Ubuntu, or one of their children? */
function isDebian(release) {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

function run([program, ...args], output = 'ignore') {
  return spawnSync(program, args, { stdio: ['ignore', output, output], timeout: 10 * 60_000 }).status === 0;
}

function refuse(sentence) {
  say(sentence);
  return 1;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
