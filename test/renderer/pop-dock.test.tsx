// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Dock } from '../../src/renderer/pop/dock.tsx';
import { noteDrafts } from '../../src/renderer/pop/dock-drafts.ts';
import type { DockItem } from '../../src/shared/contract/calls.ts';
import { type Answers, button, click, onStage, POP, press, rest, type Stage, type as typeIn } from './pop-stage.tsx';

const CODES = [
  { id: 'sale', label: { fa: 'فروش', en: 'Sale' }, digit: 1, needsNote: false, archived: false },
  { id: 'other', label: { fa: 'دیگر', en: 'Other' }, digit: 2, needsNote: true, archived: false },
  { id: 'old', label: { fa: 'کهنه', en: 'Old' }, digit: 3, needsNote: false, archived: true },
];
const OVER: DockItem = {
  pop: { ...POP, state: 'ended', answeredAt: POP.startedAt + 5000, endedAt: POP.startedAt + 65_000 },
  note: '',
  outcomeCodeId: null,
  codeRequired: true,
};
let stage: Stage;
beforeEach(() => localStorage.clear());
afterEach(() => stage.close());

async function dock(items: readonly DockItem[], answers: Answers = {}): Promise<HTMLElement> {
  const snapshot = { at: 0, lines: [], devices: [], presence: [], pops: [], missed: [] };
  stage = await onStage(<Dock />, {
    'outcomeCodes.list': () => CODES,
    'live.snapshot': () => ({ ...snapshot, dock: [...items] }),
    'calls.code': () => null,
    'calls.hangUp': () => null,
    ...answers,
  });
  return stage.page;
}
const asked = (name: string) => stage.asked.filter((one) => one.name === name).map((one) => one.input);

test('a line that asks for an outcome does not let its call be closed without one, and says so', async () => {
  const page = await dock([OVER]);
  await click(button(page, 'Save and close'));
  expect(page.querySelector('[role=alert]')?.textContent).toContain('This line asks for an outcome');
  expect(asked('calls.code')).toEqual([]);
});

test('a digit key chooses the outcome, and closing sends it with the note', async () => {
  const page = await dock([OVER]);
  await typeIn(page.querySelector('textarea'), 'Ordered two pumps');
  await press(document.body, 'Digit1');
  expect(button(page, 'Sale')?.getAttribute('aria-pressed')).toBe('true');
  await click(button(page, 'Save and close'));
  expect(asked('calls.code')).toEqual([{ id: 'call1', outcomeCodeId: 'sale', note: 'Ordered two pumps' }]);
});

test('digits typed into the note are text, not outcomes', async () => {
  const page = await dock([OVER]);
  await press(page.querySelector('textarea'), 'Digit1');
  expect(button(page, 'Sale')?.getAttribute('aria-pressed')).toBe('false');
});

test('an outcome that needs a note asks for one', async () => {
  const page = await dock([OVER]);
  await press(document.body, 'Digit2');
  await click(button(page, 'Save and close'));
  expect(page.querySelector('[role=alert]')?.textContent).toContain('needs a note');
  expect(asked('calls.code')).toEqual([]);
});

test('an archived outcome is offered to nobody', async () => {
  const page = await dock([OVER]);
  expect(button(page, 'Old')).toBeUndefined();
});

test('a conversation that still goes on is ended before it is coded', async () => {
  const page = await dock([{ ...OVER, codeRequired: false, pop: { ...OVER.pop, state: 'talking', endedAt: null } }]);
  await click(button(page, 'Save and close'));
  expect(stage.asked.map((one) => one.name).filter((name) => name === 'calls.hangUp' || name === 'calls.code')).toEqual(
    ['calls.hangUp', 'calls.code'],
  );
});

test('a note that a crash kept from the hub stands in the field again and is sent', async () => {
  noteDrafts.write('call1', 'typed before the crash');
  const page = await dock([{ ...OVER, note: 'older' }]);
  expect(page.querySelector('textarea')?.value).toBe('typed before the crash');
  await stage.close();
  await rest();
  expect(asked('calls.saveNote')).toEqual([{ id: 'call1', text: 'typed before the crash' }]);
  stage = await onStage(<Dock />);
});

test('the chosen outcome outlives a reload', async () => {
  await dock([OVER]);
  await press(document.body, 'Digit1');
  await stage.close();
  const page = await dock([OVER]);
  expect(button(page, 'Sale')?.getAttribute('aria-pressed')).toBe('true');
});

test('several calls in hand are tabs, the one in conversation in front', async () => {
  const talking = { ...OVER, pop: { ...OVER.pop, callId: 'call2', state: 'talking' as const, endedAt: null } };
  const page = await dock([talking, OVER]);
  const tabs = [...page.querySelectorAll('[role=tab]')];
  expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['true', 'false']);
  await click(tabs[1]);
  expect(page.querySelector('fieldset')?.getAttribute('data-call-id')).toBe('call1');
});

test('a refusal is told beside the button, in words', async () => {
  const page = await dock([{ ...OVER, codeRequired: false }], { 'calls.code': () => ({ refused: 'store_full' }) });
  await click(button(page, 'Save and close'));
  expect(page.querySelector('[role=alert]')?.textContent).toContain('The disk is full');
});
