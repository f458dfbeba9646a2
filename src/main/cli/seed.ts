import { systemClock } from '../clock.ts';
import { type SeedProgress, SeedRefused, seedOffice } from '../seed/seed-office.ts';
import { lockHub, openStore } from '../store/open.ts';
import { type Command, CommandFailed, tell, UsageError } from './command.ts';
import { readWords, required, wholeNumber } from './words.ts';

const MOST = 50_000_000;
const DAY_MS = 86_400_000;

/** `hamzang seed`: a made-up office. The same words on the same day, or with the same `--until`, make the same office. */
export const seedCommand: Command = async (words) => {
  const { values } = readWords(words, {
    data: { type: 'string' },
    customers: { type: 'string' },
    calls: { type: 'string' },
    seed: { type: 'string', default: '1' },
    until: { type: 'string' },
  });
  const dir = required(values.data, 'data');
  const options = {
    customers: wholeNumber(required(values.customers, 'customers'), 'customers', 0, MOST),
    calls: wholeNumber(required(values.calls, 'calls'), 'calls', 0, MOST),
    seed: wholeNumber(values.seed, 'seed', 0, 2 ** 31),
    now: values.until === undefined ? Math.floor(systemClock.now() / DAY_MS) * DAY_MS : dayOf(values.until),
  };
  // A running hub would show half an office.
  const lock = lockHub(dir);
  try {
    fill(dir, options);
  } finally {
    lock.release();
  }
  return 0;
};

function fill(dir: string, options: Parameters<typeof seedOffice>[1]): void {
  const store = openStore(dir);
  try {
    seedOffice(store, options, progressTeller());
  } catch (error) {
    throw error instanceof SeedRefused ? new CommandFailed(error.message) : error;
  } finally {
    store.close();
  }
}

function dayOf(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new UsageError(`--until takes a day like 2026-03-21, not "${text}"`);
  return at;
}

/** One line for each tenth of a phase. */
function progressTeller(): (progress: SeedProgress) => void {
  let last = '';
  return ({ phase, done, total }) => {
    const line = `${phase} ${total === 0 ? 100 : Math.floor((done / total) * 10) * 10} %`;
    if (line !== last) tell(line);
    last = line;
  };
}
