import { createAmiPbx } from './ami-pbx.ts';
import type { Encode } from './encoder.ts';
import { SILENT } from './encoder.ts';
import { createPanasonicPbx } from './panasonic-pbx.ts';
import type { PbxEvent, SimulatedPbx } from './pbx-script.ts';
import type { SimulatedEvent } from './simulated-event.ts';

/** A Panasonic PBX behind which every line rings at one telephone: line 1 at 101. */
export const createPanasonicEncoder = (): Encode => pbxEncoder(createPanasonicPbx());

/** The same for an Asterisk. */
export const createAmiEncoder = (): Encode => pbxEncoder(createAmiPbx());

const FIRST_EXTENSION = 100;
const YEAR = 2025;

type LineState = 'idle' | 'ringing' | 'lifted' | 'talking';

/** Lets a PBX tell what the scripts of boxes say; it knows of no call waiting, and of nobody who gave up without a word. */
const pbxEncoder = (pbx: SimulatedPbx): Encode => {
  const states = new Map<number, LineState>();

  const meaning = (event: SimulatedEvent): readonly PbxEvent[] => {
    const { line } = event;
    const extension = String(FIRST_EXTENSION + line);
    const state = states.get(line) ?? 'idle';
    switch (event.kind) {
      case 'callerId':
        if (state === 'talking') return [];
        states.set(line, 'ringing');
        // A caller who gave up is told of at the latest when the next one calls.
        return [
          ...(state === 'ringing' ? [{ kind: 'givesUp' as const, line }] : []),
          { kind: 'rings', line, number: event.number, extension },
        ];
      case 'ring':
      case 'digit':
        return [];
      case 'offHook':
        states.set(line, state === 'ringing' ? 'talking' : 'lifted');
        return state === 'ringing' ? [{ kind: 'answers', line, extension }] : [];
      case 'onHook':
        states.set(line, 'idle');
        return [
          ...(state === 'lifted' ? dialling(line, event.dialed, extension) : []),
          { kind: 'hangsUp', line, seconds: event.seconds },
        ];
    }
  };

  return (event, stamp) => {
    const { month = 1, day = 1, hour = 12, minute = 0, second = 0 } = stamp ?? {};
    const at = Date.UTC(YEAR, month - 1, day, hour, minute, second);
    const told = meaning(event).map((one) => pbx.tell(one, at));
    return told.length === 0 ? SILENT : Buffer.concat(told);
  };
};

const dialling = (line: number, number: string, extension: string): readonly PbxEvent[] =>
  number === ''
    ? []
    : [
        { kind: 'dials', line, number, extension },
        { kind: 'answers', line, extension },
      ];
