// biome-ignore lint/suspicious/noControlCharactersInRegex: they would end the value, and begin a key of its own
const CONTROL = /[\x00-\x1f\x7f]/;
const EXTENSION = /^[A-Za-z0-9_.-]{1,40}$/;
const CHANNEL = /^[A-Za-z0-9_]{2,20}\/[A-Za-z0-9_.@/-]{1,80}$/;
const NUMBER = /^\+?[\d*#]{1,40}$/;
const CONTEXT = /^[A-Za-z0-9_-]{1,60}$/;
const RING_MS = 30_000;

/** An action as bytes; null where a value would not stay one value. */
export const amiAction = (name: string, fields: Readonly<Record<string, string>>): Uint8Array | null => {
  if (Object.values(fields).some((value) => CONTROL.test(value))) return null;
  const lines = [`Action: ${name}`, ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`)];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
};

export type Originate = {
  /** The telephone that rings first: an extension, or a whole channel (`PJSIP/101`). */
  readonly extension: string;
  readonly number: string;
  /** The dial plan that dials the number; null: that of FreePBX and Issabel. */
  readonly context?: string | null;
  readonly actionId: string;
};

/** Rings a telephone, and when it is answered dials the number for it; null where a value is none of its kind. */
export const amiOriginate = ({ extension, number, context, actionId }: Originate): Uint8Array | null => {
  const plan = context ?? 'from-internal';
  const isChannel = CHANNEL.test(extension);
  if (!(isChannel || EXTENSION.test(extension)) || !NUMBER.test(number) || !CONTEXT.test(plan)) return null;
  return amiAction('Originate', {
    ActionID: actionId,
    Channel: isChannel ? extension : `Local/${extension}@${plan}`,
    Context: plan,
    Exten: number,
    Priority: '1',
    CallerID: isChannel ? number : extension,
    Timeout: String(RING_MS),
    Async: 'true',
  });
};
