import type { Decoder } from '../decoder.ts';
import type { BoxProfile } from '../hook-words.ts';
import { createLineDecoder } from '../line-decoder.ts';
import { KEYWORD_PROFILES } from './profiles.ts';
import { readWords } from './read-words.ts';

const LINE_LIMIT = 256;
const BLANK_ENDS_AFTER_MS = 300;

/** Decodes the boxes that speak in keywords: ALM, Caspian and Yasna T-Line (device notes §3.2). */
export const createKeywordDecoder = ({ hookWords }: BoxProfile = KEYWORD_PROFILES.alm): Decoder =>
  createLineDecoder({ limit: LINE_LIMIT, blankEndsAfterMs: BLANK_ENDS_AFTER_MS }, (line, signals) =>
    readWords(line, hookWords, signals),
  );
