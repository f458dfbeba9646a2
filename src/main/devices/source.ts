import type { DeviceReport } from '../core/ports.ts';

/** Why a source could not be opened. */
export type OpenFailure = Extract<DeviceReport['state'], 'missing' | 'forbidden' | 'busy' | 'failed'>;

/** An open port: its bytes go to whoever opened it. */
export interface Source {
  /** Resolves once, with the system's own words, when the other side is gone; also after `close`. */
  readonly lost: Promise<string>;
  /** Rejects when the bytes were not taken within `limitMs`, or when the port is gone. */
  write(bytes: Uint8Array, limitMs: number): Promise<void>;
  /** Never rejects, and never takes longer than a second. */
  close(): Promise<void>;
}

/** Opens an address. Rejects with a `SourceError`; its message is the system's own. */
export type OpenSource = (address: string, onBytes: (bytes: Uint8Array) => void) => Promise<Source>;

export class SourceError extends Error {
  readonly state: OpenFailure;
  constructor(state: OpenFailure, message: string) {
    super(message);
    this.state = state;
  }
}
