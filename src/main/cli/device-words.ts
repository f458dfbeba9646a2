import { readFileSync } from 'node:fs';
import type { DeviceSpec } from '../core/ports.ts';
import { parseDeviceArgument } from '../devices/device-argument.ts';
import { CommandFailed, UsageError } from './command.ts';

/** One flag with its value, in the order of the command line. */
export type Token = { readonly name: string; readonly value: string };

/** Every process can read our command line, so secrets come by files. */
const SECRET = 'device-secret-file';
const MOST_CHARACTERS = 200;

/** The devices of a command line; `--device-secret-file` belongs to the `--device` before it. */
export function readDevices(tokens: readonly Token[]): readonly Omit<DeviceSpec, 'id'>[] {
  const devices: Omit<DeviceSpec, 'id'>[] = [];
  for (const { name, value } of tokens) {
    if (name === 'device') devices.push(deviceOf(value));
    if (name !== SECRET) continue;
    const last = devices.pop();
    if (!last) throw new UsageError(`--${SECRET} stands behind the --device that it belongs to`);
    devices.push({ ...last, secret: secretOf(value) });
  }
  return devices;
}

function deviceOf(text: string): Omit<DeviceSpec, 'id'> {
  const argument = parseDeviceArgument(text);
  if (!argument.ok) throw new UsageError(argument.error);
  return argument.device;
}

/** The first line of the file. */
export function secretOf(file: string): string {
  const secret = firstLine(file);
  if (secret === '' || secret.length > MOST_CHARACTERS) {
    throw new CommandFailed(`${file} has no secret of 1 to ${MOST_CHARACTERS} characters in its first line.`);
  }
  return secret;
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  } catch (error) {
    throw new CommandFailed(`The secret in ${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
