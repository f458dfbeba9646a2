import { realpath } from 'node:fs/promises';
import type { ListPorts } from '../core/ports.ts';

type ListedPort = Awaited<ReturnType<ListPorts>>[number];
/** What of a port stays the same when the system gives it another path. */
export type PortIdentity = Pick<ListedPort, 'vendor' | 'product' | 'serialNumber'>;

/** Finds a plug again that came back under another path (`COM4` for `COM3`, `ttyUSB1` for `ttyUSB0`). */
export interface RenamedPorts {
  /** Who is at `address`; null where the system does not know (pseudo-terminals, built-in ports). */
  identify(address: string): Promise<PortIdentity | null>;
  /** The one free path where that plug is now; null when there is none, or more than one that looks the same. */
  find(identity: PortIdentity): Promise<string | null>;
}

/** `isTaken` keeps a device from reaching for the port of its twin. A listing that fails finds nothing. */
export function createRenamedPorts(
  listPorts: ListPorts,
  isTaken: (path: string) => boolean,
  resolve: (path: string) => Promise<string> = realpath,
): RenamedPorts {
  const list = (): ReturnType<ListPorts> => listPorts().catch(() => []);
  return {
    async identify(address) {
      if (!LISTED.test(address)) return null;
      const path = await resolve(address).catch(() => address);
      const port = (await list()).find((each) => each.path === path);
      return port?.vendor && port.product ? port : null;
    },
    async find(identity) {
      const same = (await list()).filter((port) => isSame(port, identity) && !isTaken(port.path));
      return same.length === 1 ? (same[0]?.path ?? null) : null;
    },
  };
}

/** Listing costs a process on Linux, so it is left out where it can bring nothing. */
const LISTED = /^(COM\d|\\\\\.\\COM|\/dev\/(?!pts\/|ptmx))/i;

function isSame(port: ListedPort, identity: PortIdentity): boolean {
  return (
    port.vendor === identity.vendor && port.product === identity.product && port.serialNumber === identity.serialNumber
  );
}
