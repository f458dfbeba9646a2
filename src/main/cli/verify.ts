import { verifyJournal } from '../store/journal.ts';
import { openStore } from '../store/open.ts';
import { type Command, CommandFailed, say } from './command.ts';
import { requireOffice } from './require-office.ts';
import { readWords, required } from './words.ts';

/** `hamzang verify`: status 0 when every entry of the journal fits the one before it. */
export const verifyCommand: Command = async (words) => {
  const { values } = readWords(words, { data: { type: 'string' } });
  const dir = required(values.data, 'data');
  requireOffice(dir);
  const store = openStore(dir, { readonly: true });
  try {
    const { entries, brokenAt } = verifyJournal(store);
    say(JSON.stringify({ entries, brokenAt }));
    if (brokenAt !== null)
      throw new CommandFailed(`The journal was changed: entry ${brokenAt} does not fit the one before it.`);
    return 0;
  } finally {
    store.close();
  }
};
