import type { DeviceReport } from '../core/ports.ts';

/** Why a source could not be opened. */
export type OpenFailure = Extract<DeviceReport['state'], 'missing' | 'forbidden' | 'busy' | 'failed'>;

/** An open wire: its bytes go to whoever opened it. */
export interface Source {
  /** Resolves once, with the system's own words, when the other side is gone; also after `close`. */
  readonly lost: Promise<string>;
  /** Rejects when the bytes were not taken within `limitMs`, or when the port is gone. */
  write(bytes: Uint8Array, limitMs: number): Promise<void>;
  /** Never rejects, and never takes longer than a second. */
  close(): Promise<void>;
  /** Only serial ports have a speed. Rejects with the system's own words. */
  setBaudRate?(baudRate: number): Promise<void>;
  /** Tells now, and whenever it changes, what there is to say of an open wire (how many clients it has). */
  follow?(tell: (words: string | null) => void): void;
}

/** Takes bytes as they come. Where several clients share a source, `stream` tells them apart; 0 where there is one. */
export type OnBytes = (bytes: Uint8Array, stream?: number) => void;

/**
 * Opens an address. Rejects with a `SourceError`; its message is the system's own. `onStreamEnd`: a client of several
 * has gone, and half a frame of his will not be completed.
 */
export type OpenSource = (address: string, onBytes: OnBytes, onStreamEnd?: (stream: number) => void) => Promise<Source>;

export class SourceError extends Error {
  readonly state: OpenFailure;
  constructor(state: OpenFailure, message: string) {
    super(message);
    this.state = state;
  }
}
