import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInstallation } from '../config.ts';
import { untilToldToEnd } from '../end-signals.ts';
import { AddressError, startHub } from '../hub.ts';
import { catchTheUncaught } from '../last-resort.ts';
import { openLog } from '../log.ts';
import { type Command, CommandFailed, say } from './command.ts';
import { readDevices } from './device-words.ts';
import { readWords, required, wholeNumber } from './words.ts';

/** Ending takes no longer than this; what hangs is left behind. Everything that was shown is on disk already. */
const LONGEST_END_MS = 1_800;

/** `hamzang hub`: one line on standard output when it is ready; ends in order when it is told to. */
export const hubCommand: Command = async (words) => {
  const toldToEnd = untilToldToEnd();
  const { dataDir, ...options } = readOptions(words);
  const { log, flush } = openLog(process.env.HAMZANG_LOG);
  const folder = dataDir === null ? throwAwayFolder() : { dir: dataDir, remove: () => undefined };
  const hub = await startHub({ ...options, ...findInstallation(), dataDir: folder.dir, log }).catch(
    (error: unknown) => {
      folder.remove();
      throw error instanceof AddressError ? new CommandFailed(error.message) : error;
    },
  );
  const tooMuch = new Promise<'tooManyMistakes'>((resolve) => {
    catchTheUncaught(
      log,
      () => undefined,
      () => resolve('tooManyMistakes'),
    );
  });
  say(JSON.stringify({ ready: true, url: hub.url, signIn: hub.signIn }));

  const why = await Promise.race([toldToEnd, tooMuch, hub.broken]);
  const status = why === 'tooManyMistakes' || why === 'coreBroke' ? 1 : 0;
  log.info({ why }, 'the hub ends');
  setTimeout(() => {
    log.error({}, 'a part of the hub did not end in time');
    flush();
    process.exit(status);
  }, LONGEST_END_MS).unref();
  await hub.stop();
  folder.remove();
  flush();
  process.exit(status);
};

function readOptions(words: readonly string[]) {
  const { values, tokens } = readWords(words, {
    data: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '0' },
    device: { type: 'string', multiple: true, default: [] },
    'device-secret-file': { type: 'string', multiple: true, default: [] },
    demo: { type: 'boolean', default: false },
  });
  return {
    // Only a demonstration may throw its data away.
    dataDir: values.demo ? (values.data ?? null) : required(values.data, 'data'),
    host: values.host,
    port: wholeNumber(values.port, 'port', 0, 65_535),
    devices: readDevices(
      tokens.flatMap((token) => (token.kind === 'option' ? [{ name: token.name, value: token.value ?? '' }] : [])),
    ),
    demo: values.demo,
  };
}

function throwAwayFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'hamzang-demo-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
