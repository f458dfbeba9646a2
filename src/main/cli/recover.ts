import { existsSync, renameSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileKeyStore, keyFile } from '../recording/vault/key-file.ts';
import { fingerprintOf } from '../recording/vault/key-id.ts';
import { type KeyStore, MasterKeyProblem, recordingsFolder } from '../recording/vault/master-key.ts';
import { parseRecoverySheet, type SheetReading } from '../recording/vault/recovery-sheet.ts';
import { sealedWith } from '../recording/vault/sealed-with.ts';
import { type Command, CommandFailed, say } from './command.ts';
import { readWords, required } from './words.ts';

/**
 * `hamzang recover`: reads the recovery sheet from standard input and writes the key of the recordings again, if it is
 * the one that they were sealed with. A key that stands in its place is put aside, never lost.
 */
export const recoverCommand: Command = async (words) => {
  const { values } = readWords(words, { data: { type: 'string' } });
  const dir = required(values.data, 'data');
  const masterKey = read(parseRecoverySheet(await text(process.stdin)));
  const fingerprint = fingerprintOf(masterKey);
  const found = await sealedWith(recordingsFolder(dir));
  const opens = found.get(fingerprint) ?? 0;
  if (opens === 0) throw new CommandFailed(nothingOpens(fingerprint, [...found.keys()]));
  const store = fileKeyStore(dir);
  if (!isThere(store, fingerprint)) {
    putAside(keyFile(dir));
    store.save(masterKey);
  }
  say(JSON.stringify({ recovered: true, fingerprint, opens, others: total(found) - opens }));
  return 0;
};

const WRONG: Readonly<Record<'letter' | 'length' | 'check', string>> = {
  letter: 'There is a sign in it that stands on no sheet.',
  length: 'A sheet has twelve groups of five letters and digits; something is missing or too much.',
  check: 'The last group does not fit the others: something was mistaken for something else.',
};

function read(reading: SheetReading): Uint8Array {
  if (!reading.ok) throw new CommandFailed(`That is not the recovery sheet. ${WRONG[reading.wrong]}`);
  return reading.masterKey;
}

function nothingOpens(fingerprint: string, others: readonly string[]): string {
  if (others.length === 0) return 'There is no sealed recording in this folder, so nothing to recover.';
  return `The sheet with fingerprint ${fingerprint} opens none of the recordings. They need: ${others.join(', ')}`;
}

function isThere(store: KeyStore, fingerprint: string): boolean {
  try {
    const masterKey = store.load();
    return masterKey !== null && fingerprintOf(masterKey) === fingerprint;
  } catch (error) {
    if (error instanceof MasterKeyProblem) return false;
    throw error;
  }
}

/** Recordings may have been sealed with it since. */
function putAside(file: string): void {
  if (!existsSync(file)) return;
  let number = 1;
  while (existsSync(`${file}.old-${number}`)) number += 1;
  renameSync(file, `${file}.old-${number}`);
}

function total(found: ReadonlyMap<string, number>): number {
  return [...found.values()].reduce((sum, one) => sum + one, 0);
}
