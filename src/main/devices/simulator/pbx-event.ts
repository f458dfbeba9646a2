import type { SimulatedEvent } from './simulated-event.ts';

/** What a PBX tells beyond the boxes: a caller gives up, a talk is handed on to another extension. */
export type ScriptEvent =
  | SimulatedEvent
  | { readonly kind: 'giveUp'; readonly line: number }
  | { readonly kind: 'transfer'; readonly line: number; readonly extension: string };

/** The bytes of a PBX for an event; it remembers who calls on which line. `now` is what its clock shows. */
export type EncodePbx = (event: ScriptEvent, now: Date) => Uint8Array;

/** What a PBX knows of a line's call. */
export type PbxCall = {
  number: string | null;
  name: string | null;
  rang: boolean;
  answered: boolean;
  extension: string;
  /** Of which call on this line, from 1. */
  count: number;
};

/** The calls of a PBX by line; the first telephone of line n is `10n`. */
export function createPbxCalls(): { of(line: number): PbxCall; end(line: number): void } {
  const calls = new Map<number, PbxCall>();
  let count = 0;
  return {
    of(line) {
      const found = calls.get(line);
      if (found) return found;
      count += 1;
      const extension = String(100 + line);
      const call = { number: null, name: null, rang: false, answered: false, extension, count };
      calls.set(line, call);
      return call;
    },
    end: (line) => void calls.delete(line),
  };
}
