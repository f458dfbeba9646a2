import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDrafts } from '../../src/renderer/pop/drafts.ts';
import { labelOf } from '../../src/renderer/pop/number-label.ts';
import { actionOfKey, isCopyKey } from '../../src/renderer/pop/pop-keys.ts';
import { CARD_HEIGHT, GAP, ROW_HEIGHT, stackLayout } from '../../src/renderer/pop/stack-layout.ts';
import { isGuarded } from '../../src/renderer/pop/use-guard.ts';

const PLAIN = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false };
const NONE = { folded: false, chosen: false };

test('keys are known by their place on the keyboard, so that they work in the Persian layout', () => {
  const pressed = [
    'Enter',
    'NumpadEnter',
    'KeyN',
    'KeyT',
    'KeyF',
    'KeyA',
    'Escape',
    'Digit1',
    'Numpad9',
    'Digit0',
    'KeyZ',
  ];
  expect(pressed.map((code) => actionOfKey({ ...PLAIN, code }))).toEqual([
    { kind: 'open' },
    { kind: 'open' },
    { kind: 'note' },
    { kind: 'ticket' },
    { kind: 'followUp' },
    { kind: 'take' },
    { kind: 'fold' },
    { kind: 'outcome', digit: 1 },
    { kind: 'outcome', digit: 9 },
    null,
    null,
  ]);
});

test('a held key does its deed once, and a chord is somebody else’s', () => {
  expect(actionOfKey({ ...PLAIN, code: 'KeyA', repeat: true })).toBeNull();
  for (const chord of ['ctrlKey', 'altKey', 'metaKey', 'shiftKey'] as const)
    expect(actionOfKey({ ...PLAIN, code: 'KeyA', [chord]: true })).toBeNull();
  expect(isCopyKey({ ...PLAIN, code: 'KeyC', ctrlKey: true })).toBe(true);
});

test('the first 700 ms at a place are guarded, and not one more', () => {
  expect([0, 699, 700, 5000].map((ms) => isGuarded(1000, 1000 + ms))).toEqual([true, true, false, false]);
});

test('ten cards at 1366×768 are one card and nine rows, the oldest whole', () => {
  const slots = stackLayout(
    Array.from({ length: 10 }, () => NONE),
    768 - 24,
  );
  expect(slots).toEqual(['card', ...Array.from({ length: 9 }, () => 'row')]);
});

test('a chosen card is whole before the oldest, and a folded one is a row', () => {
  const stack = [NONE, { folded: true, chosen: false }, { folded: false, chosen: true }];
  expect(stackLayout(stack, 420)).toEqual(['row', 'row', 'card']);
});

test('a strip that says why a card goes never pushes away one that rings', () => {
  const strip = { ...NONE, strip: true };
  const room = CARD_HEIGHT + GAP + ROW_HEIGHT;
  expect(stackLayout([strip, NONE, NONE], room)).toEqual(['hidden', 'card', 'row']);
  expect(stackLayout([strip, NONE], room)).toEqual(['row', 'card']);
});

test('whatever rings, no card lies under the edge, and one is whole where one has room', () => {
  const card = fc.record({ folded: fc.boolean(), chosen: fc.boolean() });
  fc.assert(
    fc.property(fc.array(card, { maxLength: 40 }), fc.integer({ min: CARD_HEIGHT, max: 2000 }), (stack, available) => {
      const slots = stackLayout(stack, available);
      const heights = slots
        .filter((slot) => slot !== 'hidden')
        .map((slot) => (slot === 'card' ? CARD_HEIGHT : ROW_HEIGHT));
      const more = slots.includes('hidden') ? [ROW_HEIGHT] : [];
      const used = [...heights, ...more].reduce((sum, height) => sum + height + GAP, -GAP);
      const anyOpen = stack.some((one) => !one.folded);
      return (used <= available || heights.length === 1) && (!anyOpen || slots.includes('card'));
    }),
  );
});

test('a draft that is older than a week is swept away, a younger one is given back', () => {
  let now = 0;
  const drafts = createDrafts<string>(
    memory(),
    'note',
    () => now,
    (value) => typeof value === 'string',
  );
  drafts.write('old', 'a');
  now = 7 * 86_400_000;
  drafts.write('young', 'b');
  now += 1;
  expect(drafts.all().map(({ callId, value }) => [callId, value])).toEqual([['young', 'b']]);
  expect(drafts.read('old')).toBeNull();
});

test('drafts of another kind, of another version or of nobody are left alone', () => {
  const storage = memory();
  storage.setItem('hamzang.draft.note.x', '{broken');
  storage.setItem('hamzang.draft.other.y', '{"at":1,"value":"z"}');
  const drafts = createDrafts<string>(
    storage,
    'note',
    () => 1,
    (value) => typeof value === 'string',
  );
  expect(drafts.read('x')).toBeNull();
  expect(drafts.all()).toEqual([]);
  expect(storage.getItem('hamzang.draft.other.y')).not.toBeNull();
});

test('typing goes on when the storage is full', () => {
  const full = {
    ...memory(),
    setItem: () => {
      throw new Error('quota');
    },
  };
  const drafts = createDrafts<string>(
    full,
    'note',
    () => 1,
    (value) => typeof value === 'string',
  );
  expect(() => drafts.write('a', 'b')).not.toThrow();
});

test('mobile numbers are labelled mobile in every spelling, the rest work', () => {
  const spelled = [
    '09125550039',
    '+989125550039',
    '00989125550039',
    '۰۹۱۲ ۵۵۵ ۰۰۳۹',
    '9125550039',
    '02122514321',
    '110',
  ];
  expect(spelled.map(labelOf)).toEqual(['mobile', 'mobile', 'mobile', 'mobile', 'mobile', 'work', 'work']);
});

function memory() {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
    key: (index: number) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
}
