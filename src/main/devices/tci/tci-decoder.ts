import type { Decoder } from '../decoder.ts';
import { createLineDecoder } from '../line-decoder.ts';
import { readCall } from './read-call.ts';

const LINE_LIMIT = 256;

/** Decodes TCI (Tel-Control) units and Whozz Calling units in TCI mode: lines of 70 columns (device notes §3.7). */
export const createTciDecoder = (): Decoder =>
  createLineDecoder({ limit: LINE_LIMIT }, (line, signals) => {
    const signal = readCall(line);
    if (signal !== null) signals.push(signal);
    return signal !== null;
  });
