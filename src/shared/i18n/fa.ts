import type { en as enTexts } from './en.ts';
import { admin } from './fa/admin.ts';
import { calls } from './fa/calls.ts';
import { customers } from './fa/customers.ts';
import { desk } from './fa/desk.ts';
import { desktop } from './fa/desktop.ts';
import { devices } from './fa/devices.ts';
import { dial } from './fa/dial.ts';
import { errors } from './fa/errors.ts';
import { firstRun } from './fa/first-run.ts';
import { pop } from './fa/pop.ts';
import { recordingAdmin } from './fa/recording-admin.ts';
import { recordings } from './fa/recordings.ts';
import { shell } from './fa/shell.ts';
import { signIn } from './fa/sign-in.ts';
import { words } from './fa/words.ts';

/** Every text of the screens in Persian. */
export const fa = {
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
} satisfies Record<keyof typeof enTexts, string>;
