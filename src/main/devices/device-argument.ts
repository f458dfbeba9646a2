import { parseSimulatorAddress } from '../../shared/domain/simulator-address.ts';
import type { DeviceSpec } from '../core/ports.ts';
import { PROTOCOLS } from './decoders.ts';

const KINDS = [...PROTOCOLS, 'simulator'] as const satisfies readonly DeviceSpec['kind'][];

export type DeviceArgument =
  | { readonly ok: true; readonly device: Omit<DeviceSpec, 'id'> }
  | { readonly ok: false; readonly error: string };

/** Reads `KIND:ADDRESS[@BAUD]` as the command line has it: `modem:/dev/ttyUSB0`, `ojsegal:COM3@9600`, `simulator:4`. */
export function parseDeviceArgument(text: string): DeviceArgument {
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(colon, 0));
  if (!isKind(kind)) {
    return no(`"${text}" is not a device: write KIND:ADDRESS, where KIND is one of ${KINDS.join(', ')}.`);
  }
  const rest = text.slice(colon + 1).trim();
  return kind === 'simulator' ? simulator(rest) : serial(kind, rest);
}

function simulator(address: string): DeviceArgument {
  if (parseSimulatorAddress(address)) return { ok: true, device: { kind: 'simulator', address, baudRate: null } };
  return no(
    `"simulator:${address}" is not a simulator: write simulator:LINES with 1 to 8 lines, and :quiet or :rate=N after it.`,
  );
}

function serial(kind: DeviceSpec['kind'], rest: string): DeviceArgument {
  const { address = '', baud } = /^(?<address>.*?)(?:@(?<baud>[^@/\\]*))?$/.exec(rest)?.groups ?? {};
  if (address === '') return no(`"${kind}:${rest}" names no port: write ${kind}:/dev/ttyUSB0 or ${kind}:COM3.`);
  if (baud === undefined) return { ok: true, device: { kind, address, baudRate: null } };
  const baudRate = /^\d{1,7}$/.test(baud) ? Number(baud) : 0;
  if (baudRate < 50 || baudRate > 4_000_000)
    return no(`"${baud}" is not a baud rate: write a number such as 9600 after the @.`);
  return { ok: true, device: { kind, address, baudRate } };
}

function isKind(text: string): text is DeviceSpec['kind'] {
  return KINDS.some((kind) => kind === text);
}

const no = (error: string): DeviceArgument => ({ ok: false, error });
