import { expect, test } from 'vitest';
import { callerClass } from '../../src/renderer/pop/caller-class.ts';
import { isQuiet, minuteOf, readQuiet, writeQuiet } from '../../src/renderer/pop/quiet-hours.ts';
import { type Heard, ringTurn } from '../../src/renderer/pop/ring-plan.ts';
import { createRinger, PHRASES } from '../../src/renderer/pop/ring-sound.ts';
import type { StackEntry } from '../../src/renderer/pop/use-pop-entries.ts';
import { CUSTOMER, POP } from './pop-stage.tsx';

const NONE: ReadonlySet<string> = new Set();
const NOTHING: Heard = new Map();

function ringing(callId: string, ringCount: number, change: Partial<StackEntry['entry']['pop']> = {}): StackEntry {
  return {
    entry: { pop: { ...POP, match: { kind: 'unknown' }, callId, ringCount, ...change }, arrivedAt: 1, fold: null },
    kept: false,
  };
}

test('a customer, one with a caution, a stranger and a hidden number each have their own sound', () => {
  const customer = { ...CUSTOMER, caution: null };
  const classes = [
    callerClass({ match: { kind: 'known', customer, remembered: false } }),
    callerClass({ match: { kind: 'known', customer: CUSTOMER, remembered: false } }),
    callerClass({ match: { kind: 'several', customers: [customer], total: 2 } }),
    callerClass({ match: { kind: 'maybe', customers: [customer] } }),
    callerClass({ match: { kind: 'unknown' } }),
    callerClass({ match: { kind: 'hidden' } }),
  ];
  expect(classes).toEqual(['known', 'caution', 'known', 'known', 'unknown', 'hidden']);
  expect(new Set(Object.values(PHRASES).map((phrase) => JSON.stringify(phrase))).size).toBe(4);
});

test('a card is heard when it comes and at each second ring, and not at those between', () => {
  let heard = NOTHING;
  const sounds = [1, 1, 2, 3, 4, 5].map((rings) => {
    const turn = ringTurn(heard, [ringing('a', rings)], NONE);
    heard = turn.heard;
    return turn.sound;
  });
  expect(sounds).toEqual(['unknown', null, null, 'unknown', null, 'unknown']);
});

test('what a reload finds ringing is not new, but its next second ring is heard', () => {
  const found = ringing('a', 2);
  const first = ringTurn(NOTHING, [{ ...found, entry: { ...found.entry, arrivedAt: null } }], NONE);
  expect(first.sound).toBeNull();
  expect(ringTurn(first.heard, [ringing('a', 4)], NONE).sound).toBe('unknown');
});

test('a call that was taken, folded away, answered, over or made by us is silent', () => {
  const person = { id: 'u', name: 'Sara' };
  const folded = ringing('a', 1);
  const quiet = [
    [ringing('a', 1, { takenBy: person })],
    [{ ...folded, entry: { ...folded.entry, fold: { reason: 'taken' as const, by: person } } }],
    [ringing('a', 1, { state: 'talking' })],
    [ringing('a', 1, { state: 'ended' })],
    [ringing('a', 1, { direction: 'outgoing' })],
    [],
  ].map((entries) => ringTurn(NOTHING, entries, NONE));
  quiet.push(ringTurn(NOTHING, [ringing('a', 1)], new Set(['a'])));
  expect(quiet.map(({ sound, silent }) => [sound, silent])).toEqual(quiet.map(() => [null, true]));
});

test('eight calls at once are one sound, of the newest', () => {
  const turn = ringTurn(NOTHING, [ringing('a', 1), ringing('b', 1, { match: { kind: 'hidden' } })], NONE);
  expect(turn.sound).toBe('hidden');
  expect([...turn.heard.keys()]).toEqual(['a', 'b']);
});

test('quiet hours pass midnight, end on the minute, and stay with their user', () => {
  const night = { on: true, from: '22:30', to: '07:00' };
  expect(['22:29', '22:30', '00:00', '06:59', '07:00'].map((at) => isQuiet(night, minuteOf(at) ?? -1))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  const noon = { on: true, from: '12:00', to: '13:00' };
  expect([11 * 60 + 59, 12 * 60, 13 * 60].map((at) => isQuiet(noon, at))).toEqual([false, true, false]);
  expect(isQuiet({ ...noon, on: false }, 12 * 60)).toBe(false);
  expect(isQuiet({ ...noon, to: '' }, 12 * 60)).toBe(false);
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  writeQuiet(storage, 'sara', night);
  expect(readQuiet(storage, 'sara')).toEqual(night);
  expect(readQuiet(storage, 'reza').on).toBe(false);
});

/** The browser's audio device, as far as a ringer touches it. */
function fakeAudio(state: AudioContextState) {
  const started: number[] = [];
  const gains: { value: number; faded: boolean }[] = [];
  const param = (told: { value: number; faded: boolean }) => ({
    set value(level: number) {
      told.value = level;
    },
    setTargetAtTime: () => {
      told.faded = true;
    },
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
  });
  const context = {
    state,
    currentTime: 0,
    destination: {},
    resume: async () => {
      await Promise.resolve();
      context.state = 'running';
    },
    suspend: async () => {
      context.state = 'suspended';
    },
    createGain: () => {
      const told = { value: 1, faded: false };
      gains.push(told);
      return { gain: param(told), connect: (next: unknown) => next, disconnect: () => undefined };
    },
    createOscillator: () => {
      const tone = {
        type: 'sine',
        frequency: { value: 0 },
        onended: null,
        connect: (next: unknown) => next,
        start: () => void started.push(tone.frequency.value),
        stop: () => undefined,
      };
      return tone;
    },
  };
  return { context: context as unknown as AudioContext, started, gains };
}

test('nothing sounds before the browser allows it, and nothing old sounds after', async () => {
  const audio = fakeAudio('suspended');
  const ringer = createRinger(() => audio.context);
  ringer.sound('known', 1);
  void ringer.wake();
  ringer.sound('known', 1);
  await ringer.wake();
  expect(audio.started).toEqual([]);
  ringer.sound('hidden', 1);
  expect(audio.started).toEqual(PHRASES.hidden.map(({ hz }) => hz));
});

test('the volume is the user’s, silence is silence, and a stop fades what sounds', async () => {
  const audio = fakeAudio('running');
  const ringer = createRinger(() => audio.context);
  await ringer.wake();
  ringer.sound('hidden', 0);
  expect(audio.started).toEqual([]);
  ringer.sound('hidden', 0.5);
  ringer.sound('hidden', 1);
  const [soft, , loud] = audio.gains;
  expect(loud?.value).toBeGreaterThan(soft?.value ?? Number.POSITIVE_INFINITY);
  expect([soft?.faded, loud?.faded]).toEqual([true, false]);
  ringer.stop();
  expect(loud?.faded).toBe(true);
});

test('a device that rests is woken for the next call', async () => {
  const audio = fakeAudio('running');
  const ringer = createRinger(() => audio.context);
  await ringer.wake();
  await audio.context.suspend();
  ringer.sound('hidden', 1);
  await audio.context.resume();
  expect(audio.started).toEqual(PHRASES.hidden.map(({ hz }) => hz));
});

test('a computer without a sound device rings on its screen only', () => {
  const ringer = createRinger(() => {
    throw new Error('no device');
  });
  expect(() => {
    void ringer.wake();
    ringer.sound('known', 1);
    ringer.stop();
  }).not.toThrow();
});
