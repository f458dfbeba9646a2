import type { Protocol } from '../decoders.ts';
import { encodeCallerIdCom, encodeModem, encodeOjSegal } from './encode.ts';
import { createFskEncoder, encodeDtmf, encodeTci } from './encode-receivers.ts';
import { createGsmEncoder, createTechnoEncoder, encodeAlm1, encodeKeyword } from './encode-words.ts';
import type { Encode } from './encoder.ts';

const ENCODERS = {
  modem: () => encodeModem,
  ojsegal: () => encodeOjSegal,
  keyword: () => encodeKeyword,
  alm1: () => encodeAlm1,
  techno: createTechnoEncoder,
  fsk: createFskEncoder,
  dtmf: () => encodeDtmf,
  'callerid-com': () => encodeCallerIdCom,
  tci: () => encodeTci,
  gsm: createGsmEncoder,
} as const satisfies Partial<Record<Protocol, () => Encode>>;

/** The boxes and modems that can be simulated byte by byte. */
export type SimulatedProtocol = keyof typeof ENCODERS;

export const SIMULATED_PROTOCOLS = Object.keys(ENCODERS) as readonly SimulatedProtocol[];

/** A device that does not exist: hand it what happens, and it gives the bytes that a real one would send. */
export const createEncoder = (protocol: SimulatedProtocol): Encode => ENCODERS[protocol]();
