import { isLoopback, parseDeviceAddress } from '../../../shared/domain/device-address.ts';
import { toLatinDigits } from '../../../shared/domain/persian-text.ts';
import type { WireKind } from './device-kinds.ts';

/** An address taken apart into the fields of a form; fields of other wires keep what they had. */
export type AddressParts = {
  readonly wire: WireKind;
  /** Serial port, or path of a capture. */
  readonly path: string;
  readonly host: string;
  readonly port: string;
  /** Other computers may send. */
  readonly lan: boolean;
  /** Of a replay: 1 as it happened, 0 as fast as possible. */
  readonly speed: string;
  readonly loop: boolean;
  readonly lines: number;
};

export const NO_PARTS: AddressParts = {
  wire: 'serial',
  path: '',
  host: '',
  port: '',
  lan: false,
  speed: '1',
  loop: false,
  lines: 4,
};

export type AddressFault = 'port' | 'host' | 'hostWrong' | 'netPort' | 'file' | 'lines';

const EVERYWHERE = '0.0.0.0';
const HERE = '127.0.0.1';

/** The parts of a written address; one that is none of ours is taken for a serial port. */
export function partsOf(address: string, isSimulator: boolean): AddressParts {
  if (isSimulator) return { ...NO_PARTS, wire: 'simulator', lines: Number.parseInt(address, 10) || NO_PARTS.lines };
  const parsed = parseDeviceAddress(address);
  if (parsed === null) return { ...NO_PARTS, path: address };
  const parts = { ...NO_PARTS, wire: parsed.transport };
  switch (parsed.transport) {
    case 'serial':
      // With its framing, where it has one: the port field is where that is written.
      return { ...parts, path: address.trim() };
    case 'file':
      return { ...parts, path: parsed.path, speed: String(parsed.speed), loop: parsed.loop };
    case 'tcp':
      return { ...parts, host: parsed.host, port: String(parsed.port) };
    default:
      return { ...parts, port: String(parsed.port), lan: !isLoopback(parsed.host) };
  }
}

/** What is still missing or wrong; null: an address can be built. */
export function faultOf(parts: AddressParts): AddressFault | null {
  const { wire, path, lines } = parts;
  if (wire === 'simulator') return lines >= 1 && lines <= 64 ? null : 'lines';
  if (wire === 'serial') return path.trim() === '' ? 'port' : null;
  if (wire === 'file') return path.trim() === '' ? 'file' : null;
  const port = Number(latin(parts.port));
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) return 'netPort';
  if (wire !== 'tcp') return null;
  if (latin(parts.host) === '') return 'host';
  return parseDeviceAddress(addressOf(parts)) === null ? 'hostWrong' : null;
}

/** The address as the core reads it. Digits may have been typed in Persian. */
export function addressOf(parts: AddressParts): string {
  const { wire, lan } = parts;
  const port = latin(parts.port);
  switch (wire) {
    case 'simulator':
      return String(parts.lines);
    case 'serial':
      return latin(parts.path);
    case 'tcp':
      return `tcp://${bracketed(latin(parts.host))}:${port}`;
    case 'listen':
    case 'udp':
      return `${wire}://${lan ? EVERYWHERE : HERE}:${port}`;
    case 'http':
      return lan ? `http://${EVERYWHERE}:${port}?allow=lan` : `http://${HERE}:${port}`;
    case 'file':
      return `file://${escapedPath(parts.path.trim())}${query(parts)}`;
  }
}

/** Where another program posts its events. `here`: the name under which it reaches this computer. */
export function postingUrl(address: string, secret: string, here: string): string | null {
  const parsed = parseDeviceAddress(address);
  if (parsed?.transport !== 'http') return null;
  const host = isLoopback(parsed.host) ? parsed.host : parsed.host === EVERYWHERE ? here : parsed.host;
  return `http://${bracketed(host)}:${parsed.port}/${secret}`;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A word that nobody guesses and that can be read out: 24 letters and digits without look-alikes. */
export function newSecret(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  return [...random(new Uint8Array(24))].map((byte) => LETTERS[byte % LETTERS.length] ?? 'a').join('');
}

/** A secret word that fits into an address. */
export function isSecretWord(word: string): boolean {
  return /^[\w.~-]{12,100}$/.test(word);
}

function latin(text: string): string {
  return toLatinDigits(text.trim());
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function escapedPath(path: string): string {
  const steps = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  const escaped = steps.replaceAll('%3A', ':');
  return escaped.startsWith('/') ? escaped : `/${escaped}`;
}

function query({ speed, loop }: AddressParts): string {
  const words = [speed === '1' ? null : `speed=${speed === '0' ? 'max' : speed}`, loop ? 'loop=1' : null];
  const said = words.filter((word) => word !== null);
  return said.length === 0 ? '' : `?${said.join('&')}`;
}
