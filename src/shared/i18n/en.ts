import { admin } from './en/admin.ts';
import { calls } from './en/calls.ts';
import { customers } from './en/customers.ts';
import { desk } from './en/desk.ts';
import { desktop } from './en/desktop.ts';
import { devices } from './en/devices.ts';
import { dial } from './en/dial.ts';
import { errors } from './en/errors.ts';
import { firstRun } from './en/first-run.ts';
import { pop } from './en/pop.ts';
import { recordingAdmin } from './en/recording-admin.ts';
import { recordings } from './en/recordings.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { words } from './en/words.ts';

/** Every text of the screens in English; its keys are the keys of all languages. */
export const en = {
  ...words,
  ...errors,
  ...shell,
  ...signIn,
  ...firstRun,
  ...admin,
  ...devices,
  ...dial,
  ...pop,
  ...desk,
  ...calls,
  ...customers,
  ...desktop,
  ...recordings,
  ...recordingAdmin,
} as const;
