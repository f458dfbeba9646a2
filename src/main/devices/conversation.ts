import type { Source } from './source.ts';

/** What has to be said to a device so that it speaks: a set-up, a login. */
export interface Conversation {
  /** What the device says also goes here. */
  heard(bytes: Uint8Array): void;
  /** Speaks as long as there is something to say, at most until `gone`. Never rejects. */
  run(source: Source, gone: AbortSignal): Promise<void>;
  /** Only devices that can dial have it; rejects with the device's own words. */
  dial?(number: string, extension: string | null): Promise<void>;
}
