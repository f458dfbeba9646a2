import { existsSync } from 'node:fs';
import { parseDeviceAddress, suitsTransport, type Transport } from '../../shared/domain/device-address.ts';
import type { Clock, DeviceSpec } from '../core/ports.ts';
import type { RenamedPorts } from './renamed-port.ts';
import { portExists, serialSource } from './serial-source.ts';
import { type OpenSource, SourceError } from './source.ts';
import { httpSource } from './transports/http-endpoint.ts';
import { replaySource } from './transports/replay.ts';
import { tcpSource } from './transports/tcp-client.ts';
import { tcpServerSource } from './transports/tcp-server.ts';
import { udpSource } from './transports/udp.ts';
import type { Wait } from './wait.ts';

/** How a device's address is opened and watched. */
export type Wire = {
  readonly transport: Transport;
  /** What is opened: of a serial device its port alone. */
  readonly address: string;
  readonly open: OpenSource;
  readonly renamed: RenamedPorts;
  exists(address: string): boolean;
};

export type WireOptions = {
  readonly clock: Clock;
  readonly wait: Wait;
  readonly renamed: RenamedPorts;
  /** Ports that devices of this process have open; each device keeps its own entry. */
  readonly taken: Set<string>;
};

/** The wire that a device's address names; one that cannot be opened says why when it is tried. */
export function wireOf(spec: DeviceSpec, baudRate: number, options: WireOptions): Wire {
  const address = parseDeviceAddress(spec.address);
  if (!address) return refusing('serial', `not an address: ${spec.address}`);
  const { transport } = address;
  if (!suitsTransport(spec.kind, transport)) {
    return refusing(transport, `a device of the kind ${spec.kind} cannot be reached by ${transport}`);
  }
  const network = { transport, address: spec.address, renamed: NEVER_RENAMED, exists: () => false };
  switch (transport) {
    case 'serial':
      return {
        transport,
        address: address.path,
        open: marking(serialSource(baudRate, address.framing), options.taken),
        renamed: options.renamed,
        exists: portExists,
      };
    case 'tcp':
      return { ...network, open: tcpSource };
    case 'listen':
      return { ...network, open: tcpServerSource };
    case 'udp':
      return { ...network, open: udpSource };
    case 'http':
      return { ...network, open: httpSource(spec.secret ?? null, options.clock.monotonic) };
    case 'file':
      return { ...network, open: replaySource(options.wait), exists: () => existsSync(address.path) };
  }
}

/** A wire that is closed for good. */
export function refusing(transport: Transport, why: string): Wire {
  const open: OpenSource = () => Promise.reject(new SourceError('failed', why));
  return { transport, address: '', open, renamed: NEVER_RENAMED, exists: () => false };
}

/** Only a plug can come back under another name. */
const NEVER_RENAMED: RenamedPorts = { identify: async () => null, find: async () => null };

function marking(open: OpenSource, taken: Set<string>): OpenSource {
  return async (address, onBytes, onStreamEnd) => {
    const source = await open(address, onBytes, onStreamEnd);
    taken.add(address);
    void source.lost.then(() => taken.delete(address));
    return source;
  };
}
