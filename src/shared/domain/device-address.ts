/** Where a device is: the wires that Hamzang can listen on. */
export type DeviceAddress =
  /** `framing` only where it is told; else 8N1. */
  | { readonly transport: 'serial'; readonly path: string; readonly framing?: SerialFraming }
  | { readonly transport: 'tcp'; readonly host: string; readonly port: number; readonly user: string | null }
  /** The device calls us; `host` is our own address. */
  | { readonly transport: 'listen' | 'udp'; readonly host: string; readonly port: number }
  /** `secret` is the path of the address as somebody typed it; it must not be stored there. */
  | {
      readonly transport: 'http';
      readonly host: string;
      readonly port: number;
      readonly secret: string | null;
      /** Whether other computers may post. */
      readonly lan: boolean;
    }
  /** A capture. `speed` 1: as it was; 0: as fast as it is read. */
  | { readonly transport: 'file'; readonly path: string; readonly speed: number; readonly loop: boolean };
/** How a byte stands on a serial line: `7E1` is seven bits, even parity and one stop bit. */
export type SerialFraming = {
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
};
export type Transport = DeviceAddress['transport'];

/**
 * Reads `/dev/ttyUSB0`, `COM3`, `COM3,7E1`, `tcp://host:port`, `listen://[host:]port` (loopback unless said otherwise),
 * `udp://[host:]port` (every interface, for these boxes broadcast), `http://[host:]port/SECRET[?allow=lan]` and
 * `file:///path[?speed=N|max][&loop=1]`. Null where it is none of these.
 */
export function parseDeviceAddress(text: string): DeviceAddress | null {
  const [, scheme, rest = ''] = /^([a-z]+):\/\/(.*)$/is.exec(text.trim()) ?? [];
  const [place = '', ...more] = rest.split('?');
  const query = readQuery(more.join('?'));
  switch (scheme?.toLowerCase()) {
    case undefined:
      return serial(text.trim());
    case 'tcp':
      return tcp(place);
    case 'listen':
      return network('listen', place, LOOPBACK);
    case 'udp':
      return network('udp', place, EVERYWHERE);
    case 'http':
      return http(place, query);
    case 'file':
      return file(place, query);
    default:
      return null;
  }
}

/** The port of a serial address, whatever its framing; any other address as it is. */
export function portOf(text: string): string {
  const address = parseDeviceAddress(text);
  return address?.transport === 'serial' ? address.path : text;
}

/** Whether a device of this kind can be behind such a wire. */
export function suitsTransport(kind: string, transport: Transport): boolean {
  if (transport === 'file') return kind !== 'simulator';
  if (kind === 'http' || transport === 'http') return kind === transport;
  if (kind === 'ami') return transport === 'tcp';
  return kind !== 'simulator';
}

/** Whether only this computer itself reaches a server at `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** The address as it may be stored and shown: without a secret in it. */
export function withoutSecret(text: string): string {
  const address = parseDeviceAddress(text);
  if (address?.transport !== 'http') return text;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `http://${host}:${address.port}${address.lan ? '?allow=lan' : ''}`;
}

const LOOPBACK = '127.0.0.1';
const EVERYWHERE = '0.0.0.0';

const PARITIES = { N: 'none', E: 'even', O: 'odd' } as const;

function serial(text: string): DeviceAddress | null {
  const {
    path = '',
    bits,
    parity,
    stop,
  } = /^(?<path>.*?)(?:,(?<bits>[78])(?<parity>[NEO])(?<stop>[12]))?$/i.exec(text)?.groups ?? {};
  if (path === '') return null;
  if (bits === undefined) return { transport: 'serial', path };
  const framing: SerialFraming = {
    dataBits: bits === '7' ? 7 : 8,
    parity: PARITIES[parity?.toUpperCase() as keyof typeof PARITIES],
    stopBits: stop === '2' ? 2 : 1,
  };
  return { transport: 'serial', path, framing };
}

function tcp(place: string): DeviceAddress | null {
  const at = place.lastIndexOf('@');
  const found = hostAndPort(place.slice(at + 1), null);
  const user = at === -1 ? null : unescaped(place.slice(0, at));
  // A password does not belong here: addresses are shown and logged.
  return found && user !== '' && !user?.includes(':') ? { transport: 'tcp', ...found, user } : null;
}

function network(transport: 'listen' | 'udp', place: string, otherwise: string): DeviceAddress | null {
  const found = hostAndPort(place, otherwise);
  return found ? { transport, ...found } : null;
}

function http(place: string, query: ReadonlyMap<string, string>): DeviceAddress | null {
  const slash = place.indexOf('/');
  const found = hostAndPort(slash === -1 ? place : place.slice(0, slash), LOOPBACK);
  const secret = slash === -1 ? '' : place.slice(slash + 1).replace(/\/$/, '');
  const lan = query.get('allow') === 'lan';
  return found ? { transport: 'http', ...found, secret: secret || null, lan } : null;
}

function file(place: string, query: ReadonlyMap<string, string>): DeviceAddress | null {
  const path = unescaped(place)?.replace(/^\/(?=[a-z]:)/i, '') ?? '';
  const word = query.get('speed') ?? '1';
  const speed = word === 'max' ? 0 : Number(word);
  if (path === '' || !(speed >= 0 && speed <= 100_000)) return null;
  return { transport: 'file', path, speed, loop: query.get('loop') === '1' };
}

function hostAndPort(place: string, otherwise: string | null): { host: string; port: number } | null {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]+)\]:|([^\s:/[\]]+):|:)?(\d{1,5})\/?$/i.exec(place) ?? [];
  const host = bracketed ?? plain ?? otherwise;
  const port = Number(digits ?? Number.NaN);
  return host && port >= 1 && port <= 65_535 ? { host, port } : null;
}

function readQuery(text: string): ReadonlyMap<string, string> {
  return new Map(text.split('&').map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1)]));
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
