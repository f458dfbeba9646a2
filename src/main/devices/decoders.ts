import { DEVICE_KINDS, type DeviceKind } from '../../shared/domain/device-kind.ts';
import { createAlm1Decoder } from './alm1/alm1-decoder.ts';
import { almStartUp } from './alm1/start-up.ts';
import { createAmiDecoder } from './ami/ami-decoder.ts';
import { createAmiCalls } from './ami/calls.ts';
import { type Candidate, createAutoDecoder } from './auto/auto-decoder.ts';
import { createCallerIdComDecoder } from './callerid-com/callerid-com-decoder.ts';
import { createDuplicates } from './callerid-com/duplicates.ts';
import type { Decoder, DecoderPace } from './decoder.ts';
import { createDtmfDecoder } from './dtmf/dtmf-decoder.ts';
import { createFskDecoder } from './fsk/fsk-decoder.ts';
import { createGsmDecoder } from './gsm/gsm-decoder.ts';
import { GSM_INIT_COMMANDS } from './gsm/init-commands.ts';
import { createHttpDecoder } from './http/http-decoder.ts';
import { createKeywordDecoder } from './keyword/keyword-decoder.ts';
import { createModemDecoder } from './modem/modem-decoder.ts';
import { createOjSegalDecoder } from './ojsegal/ojsegal-decoder.ts';
import { createPanasonicDecoder } from './panasonic/panasonic-decoder.ts';
import { createReplayGuard } from './panasonic/replay-guard.ts';
import { createTciDecoder } from './tci/tci-decoder.ts';
import { createTechnoDecoder } from './techno/techno-decoder.ts';

/** Kinds whose bytes have a decoder of their own: a pattern is made from words, and a simulator is another one's bytes. */
export type Protocol = Exclude<DeviceKind, 'pattern' | 'simulator'>;
/** The devices that Hamzang reads. A new one is a decoder, its captures, and its name among the kinds. */
export const PROTOCOLS: readonly Protocol[] = DEVICE_KINDS.filter((kind) => kind !== 'pattern' && kind !== 'simulator');

export type DeviceTraits = {
  /** Whether it tells when a handset is lifted; `learned`: some models do, so the first such signal decides. */
  readonly hook: 'always' | 'never' | 'learned';
  /** How long a ringing line stays silent before its call is over (device notes §2, rule 2). */
  readonly ringSilenceMs: number;
  readonly defaultBaudRate: number;
  /** The number that the device gives its first line. */
  readonly firstLine: 0 | 1;
  /** Whether it is a modem that must be asked for caller IDs, dialect by dialect, when its port opens. */
  readonly initCommands: boolean;
  /** What is simply sent when its port opens, one after the other with a pause for the answer; nothing where left out. */
  readonly startUp?: readonly Uint8Array[];
};

const GSM_START_UP = GSM_INIT_COMMANDS.map(({ command }) => Buffer.from(`${command}\r`, 'latin1'));

/** What the rest of the app needs to know of a device besides its signals (device notes §3). */
export const DEVICE_TRAITS: Readonly<Record<Protocol, DeviceTraits>> = {
  modem: { hook: 'never', ringSilenceMs: 7_000, defaultBaudRate: 115_200, firstLine: 1, initCommands: true },
  ojsegal: { hook: 'learned', ringSilenceMs: 10_000, defaultBaudRate: 9_600, firstLine: 1, initCommands: false },
  keyword: { hook: 'learned', ringSilenceMs: 10_000, defaultBaudRate: 9_600, firstLine: 1, initCommands: false },
  alm1: {
    hook: 'learned',
    ringSilenceMs: 10_000,
    defaultBaudRate: 57_600,
    firstLine: 1,
    initCommands: false,
    startUp: [almStartUp(1)],
  },
  techno: { hook: 'always', ringSilenceMs: 10_000, defaultBaudRate: 9_600, firstLine: 1, initCommands: false },
  fsk: { hook: 'never', ringSilenceMs: 10_000, defaultBaudRate: 1_200, firstLine: 1, initCommands: false },
  dtmf: { hook: 'never', ringSilenceMs: 10_000, defaultBaudRate: 1_200, firstLine: 1, initCommands: false },
  'callerid-com': { hook: 'learned', ringSilenceMs: 10_000, defaultBaudRate: 9_600, firstLine: 0, initCommands: false },
  tci: { hook: 'never', ringSilenceMs: 10_000, defaultBaudRate: 9_600, firstLine: 1, initCommands: false },
  gsm: {
    hook: 'never',
    ringSilenceMs: 10_000,
    defaultBaudRate: 115_200,
    firstLine: 1,
    initCommands: false,
    startUp: GSM_START_UP,
  },
  // A PBX names the beginning, the answer and the end of a call, and says nothing while a telephone rings.
  panasonic: { hook: 'always', ringSilenceMs: 60_000, defaultBaudRate: 9_600, firstLine: 1, initCommands: false },
  ami: { hook: 'always', ringSilenceMs: 120_000, defaultBaudRate: 9_600, firstLine: 1, initCommands: false },
  http: { hook: 'learned', ringSilenceMs: 10_000, defaultBaudRate: 9_600, firstLine: 1, initCommands: false },
  auto: { hook: 'learned', ringSilenceMs: 10_000, defaultBaudRate: 9_600, firstLine: 1, initCommands: false },
};

export const isProtocol = (name: string): name is Protocol => PROTOCOLS.some((protocol) => protocol === name);

/** A fresh decoder for one port. `pace` matters only where items come one by one. */
export const createDecoder = (protocol: Protocol, pace: DecoderPace): Decoder => {
  switch (protocol) {
    case 'modem':
      return createModemDecoder(pace);
    case 'ojsegal':
      return createOjSegalDecoder();
    case 'keyword':
      return createKeywordDecoder();
    case 'alm1':
      return createAlm1Decoder();
    case 'techno':
      return createTechnoDecoder();
    case 'fsk':
      return createFskDecoder(pace);
    case 'dtmf':
      return createDtmfDecoder();
    case 'callerid-com':
      return createCallerIdComDecoder();
    case 'tci':
      return createTciDecoder();
    case 'gsm':
      return createGsmDecoder();
    case 'panasonic':
      return createPanasonicDecoder();
    case 'ami':
      return createAmiDecoder(pace);
    case 'http':
      return createHttpDecoder();
    case 'auto':
      return createAutoDecoder(() => autoCandidates((kind) => createDecoder(kind, pace)), pace);
  }
};

/** Every protocol that shows itself in its bytes; posted events come by a wire of their own. */
export const autoCandidates = (make: (protocol: Protocol) => Decoder): readonly Candidate[] =>
  PROTOCOLS.filter((kind) => kind !== 'auto' && kind !== 'http').map((kind) => ({ kind, decoder: make(kind) }));

/**
 * Makes decoders that follow each other on one wire: what a network sends twice, what a PBX tells again and which calls
 * go on is known to all of them. The records of a file are no such wire, but for their duplicates.
 */
export const createDecoders = (protocol: Protocol, pace: DecoderPace): (() => Decoder) => {
  if (protocol === 'callerid-com') {
    const duplicates = createDuplicates();
    return () => createCallerIdComDecoder(duplicates);
  }
  if (protocol === 'panasonic' && pace === 'live') {
    const guard = createReplayGuard(true);
    return () => createPanasonicDecoder(guard);
  }
  if (protocol === 'ami' && pace === 'live') {
    const calls = createAmiCalls();
    return () => createAmiDecoder(pace, calls);
  }
  return () => createDecoder(protocol, pace);
};
