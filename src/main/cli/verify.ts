import { verifyJournal } from '../store/journal.ts';
import { openStore } from '../store/open.ts';
import { type Command, CommandFailed, say } from './command.ts';
import { readWords, required } from './words.ts';

/** `hamzang verify`: status 0 when every entry of the journal fits the one before it. */
export const verifyCommand: Command = async (words) => {
  const { values } = readWords(words, { data: { type: 'string' } });
  const store = openStore(required(values.data, 'data'), { readonly: true });
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
