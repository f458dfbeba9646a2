import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Is `out/` missing, or older than a source file? */
export function needsBuild(root: string): boolean {
  const built = join(root, 'out', 'renderer', 'index.html');
  const core = join(root, 'out', 'main', 'cli.js');
  if (!existsSync(built) || !existsSync(core)) return true;
  const oldest = Math.min(statSync(built).mtimeMs, statSync(core).mtimeMs);
  return newest(join(root, 'src')) > oldest || statSync(join(root, 'package.json')).mtimeMs > oldest;
}

/** Builds the application; what the builder says is shown only when it fails. */
export async function build(root: string, stop: AbortSignal): Promise<void> {
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [builder, 'build', '-c', 'src/build.config.ts'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], signal: stop });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The build failed.\n${said}`))));
  });
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}
