import type { DeviceKind, DeviceOptions, DeviceState, PatternDevice } from '../../../shared/contract/lines.ts';
import {
  type AddressFault,
  type AddressParts,
  addressOf,
  faultOf,
  isSecretWord,
  NO_PARTS,
  partsOf,
} from './address-parts.ts';
import { profilesOf, usualPort, type WireKind, wiresOf } from './device-kinds.ts';

/** A device as it stands in the form. */
export type DeviceDraft = {
  readonly kind: DeviceKind;
  readonly parts: AddressParts;
  /** Empty: the usual one. */
  readonly baudRate: string;
  readonly name: string;
  readonly profile: string | null;
  /** Of a new pattern device; empty: a pattern of one's own. */
  readonly preset: string;
  readonly username: string;
  readonly secret: string;
};

export type DraftFault = AddressFault | 'secret';

/** Where a pattern of one's own begins: any digits are a number. */
export const FIRST_PATTERN: PatternDevice = {
  lineEnd: 'any',
  skip: '',
  pattern: '(?<number>\\+?\\d{3,15})',
  events: {},
  otherwise: 'callerId',
  dateOrder: 'dmy',
};

const NO_OPTIONS: DeviceOptions = { profile: null, preset: null, pattern: null, username: null };

/** The form of a known device, or of a new one whose kind is to be found out. */
export function draftOf(device?: DeviceState): DeviceDraft {
  return {
    kind: device?.kind ?? 'auto',
    parts: device === undefined ? NO_PARTS : partsOf(device.address, device.kind === 'simulator'),
    baudRate: device?.baudRate === null || device === undefined ? '' : String(device.baudRate),
    name: device?.name ?? '',
    profile: device?.options.profile ?? null,
    preset: '',
    username: device?.options.username ?? '',
    secret: '',
  };
}

/** Another kind keeps what still fits and takes the usual wire where the old one does not. */
export function withKind(draft: DeviceDraft, kind: DeviceKind): DeviceDraft {
  const wires = wiresOf(kind);
  const wire = wires.includes(draft.parts.wire) ? draft.parts.wire : (wires[0] ?? 'serial');
  const profile = profilesOf(kind).find((one) => one === draft.profile) ?? null;
  return withWire({ ...draft, kind, profile }, wire);
}

/** Another wire begins with its usual port number; what comes over the network comes from other computers. */
export function withWire(draft: DeviceDraft, wire: WireKind): DeviceDraft {
  const usual = usualPort(draft.kind, wire);
  const port = usual === null ? draft.parts.port : String(usual);
  const lan = wire === draft.parts.wire ? draft.parts.lan : wire === 'udp' || wire === 'listen';
  return { ...draft, parts: { ...draft.parts, wire, port, lan } };
}

/** What keeps the form from being sent; null: nothing. `hasSecret`: one is saved already. */
export function draftFault(draft: DeviceDraft, hasSecret: boolean): DraftFault | null {
  const fault = faultOf(draft.parts);
  if (fault !== null) return fault;
  const wrong = draft.secret === '' ? !hasSecret : !isSecretWord(draft.secret);
  return draft.parts.wire === 'http' && wrong ? 'secret' : null;
}

/** What is sent of a draft. `before`: the options that the form does not show stay as they were. */
export function inputOf(draft: DeviceDraft, before: DeviceOptions | null) {
  const { kind, parts, name, secret } = draft;
  const baudRate = parts.wire === 'serial' && draft.baudRate !== '' ? Number(draft.baudRate) : null;
  return {
    kind,
    address: addressOf(parts),
    baudRate,
    name: name.trim() === '' ? null : name.trim(),
    options: optionsOf(draft, before),
    secret: secret === '' ? null : secret,
  };
}

function optionsOf(draft: DeviceDraft, before: DeviceOptions | null): DeviceOptions | null {
  const { kind, profile, preset } = draft;
  const username = kind === 'ami' && draft.username.trim() !== '' ? draft.username.trim() : null;
  const options = { ...(before ?? NO_OPTIONS), profile, username };
  if (kind !== 'pattern') return isEmpty(options) ? null : options;
  if (options.preset !== null || options.pattern !== null) return options;
  return preset === '' ? { ...options, pattern: FIRST_PATTERN } : { ...options, preset };
}

function isEmpty({ profile, preset, pattern, username }: DeviceOptions): boolean {
  return [profile, preset, pattern, username].every((value) => value === null);
}
