import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './wait.ts';

/** A cable with two real pseudo-terminals: the application opens `path`, the test speaks through `far`. */
export type PtyPair = {
  /** What the application opens. Stays the same over `unplug` and `replug`. */
  readonly path: string;
  /** The device's own end, as a path, for whoever wants to open it himself. */
  readonly far: string;
  /** The device speaks. */
  send(bytes: string | Uint8Array): void;
  /** All that the application wrote to the device since the last (re)plug, as Latin-1. */
  received(): string;
  /** The device takes no byte any more: what the application writes stays in the line. */
  deafen(): void;
  /** Pulls the plug: the path goes away. */
  unplug(): Promise<void>;
  /** Plugs in again under the same path. */
  replug(): Promise<void>;
  close(): Promise<void>;
};

/** Resolves when both ends exist. Needs socat. */
export async function openPtyPair(): Promise<PtyPair> {
  const folder = mkdtempSync(join(tmpdir(), 'hamzang-pty-'));
  const path = join(folder, 'near');
  const far = join(folder, 'far');
  let cable: Cable | null = await plug(path, far);
  const unplug = async (): Promise<void> => {
    await cable?.pull();
    cable = null;
  };
  return {
    path,
    far,
    unplug,
    send: (bytes) => cable?.send(bytes),
    received: () => cable?.received() ?? '',
    deafen: () => cable?.deafen(),
    async replug() {
      cable ??= await plug(path, far);
    },
    async close() {
      await unplug();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Cable = { send(bytes: string | Uint8Array): void; received(): string; deafen(): void; pull(): Promise<void> };

async function plug(path: string, far: string): Promise<Cable> {
  const wire = runSocat(`pty,raw,echo=0,link=${path}`, `pty,raw,echo=0,link=${far}`);
  await until(() => existsSync(path) && existsSync(far), 'both ends of the cable');
  // socat ends when an end is closed by the last who had it open, and an application that re-opens its port does that.
  const held = [path, far].map((end) => openSync(end, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK));
  const mouth = runSocat('STDIO', `${far},raw,echo=0`);
  const heard: Buffer[] = [];
  mouth.stdout?.on('data', (bytes: Buffer) => heard.push(bytes));
  mouth.stdin?.on('error', () => undefined);
  return {
    send: (bytes) => void mouth.stdin?.write(bytes),
    received: () => Buffer.concat(heard).toString('latin1'),
    deafen: () => void wire.kill('SIGSTOP'),
    async pull() {
      await Promise.all([end(wire), end(mouth)]);
      for (const fd of held) closeSync(fd);
      rmSync(path, { force: true });
      rmSync(far, { force: true });
    },
  };
}

function runSocat(...ends: readonly string[]): ChildProcess {
  return spawn('socat', [...ends], { stdio: ['pipe', 'pipe', 'inherit'] });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
