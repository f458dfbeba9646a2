import type { DeviceKind } from '../../../shared/contract/lines.ts';
import { suitsTransport, type Transport } from '../../../shared/domain/device-address.ts';
import type { Key } from '../../../shared/i18n/translate.ts';

/** The kinds as a person looks for them: by what stands on the desk. */
export const KIND_GROUPS = [
  {
    id: 'boxes',
    kinds: ['ojsegal', 'keyword', 'alm1', 'techno', 'callerid-com', 'tci', 'fsk', 'dtmf'],
  },
  { id: 'modems', kinds: ['modem', 'gsm'] },
  { id: 'exchanges', kinds: ['panasonic', 'ami'] },
  { id: 'others', kinds: ['auto', 'pattern', 'http', 'simulator'] },
] as const satisfies readonly { readonly id: string; readonly kinds: readonly DeviceKind[] }[];

/** A wire as the form offers it: those of an address, and none at all. */
export type WireKind = Transport | 'simulator';
const TRANSPORTS: readonly Transport[] = ['serial', 'tcp', 'listen', 'udp', 'http', 'file'];
/** Exchanges of a network first offer the network. */
const NETWORKED: ReadonlySet<DeviceKind> = new Set(['ami']);

/** The wires by which a device of this kind can be reached, the usual one first. */
export function wiresOf(kind: DeviceKind): readonly WireKind[] {
  if (kind === 'simulator') return ['simulator'];
  const suited = TRANSPORTS.filter((one) => suitsTransport(kind, one));
  return NETWORKED.has(kind) ? suited.filter((one) => one !== 'serial') : suited;
}

/** The port number that this kind usually has on a wire; null: none is usual. */
export function usualPort(kind: DeviceKind, wire: WireKind): number | null {
  if (wire === 'http') return 8765;
  if (kind === 'ami') return 5038;
  if (kind === 'panasonic' && wire === 'tcp') return 2300;
  return kind === 'callerid-com' && wire === 'udp' ? 3520 : null;
}

export const PROFILES = {
  ojsegal: ['ojsegal', 'danjeh', 'segal', 'khazama', 'alm3', 'alm6'],
  keyword: ['alm', 'caspian', 'yasna'],
} as const;

/** The makes within a family, where they cannot always be told apart by their bytes. */
export function profilesOf(kind: DeviceKind): readonly (typeof PROFILES)[keyof typeof PROFILES][number][] {
  return kind === 'ojsegal' || kind === 'keyword' ? PROFILES[kind] : [];
}

/** Which kinds ask for a password. */
export function asksLogin(kind: DeviceKind, wire: WireKind): kind is 'ami' | 'panasonic' {
  return kind === 'ami' || (kind === 'panasonic' && wire === 'tcp');
}

/** The key of a kind's name and of the one line that says what it can tell. */
export function kindName(kind: DeviceKind): Key & `devices.kind.${DeviceKind}` {
  return `devices.kind.${kind}`;
}
