import type { DeviceOptions } from '../../shared/contract/lines.ts';
import {
  type DeviceAddress,
  parseDeviceAddress,
  suitsTransport,
  withoutSecret,
} from '../../shared/domain/device-address.ts';
import { DEVICE_KINDS, type DeviceKind, isDeviceKind } from '../../shared/domain/device-kind.ts';
import { parseSimulatorAddress } from '../../shared/domain/simulator-address.ts';
import type { DeviceSpec } from '../core/ports.ts';
import { findPreset, PATTERN_PRESETS } from './pattern/presets.ts';

export type DeviceArgument =
  | { readonly ok: true; readonly device: Omit<DeviceSpec, 'id'> }
  | { readonly ok: false; readonly error: string };

/**
 * Reads `KIND[WORD]:ADDRESS[@BAUD]` as the command line has it: `modem:/dev/ttyUSB0`, `ojsegal:COM3@9600` (or `@9600,7E1`),
 * `panasonic:tcp://10.0.0.5:2300`, `ami:tcp://user@pbx:5038`, `pattern[samsung]:/dev/ttyS0@9600`, `simulator:4`. `WORD` is
 * the preset of a pattern, else the vendor's profile. Addresses are those of `parseDeviceAddress`.
 */
export function parseDeviceArgument(text: string): DeviceArgument {
  const {
    kind = '',
    word,
    rest = '',
  } = /^(?<kind>[a-z0-9-]*)(?:\[(?<word>[^\]]*)\])?:(?<rest>.*)$/s.exec(text)?.groups ?? {};
  if (!isDeviceKind(kind)) {
    return no(`"${text}" is not a device: write KIND:ADDRESS, where KIND is one of ${DEVICE_KINDS.join(', ')}.`);
  }
  if (kind === 'simulator') return simulator(rest.trim());
  const options = optionsOf(kind, word ?? null);
  if (typeof options === 'string') return no(options);
  const parsed = parseDeviceAddress(rest);
  if (rest.includes('://')) return network(kind, rest.trim(), parsed, options);
  return serial(kind, rest.trim(), options);
}

function simulator(address: string): DeviceArgument {
  if (parseSimulatorAddress(address)) return { ok: true, device: { kind: 'simulator', address, baudRate: null } };
  return no(
    `"simulator:${address}" is not a simulator: write simulator:LINES with 1 to 8 lines, and :quiet or :rate=N after it.`,
  );
}

function network(
  kind: DeviceKind,
  text: string,
  address: DeviceAddress | null,
  options: DeviceOptions | null,
): DeviceArgument {
  if (!address) {
    return no(
      `"${text}" is not an address: write tcp://HOST:PORT, listen://[HOST:]PORT, udp://[HOST:]PORT, http://[HOST:]PORT or file:///PATH, and no password in it.`,
    );
  }
  if (!suitsTransport(kind, address.transport)) return no(`A device of the kind ${kind} cannot be reached by ${text}.`);
  const username = address.transport === 'tcp' ? address.user : null;
  const secret = address.transport === 'http' ? address.secret : null;
  const all = username === null ? options : { ...(options ?? NO_OPTIONS), username };
  return {
    ok: true,
    device: {
      kind,
      address: withoutSecret(text),
      baudRate: null,
      ...(all !== null && { options: all }),
      ...(secret !== null && { secret }),
    },
  };
}

function serial(kind: DeviceKind, rest: string, options: DeviceOptions | null): DeviceArgument {
  const { address = '', baud } = /^(?<address>.*?)(?:@(?<baud>[^@/\\]*))?$/.exec(rest)?.groups ?? {};
  if (address === '') return no(`"${kind}:${rest}" names no port: write ${kind}:/dev/ttyUSB0 or ${kind}:COM3.`);
  if (!suitsTransport(kind, 'serial')) return no(`A device of the kind ${kind} is not on a serial port.`);
  const chosen = options === null ? {} : { options };
  if (baud === undefined) return { ok: true, device: { kind, address, baudRate: null, ...chosen } };
  const [, speed, framing = ''] = /^(\d{1,7})(,[78][neo][12])?$/i.exec(baud) ?? [];
  const baudRate = Number(speed ?? 0);
  if (baudRate < 50 || baudRate > 4_000_000)
    return no(`"${baud}" is not a baud rate: write a number such as 9600, or 9600,7E1, after the @.`);
  return { ok: true, device: { kind, address: address + framing.toUpperCase(), baudRate, ...chosen } };
}

const NO_OPTIONS: DeviceOptions = { profile: null, preset: null, pattern: null, username: null };

/** A sentence where the word cannot be. */
function optionsOf(kind: DeviceKind, word: string | null): DeviceOptions | null | string {
  if (kind !== 'pattern') return word === null ? null : { ...NO_OPTIONS, profile: word.slice(0, 40) };
  if (word !== null && findPreset(word)) return { ...NO_OPTIONS, preset: word };
  const names = PATTERN_PRESETS.map(({ name }) => name).join(', ');
  return `A pattern device needs one of our patterns: write pattern[NAME]:ADDRESS, where NAME is one of ${names}.`;
}

const no = (error: string): DeviceArgument => ({ ok: false, error });
