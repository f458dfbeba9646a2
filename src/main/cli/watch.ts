import { watchHub } from '../watch.ts';
import { type Command, UsageError } from './command.ts';
import { readWords, required } from './words.ts';

/** `hamzang watch`: status 0 when it is told to end, 1 when the token is refused. */
export const watchCommand: Command = async (words) => {
  const { values } = readWords(words, { url: { type: 'string' }, token: { type: 'string' } });
  const url = required(values.url, 'url');
  if (!/^https?:\/\/./.test(url) || !URL.canParse(url))
    throw new UsageError(`--url is like http://127.0.0.1:8000, not "${url}"`);
  return watchHub({ url: new URL(url).origin, token: required(values.token, 'token') });
};
