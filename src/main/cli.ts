import { type Command, CommandFailed, say, tell, UsageError } from './cli/command.ts';

/** Each is loaded when it is asked for, so that none waits for another's packages. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  hub: async () => (await import('./cli/hub.ts')).hubCommand,
  token: async () => (await import('./cli/token.ts')).tokenCommand,
  watch: async () => (await import('./cli/watch.ts')).watchCommand,
  simulate: async () => (await import('./cli/simulate.ts')).simulateCommand,
  doctor: async () => (await import('./cli/doctor.ts')).doctorCommand,
  decode: async () => (await import('./cli/decode.ts')).decodeCommand,
  seed: async () => (await import('./cli/seed.ts')).seedCommand,
  verify: async () => (await import('./cli/verify.ts')).verifyCommand,
  recover: async () => (await import('./cli/recover.ts')).recoverCommand,
  help: async () => help,
  '--help': async () => help,
  '-h': async () => help,
  version: async () => version,
  '--version': async () => version,
};

const help: Command = async () => {
  const { USAGE } = await import('./cli/usage.ts');
  process.stdout.write(USAGE);
  return 0;
};

const version: Command = async () => {
  const { findInstallation } = await import('./config.ts');
  say(findInstallation().version);
  return 0;
};

/** Runs one command line and resolves with its exit status: 0 done, 1 could not, 2 not understood. */
async function runCommandLine([name = 'help', ...words]: readonly string[]): Promise<number> {
  try {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new UsageError(`there is no command "${name}"`);
    if (words.includes('--help')) return await help([]);
    return await (await load())(words);
  } catch (error) {
    return await failed(error);
  }
}

async function failed(error: unknown): Promise<number> {
  if (error instanceof UsageError) {
    const { USAGE } = await import('./cli/usage.ts');
    tell(`hamzang: ${error.message}\n\n${USAGE}`);
    return 2;
  }
  const { StoreError } = await import('./store/store-error.ts');
  const expected = error instanceof CommandFailed || error instanceof StoreError;
  tell(`hamzang: ${error instanceof Error ? (expected ? error.message : error.stack) : String(error)}`);
  return 1;
}

// Not `exit`: what stands in a pipe is still to be read.
process.exitCode = await runCommandLine(process.argv.slice(2));
