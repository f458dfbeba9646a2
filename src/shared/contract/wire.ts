import { z } from 'zod';

/** Rises with every change of the contract; held by a test that hashes its JSON schema. */
export const PROTOCOL_VERSION = 1;

/** Why a request was refused. A closed list; the words for people are in the renderer. */
export const ERROR_CODES = [
  'unknown_procedure',
  'signed_out',
  'denied',
  'bad_input',
  'not_found',
  'conflict',
  'stale',
  'already_taken',
  'call_over',
  'name_taken',
  'wrong_password',
  'too_many_attempts',
  'link_used',
  'already_set_up',
  'last_admin',
  'number_unusable',
  'number_exists',
  'device_busy',
  'not_a_demo',
  'store_full',
  'store_read_only',
  'on_hold',
  'recording_gone',
  'recording_damaged',
  'source_failed',
  'hub_unreachable',
  'version_mismatch',
  'timeout',
  'too_many_requests',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const replyError = z.object({ code: z.enum(ERROR_CODES), message: z.string().max(500) });
/** Values, not exceptions, cross a wire. `message` is English, for logs; people read the words of `code`. */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: z.infer<typeof replyError> };

export const request = z.object({
  /** Chosen by the sender; a command that is sent again under the same id is done once. */
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(64),
  input: z.unknown(),
});
export type Request = z.infer<typeof request>;

/** An announcement. `mono` and `at` are the core's monotonic milliseconds and wall time when it was sent. */
export const push = z.object({
  name: z.string().min(1).max(64),
  payload: z.unknown(),
  at: z.number(),
  mono: z.number(),
});
export type Push = z.infer<typeof push>;

export type Unsubscribe = () => void;

/** All that a screen, a station or a script needs of a core: two functions. Electron's IPC and socket.io are adapters of it. */
export interface Transport {
  request(request: Request): Promise<Reply>;
  onPush(listener: (push: Push) => void): Unsubscribe;
}
