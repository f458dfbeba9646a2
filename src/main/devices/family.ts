import type { DeviceKind } from '../../shared/contract/lines.ts';
import type { Transport } from '../../shared/domain/device-address.ts';
import type { DeviceSpec, DeviceTraits } from '../core/ports.ts';
import { type AutoDecoder, createAutoDecoder } from './auto/auto-decoder.ts';
import { createDatagramDecoder } from './datagram-decoder.ts';
import type { Decoder } from './decoder.ts';
import { autoCandidates, createDecoders, DEVICE_TRAITS, isProtocol, type Protocol } from './decoders.ts';
import { createKeywordDecoder } from './keyword/keyword-decoder.ts';
import { KEYWORD_PROFILES } from './keyword/profiles.ts';
import { OJSEGAL_PROFILES } from './ojsegal/profiles.ts';
import { createPatternDecoder } from './pattern/pattern-decoder.ts';
import { chosenPattern } from './pattern/presets.ts';

/** What is the same for all devices of a kind. */
export type Family = {
  readonly traits: DeviceTraits;
  readonly baudRate: number;
  /** Says much between calls that is no signal. */
  readonly talkative: boolean;
};

const UNKNOWN: Family = { traits: { hook: 'learned', ringSilenceMs: 10_000 }, baudRate: 9_600, talkative: false };
const TALKATIVE: ReadonlySet<DeviceKind> = new Set(['modem', 'gsm', 'panasonic', 'ami', 'pattern']);

/** What is known of a kind before it says a word. */
export function familyOf(kind: DeviceKind): Family {
  const talkative = TALKATIVE.has(kind);
  if (!isProtocol(kind)) return { ...UNKNOWN, talkative };
  const { hook, ringSilenceMs, defaultBaudRate } = DEVICE_TRAITS[kind];
  return { traits: { hook, ringSilenceMs }, baudRate: defaultBaudRate, talkative };
}

/** The speed that a device has unless somebody says otherwise: that of its make, else of its kind. */
export function usualBaudRate({ kind, options }: Pick<DeviceSpec, 'kind' | 'options'>): number {
  const makes: Readonly<Record<string, { readonly baudRate: number }>> =
    kind === 'ojsegal' ? OJSEGAL_PROFILES : kind === 'keyword' ? KEYWORD_PROFILES : {};
  return makes[options?.profile ?? '']?.baudRate ?? familyOf(kind).baudRate;
}

/** Makes the decoders of one wire, one after the other; null where the kind is not told plainly enough. */
export function decodersOf(spec: DeviceSpec, transport: Transport): (() => Decoder) | null {
  const make = streamDecoders(spec);
  return make && transport === 'udp' ? () => createDatagramDecoder(make()) : make;
}

/** Makes decoders of one wire that become whatever they recognise, and know what was told there before. */
export function autoDecoders(transport: Transport): () => AutoDecoder {
  const makers = new Map<Protocol, () => Decoder>();
  const make = (kind: Protocol): Decoder => {
    const maker = makers.get(kind) ?? createDecoders(kind, 'live');
    makers.set(kind, maker);
    return transport === 'udp' ? createDatagramDecoder(maker()) : maker();
  };
  return () => createAutoDecoder(() => autoCandidates(make));
}

function streamDecoders({ kind, options }: DeviceSpec): (() => Decoder) | null {
  if (kind === 'pattern') {
    const pattern = chosenPattern(options);
    return pattern && (() => createPatternDecoder(pattern));
  }
  if (kind === 'keyword') {
    const profile = Object.entries(KEYWORD_PROFILES).find(([name]) => name === options?.profile)?.[1];
    return () => createKeywordDecoder(profile);
  }
  return isProtocol(kind) ? createDecoders(kind, 'live') : null;
}
