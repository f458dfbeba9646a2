// Runs all tests, and says at the end how many passed and failed, alone on a line for whoever counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = `${root}out/test-report.json`;

/** `N passed, N failed` of vitest's report; a file that could not be run, or a run that broke off, is one failure each. */
export function summary(results, status) {
  const files = results?.testResults ?? [];
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  );
  const passed = results?.numPassedTests ?? 0;
  const failed = (results?.numFailedTests ?? 0) + broken.length;
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

function main() {
  rmSync(report, { force: true });
  const args = [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { status } = spawnSync(
    process.execPath,
    [`${root}node_modules/vitest/vitest.mjs`, ...args, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const { passed, failed } = summary(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null, status);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return status === 0 && failed > 0 ? 1 : (status ?? 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main();
