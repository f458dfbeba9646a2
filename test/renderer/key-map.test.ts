import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionOfKey, capOf } from '../../src/renderer/pop/pop-keys.ts';
import {
  chordOf,
  FIRST_KEYS,
  KEY_ACTIONS,
  type KeyAction,
  type KeyMap,
  readKeys,
  refusalOf,
  writeKeys,
} from '../../src/renderer/ui/key-map.ts';

const PLAIN = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false };
const ACTIONS = Object.keys(KEY_ACTIONS) as KeyAction[];

test('no two first keys are in each other’s way', () => {
  expect(ACTIONS.filter((action) => refusalOf(FIRST_KEYS, action, FIRST_KEYS[action]) !== null)).toEqual([]);
});

test('a key that another deed has is refused by the name of that deed', () => {
  expect(refusalOf(FIRST_KEYS, 'note', { code: 'KeyT' })).toEqual({ kind: 'taken', by: 'ticket' });
  expect(refusalOf(FIRST_KEYS, 'search', { code: 'Digit2', alt: true })).toEqual({ kind: 'taken', by: 'room2' });
});

test('keys of different places may be the same: a card’s and a list’s', () => {
  expect(refusalOf(FIRST_KEYS, 'take', { code: 'KeyC' })).toBeNull();
  expect(refusalOf(FIRST_KEYS, 'note', { code: 'KeyC' })).toEqual({ kind: 'taken', by: 'newCustomer' });
});

test('outcome digits, moving, typing, copying and the browser’s keys cannot be had', () => {
  expect(refusalOf(FIRST_KEYS, 'take', { code: 'Digit5' })).toEqual({ kind: 'outcome' });
  expect(refusalOf(FIRST_KEYS, 'take', { code: 'Numpad5' })).toEqual({ kind: 'outcome' });
  for (const chord of [
    { code: 'Tab' },
    { code: 'ArrowDown' },
    { code: 'Space' },
    { code: 'Enter' },
    { code: 'Escape' },
    { code: 'F5' },
    { code: 'KeyC', ctrl: true },
    { code: 'Enter', ctrl: true },
  ])
    expect(refusalOf(FIRST_KEYS, 'take', chord)).toEqual({ kind: 'reserved' });
  expect(refusalOf(FIRST_KEYS, 'take', { code: 'KeyZ' })).toBeNull();
});

test('a card obeys the changed key, shows it, and no longer the old one', () => {
  const keys: KeyMap = { ...FIRST_KEYS, take: { code: 'KeyZ' }, ticket: { code: 'F2' } };
  expect(actionOfKey({ ...PLAIN, code: 'KeyZ' }, keys)).toEqual({ kind: 'take' });
  expect(actionOfKey({ ...PLAIN, code: 'KeyA' }, keys)).toBeNull();
  expect([capOf('take', keys), capOf('ticket', keys), capOf('note', keys)]).toEqual(['Z', 'F2', 'N']);
});

test('only what was changed is kept, also when two deeds changed keys with each other', () => {
  const keys: KeyMap = { ...FIRST_KEYS, note: { code: 'KeyT' }, ticket: { code: 'KeyN' } };
  expect(Object.keys(JSON.parse(writeKeys(keys)) as object).sort()).toEqual(['note', 'ticket']);
  expect(readKeys(writeKeys(keys))).toEqual(keys);
  expect(writeKeys(FIRST_KEYS)).toBe('{}');
});

test('what is stored wrongly, or would conflict, leaves the first keys', () => {
  for (const stored of [null, 'no json', '3', '{"nothing":{"code":"KeyZ"}}', '{"note":7}', '{"note":{"code":"KeyT"}}'])
    expect(readKeys(stored)).toEqual(FIRST_KEYS);
});

test('whatever is stored, what is read has no conflict', () => {
  const chord = fc.record({
    code: fc.constantFrom('KeyA', 'KeyT', 'KeyN', 'KeyC', 'Slash', 'Escape', 'Digit1', 'Space'),
    ctrl: fc.boolean(),
    alt: fc.boolean(),
    shift: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...ACTIONS), chord), (stored) => {
      const keys = readKeys(JSON.stringify(stored));
      expect(ACTIONS.filter((action) => refusalOf(keys, action, keys[action]) !== null)).toEqual([]);
    }),
  );
});

test('Ctrl, Alt and Shift alone are no key yet, and ⌘ is Ctrl', () => {
  expect(chordOf({ ...PLAIN, code: 'ControlLeft', ctrlKey: true })).toBeNull();
  expect(chordOf({ ...PLAIN, code: 'KeyK', metaKey: true })).toEqual({
    code: 'KeyK',
    ctrl: true,
    alt: false,
    shift: false,
  });
});
