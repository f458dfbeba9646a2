import { parseArgs } from 'node:util';

/** What the desktop may be told when it is started. */
export type DesktopArguments = {
  /** Data folder; null: the usual one. */
  readonly data: string | null;
  readonly demo: boolean;
};

/** Reads the application's own arguments and lets Chromium's switches pass. */
export function readArguments(argv: readonly string[]): DesktopArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, demo: { type: 'boolean' } },
    strict: false,
  });
  return { data: typeof values.data === 'string' ? values.data : null, demo: values.demo === true };
}
