import type { Clock } from '../../shared/domain/instant.ts';
import type { Store } from '../store/db.ts';
import type { Connect } from './connection.ts';
import type { OfficeBeginnings, SignInLinks } from './handler.ts';
import type {
  DeviceSpec,
  ListPorts,
  Log,
  MakeDiscovery,
  NewId,
  OpenDevice,
  OpenMedia,
  PasswordHasher,
  Patterns,
  RecordingKit,
  SecretStore,
} from './ports.ts';

/** All that a core needs from outside. Made by main/start-core.ts for hub, desktop and demo alike. */
export type CoreOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly hasher: PasswordHasher;
  readonly openDevice: OpenDevice;
  readonly listPorts: ListPorts;
  /** Nothing can be discovered where it is left out. */
  readonly makeDiscovery?: MakeDiscovery;
  /** Passwords of devices live only as long as this process where it is left out. */
  readonly secrets?: SecretStore;
  /** Devices given at the start (`--device`), beside those that the store knows. `id` is ignored. */
  readonly devices: readonly Omit<DeviceSpec, 'id'>[];
  /** No pattern can be tried where it is left out. */
  readonly patterns?: Patterns;
  /** Nothing is recorded, and every call says so, where it is left out. */
  readonly recordings?: RecordingKit | null;
  readonly beginnings: OfficeBeginnings;
  readonly version: string;
  readonly demo: boolean;
  /** How long strips and lists wait for a card to be painted first, milliseconds. */
  readonly cardsFirstMs?: number;
};

/** A running office. Transports open connections; everything else happens through them. */
export interface Core {
  readonly connect: Connect;
  readonly links: SignInLinks;
  /** Adds one to a counter of the diagnostics page. */
  readonly count: (what: string) => void;
  /** Opens the sound that a ticket was given for. Rejects with a `RecordingFailure`. */
  readonly openMedia: OpenMedia;
  /** Runs devices and timers until `stop` is aborted; resolves when all is closed in order. Does not close the store. */
  run(stop: AbortSignal): Promise<void>;
  /** Does what silence and waiting have made due. The core's own alarm calls it; a test whose clock is a value calls it too. */
  tick(): void;
}
