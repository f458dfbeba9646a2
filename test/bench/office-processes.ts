import type { Bench } from './figure.ts';
import { runToEnd, type Speaker, speak } from './processes.ts';

/** A headless office that is ready. */
export type Hub = Speaker & { readonly url: string; readonly signIn: string };

/** Starts the built hub on the run's office. `options`: for Node itself, such as a profiler's. */
export async function startHub(
  bench: Bench,
  devices: readonly string[],
  options: readonly string[] = [],
): Promise<Hub> {
  const given = devices.flatMap((device) => ['--device', device]);
  const hub = speak(bench.scratch, [...options, bench.cli, 'hub', '--data', bench.store.dir, ...given]);
  const { line } = await hub.next();
  return { ...hub, ...(JSON.parse(line) as { url: string; signIn: string }) };
}

/** Makes a token for a script. */
export async function makeToken(bench: Bench): Promise<string> {
  const words = ['token', '--data', bench.store.dir, '--role', 'supervisor', '--label', 'bench'];
  return (await runToEnd(process.execPath, [bench.cli, ...words])).trim();
}

/** Starts `hamzang watch` and resolves when announcements flow. */
export async function startWatch(bench: Bench, hub: Hub, token: string): Promise<Speaker> {
  const watch = speak(bench.scratch, [bench.cli, 'watch', '--url', hub.url, '--token', token]);
  await watch.next((line) => line.startsWith('{"event":"connected"'));
  return watch;
}
