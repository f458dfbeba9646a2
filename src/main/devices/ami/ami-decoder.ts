import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder, DecoderPace } from '../decoder.ts';
import { beginEvents } from './begin-events.ts';
import { createBlockReader } from './block-reader.ts';
import { type AmiCalls, createAmiCalls } from './calls.ts';
import { dialEvents } from './dial-events.ts';
import { fieldOf } from './fields.ts';
import { createFollow, type Handler } from './follow.ts';
import { talkEvents } from './talk-events.ts';

/**
 * Decodes the manager interface of Asterisk, from 2004 to today (device notes §3.9). `calls` outlives a lost connection.
 * A line is a port of a telephone-line card, or one of the places that the other calls take while they last.
 */
export const createAmiDecoder = (pace: DecoderPace, calls: AmiCalls = createAmiCalls()): Decoder => {
  const follow = createFollow(calls);
  const handlers = new Map<string, Handler>(
    Object.entries({ ...beginEvents(follow), ...dialEvents(follow), ...talkEvents(follow) }),
  );
  let signals: LineSignal[] = [];
  let heardAt: Instant = 0;

  const reader = createBlockReader(
    (event) => handlers.has(event),
    (block) => {
      const told = handlers.get(fieldOf(block, 'event').toLowerCase())?.(block, heardAt);
      if (told !== undefined) signals.push(...told);
    },
  );

  const taken = (): readonly LineSignal[] => {
    const all = signals;
    signals = [];
    return all;
  };

  calls.reconnected();
  return {
    push(bytes, at) {
      heardAt = at;
      reader.push(bytes);
      return taken();
    },
    due: () => null,
    flush() {
      // Where the connection broke off, half an event would be worse than none.
      if (pace === 'whole') reader.end();
      return taken();
    },
    skipped: () => reader.skipped(),
  };
};
