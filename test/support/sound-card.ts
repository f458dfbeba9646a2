import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './wait.ts';

/** A sound card that is not there: a PulseAudio of its own, with one null sink whose monitor can be recorded. */
export type SoundCard = {
  /** What a recorder needs in its environment in order to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** The source to record. */
  readonly monitor: string;
  /** Plays a WAV file into the sink; resolves when it was played, or when the card is gone. */
  play(file: string): Promise<void>;
  /** The card is pulled out. */
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
};

const SINK = 'agent';

/** Resolves when the card can be heard. Needs pulseaudio, pactl, paplay and pacat. */
export async function openSoundCard(): Promise<SoundCard> {
  const folder = mkdtempSync(join(tmpdir(), 'hamzang-sound-'));
  const socket = join(folder, 'native');
  const env = {
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: folder,
    HOME: folder,
    PULSE_SERVER: `unix:${socket}`,
    PULSE_COOKIE: join(folder, 'cookie'),
  };
  const run = (program: string, ...words: readonly string[]): ChildProcess =>
    spawn(program, [...words], { env: { ...process.env, ...env }, stdio: 'ignore' });
  let parts: ChildProcess[] = [];

  async function replug(): Promise<void> {
    if (parts.length > 0) return;
    const daemon = run(
      'pulseaudio',
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--use-pid-file=no',
      '-n',
      `--load=module-native-protocol-unix socket=${socket} auth-anonymous=1`,
      `--load=module-null-sink sink_name=${SINK} rate=48000`,
    );
    parts = [daemon];
    await until(() => spawnSync('pactl', ['info'], { env: { ...process.env, ...env } }).status === 0, 'the sound card');
    // The monitor of a sink into which nobody plays gives nothing for seconds at a time.
    parts.push(run('pacat', '--playback', '--raw', '--latency-msec=30', `--device=${SINK}`, '/dev/zero'));
    await heard();
  }

  /** A card that has just begun to play gives its first sound two seconds late. */
  async function heard(): Promise<void> {
    const probe = spawn('parec', ['--raw', '--latency-msec=30', `--device=${SINK}.monitor`], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let bytes = 0;
    probe.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    await until(() => bytes > 0, 'the first sound of the card');
    await end(probe);
  }

  async function unplug(): Promise<void> {
    const gone = parts;
    parts = [];
    await Promise.all(gone.map(end));
    rmSync(socket, { force: true });
  }

  await replug();
  return {
    env,
    monitor: `${SINK}.monitor`,
    play: (file) =>
      new Promise(
        (resolve) => void run('paplay', '--latency-msec=500', `--device=${SINK}`, file).once('close', () => resolve()),
      ),
    unplug,
    replug,
    async close() {
      await unplug();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
