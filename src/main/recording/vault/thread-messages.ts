import type { RecordingFailureCode, Sealed, SealOrder } from '../../core/ports.ts';
import type { ConvertOrder } from './convert-file.ts';
import type { SealPlace } from './seal-file.ts';

/** What a thread is started with. */
export type ThreadStart = SealPlace;

/** One thing at a time: each is answered before the next is asked. */
export type ThreadRequest =
  | { readonly kind: 'seal'; readonly order: SealOrder }
  | { readonly kind: 'convert'; readonly order: ConvertOrder }
  /** The next slice of what is being converted. */
  | { readonly kind: 'next' }
  /** No more of it is wanted. */
  | { readonly kind: 'stop' };

export type ThreadAnswer =
  | { readonly kind: 'sealed'; readonly sealed: Sealed; readonly notes: readonly string[] }
  /** Null: it was the last. */
  | { readonly kind: 'slice'; readonly bytes: Uint8Array | null }
  | { readonly kind: 'failed'; readonly code: RecordingFailureCode; readonly message: string };
