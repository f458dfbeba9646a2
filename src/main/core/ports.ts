import type { DeviceKind, DeviceOptions, DeviceStatus, Finding, PatternDevice } from '../../shared/contract/lines.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal, TimedSignal } from '../../shared/domain/line-signal.ts';

export type { Clock } from '../../shared/domain/instant.ts';
export * from './recording-ports.ts';

/** One line per fact, structured; numbers are masked by whoever writes them (`maskNumber`). */
export interface Log {
  debug(fact: Record<string, unknown>, message: string): void;
  info(fact: Record<string, unknown>, message: string): void;
  warn(fact: Record<string, unknown>, message: string): void;
  error(fact: Record<string, unknown>, message: string): void;
  child(bindings: Record<string, unknown>): Log;
}

/** Where ids come from; tests hand in their own. */
export type NewId = () => string;

/** A device as configured: one box on one address. */
export type DeviceSpec = {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly address: string;
  readonly baudRate: number | null;
  /** Null: the kind needs none. */
  readonly options?: DeviceOptions | null;
  /** Password of a PBX, secret of a URL; only in memory here. */
  readonly secret?: string | null;
};

/** What a device reports of itself; the core adds the rest for the screen. */
export type DeviceReport = {
  readonly state: DeviceStatus;
  readonly detail: string | null;
  readonly since: Instant;
  readonly lastByteAt: Instant | null;
  readonly signals: number;
  readonly skippedBytes: number;
  readonly reopened: number;
  /** What `auto` recognised. */
  readonly recognised?: DeviceKind | null;
  /** It speaks, and nothing of it was understood for a while. */
  readonly notUnderstood?: boolean;
  /** Device's clock minus ours, seconds. */
  readonly clockDrift?: number | null;
  /** At which speed `auto` listens now; null: not a serial line, or the configured one. */
  readonly baudRate?: number | null;
};

/** Bytes as they came, and the signals that they completed. */
export type DeviceFrame = { readonly at: Instant; readonly hex: string; readonly signals: readonly LineSignal[] };

/** How far a device's silence can be read. */
export type DeviceTraits = {
  /** `always`: reports off-hook and on-hook; `never`: cannot; `learned`: shown by its first hook event. */
  readonly hook: 'always' | 'never' | 'learned';
  /** A ringing call is over when nothing was heard of it for this long. */
  readonly ringSilenceMs: number;
};

/** Where a running device puts what it hears. Called synchronously, in order. */
export type DeviceSink = {
  signal(signal: TimedSignal): void;
  report(report: DeviceReport): void;
};

/** A box on a wire, kept open by itself until `stop` is aborted. */
export interface Device {
  readonly spec: DeviceSpec;
  /** Of an `auto` device they become those of what it recognised. */
  readonly traits: DeviceTraits;
  run(sink: DeviceSink, stop: AbortSignal): Promise<void>;
  /** The last raw frames, newest last; bounded. */
  frames(): readonly DeviceFrame[];
  /**
   * Only devices that can dial have it, an `auto` one from when it is recognised. Resolves when the device has taken the
   * order; rejects with its own words.
   */
  readonly dial?: ((number: string, extension: string | null) => Promise<void>) | undefined;
  /** Only the simulator has it. */
  simulate?(scenario: SimulatedScenario): void;
}

export type SimulatedScenario =
  | 'known'
  | 'unknown'
  | 'hidden'
  | 'several'
  | 'missed'
  | 'outgoing'
  | 'callWaiting'
  | 'unplug';

/** Makes a device of a spec; handed to the core, so that the core knows no protocol. */
export type OpenDevice = (spec: DeviceSpec) => Device;

/** Serial ports of this computer, for the device page. */
export type ListPorts = () => Promise<
  readonly {
    readonly path: string;
    readonly vendor: string | null;
    readonly product: string | null;
    readonly serialNumber: string | null;
  }[]
>;

/** Listens on every free serial port of this computer, and says what speaks there. */
export interface Discovery {
  /** Begins; goes on where it is on already. Ends by itself after some minutes. */
  start(): void;
  end(): void;
  running(): boolean;
  findings(): readonly Finding[];
  /** Lets go of a port, because somebody else is about to open it. */
  release(path: string): void;
  /** Everything is closed. */
  ended(): Promise<void>;
}

export type DiscoveryOptions = {
  /** Addresses that attached devices have. */
  ours(): ReadonlySet<string>;
  onChange(finding: Finding): void;
};

/** Makes the office's discovery; handed to the core, so that the core knows no port. */
export type MakeDiscovery = (options: DiscoveryOptions) => Discovery;

/** Passwords of devices: never in the database, a journal or a log. Both write before they return, or throw. */
export interface SecretStore {
  get(deviceId: string): string | null;
  set(deviceId: string, secret: string): void;
  remove(deviceId: string): void;
}

/** Slow work of the sign-in, off the hub's own thread. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

/** What a pattern makes of bytes, record by record. */
export type PatternTrial = {
  /** Why the pattern cannot be used, `code: detail`; null: it can. */
  readonly error: string | null;
  readonly records: readonly {
    readonly text: string;
    /** No call, and no mistake. */
    readonly skipped: boolean;
    /** Null: the expression does not fit. */
    readonly groups: { readonly [name: string]: string | undefined } | null;
    readonly signal: LineSignal | null;
  }[];
};

/** Patterns of the long tail; handed to the core, so that the core knows no decoder. */
export interface Patterns {
  readonly presets: readonly { readonly name: string; readonly label: string; readonly pattern: PatternDevice }[];
  /** Takes no longer than the bytes are many, whatever the expression. Never throws. */
  test(pattern: PatternDevice, bytes: Uint8Array): PatternTrial;
}
