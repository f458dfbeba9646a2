import type { Instant } from '../../../src/shared/domain/instant.ts';

/** Something that happens in a PBX that does not exist. `line` counts from 1. */
export type PbxEvent =
  /** `number` is null when the caller withholds it; of a group every telephone rings by an event of its own. */
  | { readonly kind: 'rings'; readonly line: number; readonly number: string | null; readonly extension: string }
  | { readonly kind: 'answers'; readonly line: number; readonly extension: string }
  /** The caller hangs up before anybody answers. */
  | { readonly kind: 'givesUp'; readonly line: number }
  /** Who talks hands the call on to another telephone, which answers. */
  | { readonly kind: 'handsOn'; readonly line: number; readonly extension: string }
  | { readonly kind: 'dials'; readonly line: number; readonly number: string; readonly extension: string }
  /** `seconds` of talk, where the time between the events does not tell. */
  | { readonly kind: 'hangsUp'; readonly line: number; readonly seconds?: number };

/** An event and how long after the one before it comes. */
export type PbxStep = { readonly afterMs: number; readonly event: PbxEvent };

/** A PBX that turns what happens into the bytes that it would send; it remembers its calls. `at`: what its clock shows. */
export interface SimulatedPbx {
  tell(event: PbxEvent, at: Instant): Uint8Array;
  /** What it sends when a program connects: a greeting, and all that it tells again. */
  greet(at: Instant): Uint8Array;
}

export const PBX_SCRIPTS = ['answered', 'missed', 'ringGroup', 'transfer', 'outgoing', 'twoLines'] as const;
export type PbxScript = (typeof PBX_SCRIPTS)[number];

export type PbxScriptOptions = {
  readonly line: number;
  /** Who calls; for `outgoing` who is called; null: withheld. */
  readonly number: string | null;
  /** Who calls on the next line, in `twoLines`. */
  readonly secondNumber?: string;
  /** At least two of them are needed for `ringGroup` and `transfer`. */
  readonly extensions?: readonly [string, string];
  readonly talkSeconds?: number;
};

const RING_MS = 12_000;
const SAME_MOMENT_MS = 50;

/** What happens in one call, or in two at once. */
export const pbxScript = (kind: PbxScript, options: PbxScriptOptions): readonly PbxStep[] => {
  const { line, number, secondNumber = '02155501299', extensions = ['101', '102'], talkSeconds = 60 } = options;
  const [first, second] = extensions;
  const rings = (on: number, who: string | null, extension: string): PbxEvent => {
    return { kind: 'rings', line: on, number: who, extension };
  };
  const talk = talkSeconds * 1_000;
  switch (kind) {
    case 'answered':
      return [
        step(0, rings(line, number, first)),
        step(RING_MS, { kind: 'answers', line, extension: first }),
        step(talk, { kind: 'hangsUp', line }),
      ];
    case 'missed':
      return [step(0, rings(line, number, first)), step(RING_MS, { kind: 'givesUp', line })];
    case 'ringGroup':
      return [
        step(0, rings(line, number, first)),
        step(SAME_MOMENT_MS, rings(line, number, second)),
        step(RING_MS, { kind: 'answers', line, extension: second }),
        step(talk, { kind: 'hangsUp', line }),
      ];
    case 'transfer':
      return [
        step(0, rings(line, number, first)),
        step(RING_MS, { kind: 'answers', line, extension: first }),
        step(talk / 2, { kind: 'handsOn', line, extension: second }),
        step(talk / 2, { kind: 'hangsUp', line }),
      ];
    case 'outgoing':
      return [
        step(0, { kind: 'dials', line, number: number ?? secondNumber, extension: first }),
        step(RING_MS, { kind: 'answers', line, extension: first }),
        step(talk, { kind: 'hangsUp', line }),
      ];
    case 'twoLines':
      return [
        step(0, rings(line, number, first)),
        step(SAME_MOMENT_MS, rings(line + 1, secondNumber, second)),
        step(RING_MS, { kind: 'answers', line: line + 1, extension: second }),
        step(SAME_MOMENT_MS, { kind: 'answers', line, extension: first }),
        step(talk / 2, { kind: 'hangsUp', line }),
        step(talk / 2, { kind: 'hangsUp', line: line + 1 }),
      ];
  }
};

const step = (afterMs: number, event: PbxEvent): PbxStep => ({ afterMs, event });
