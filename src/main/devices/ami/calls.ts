import type { Instant } from '../../../shared/domain/instant.ts';
import type { Direction } from './parties.ts';
import { portOf } from './parties.ts';

/** What one telephone does in a call. */
export type Leg = 'ringing' | 'talking' | 'left';

/** A call as far as its events have told of it. */
export type AmiCall = {
  readonly id: string;
  direction: Direction;
  /** Position of its line; null: between two telephones of the office. */
  line: number | null;
  /** Who calls, as the PBX writes it, and what was dialled. */
  caller: string;
  callerName: string;
  dialled: string;
  /** The extension that began an outgoing call. */
  ownExtension: string;
  readonly legs: Map<string, Leg>;
  answeredAt: Instant | null;
  /** The channel whose end is the end of the call. */
  lastChannel: string;
  /** The outside channel of an outgoing call, once it is known. */
  trunkChannel: string;
  /** Its beginning was heard, so that what was not heard did not happen. */
  readonly whole: boolean;
};

/** The calls that go on in a PBX, found by any of their channels. Bounded: of too many the oldest is forgotten. */
export interface AmiCalls {
  /** By the call's id, or the id of one of its channels, or the stem of a local one. */
  find(...keys: readonly string[]): AmiCall | null;
  begin(call: Omit<AmiCall, 'line' | 'legs' | 'answeredAt' | 'lastChannel' | 'trunkChannel'>, channel: string): AmiCall;
  /** An internal call turns out to be an outgoing one. */
  turnOut(call: AmiCall, channel: string): void;
  join(call: AmiCall, key: string): void;
  end(call: AmiCall): void;
  /** The connection is new: ends may have been missed, so every line may be taken anew. */
  reconnected(): void;
}

const MOST_CALLS = 256;
const MOST_KEYS = 128;

export const createAmiCalls = (): AmiCalls => {
  const calls = new Map<string, AmiCall>();
  const byKey = new Map<string, AmiCall>();
  const keysOf = new Map<AmiCall, string[]>();
  const lines = new Map<number, AmiCall>();

  /**
   * Ports of a card are lines of their own. The calls of other trunks have no fixed place: each takes the lowest line
   * that is free, and gives it back at its end.
   */
  const takeLine = (call: AmiCall, channel: string): number => {
    const port = portOf(channel);
    let line = port !== null && port > 0 && !lines.has(port) ? port : 1;
    while (lines.has(line)) line += 1;
    lines.set(line, call);
    return line;
  };

  const end = (call: AmiCall): void => {
    for (const key of keysOf.get(call) ?? []) if (byKey.get(key) === call) byKey.delete(key);
    keysOf.delete(call);
    calls.delete(call.id);
    if (call.line !== null && lines.get(call.line) === call) lines.delete(call.line);
  };

  const join = (call: AmiCall, key: string): void => {
    const keys = keysOf.get(call);
    if (key === '' || keys === undefined || keys.length >= MOST_KEYS || byKey.get(key) === call) return;
    byKey.set(key, call);
    keys.push(key);
  };

  return {
    find: (...keys) => {
      for (const key of keys) {
        const call = byKey.get(key);
        if (call !== undefined) return call;
      }
      return null;
    },
    begin(beginning, channel) {
      const oldest = calls.size >= MOST_CALLS ? calls.values().next().value : undefined;
      if (oldest !== undefined) end(oldest);
      const call: AmiCall = {
        ...beginning,
        line: null,
        legs: new Map(),
        answeredAt: null,
        lastChannel: beginning.id,
        trunkChannel: '',
      };
      calls.set(call.id, call);
      keysOf.set(call, []);
      join(call, call.id);
      if (call.direction !== 'internal') call.line = takeLine(call, channel);
      return call;
    },
    turnOut(call, channel) {
      call.direction = 'out';
      call.line ??= takeLine(call, channel);
    },
    join,
    end,
    reconnected: () => lines.clear(),
  };
};
