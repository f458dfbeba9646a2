import type { OpenFailure, Source } from './source.ts';

/** Why a device does not let us in; the connection is lost with it, and tried again after `retryMs`. */
export type ConversationProblem = { readonly state: OpenFailure; readonly words: string; readonly retryMs: number };

/** What has to be said to a device so that it speaks: a set-up, a login. */
export interface Conversation {
  /** What the device says also goes here. */
  heard(bytes: Uint8Array): void;
  /** Speaks as long as there is something to say, at most until `gone`. Never rejects. */
  run(source: Source, gone: AbortSignal): Promise<void>;
  /** Only devices that can dial have it; rejects with the device's own words. */
  dial?(number: string, extension: string | null): Promise<void>;
  /** Of the connection of now, or of the last one; null: all is well. */
  problem?(): ConversationProblem | null;
}
