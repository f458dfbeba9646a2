// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MissedCalls } from '../../src/renderer/desk/missed-calls.tsx';
import { DialButton } from '../../src/renderer/dial/dial-button.tsx';
import { DialLayer } from '../../src/renderer/dial/dial-layer.tsx';
import { askToDial, closeDial } from '../../src/renderer/dial/dial-store.ts';
import type { CallRow } from '../../src/shared/contract/calls.ts';
import { button, click, onStage, rest, type Stage } from './pop-stage.tsx';
import { readable } from './shell-wire.ts';

let stage: Stage;
beforeEach(async () => {
  localStorage.clear();
  stage = await onStage(null);
});
afterEach(async () => {
  act(closeDial);
  await stage.close();
});
const text = () => readable(document.body);
const asked = (name: string) => stage.asked.filter((one) => one.name === name).map((one) => one.input);
async function show(...about: Parameters<typeof onStage>): Promise<void> {
  await stage.close();
  stage = await onStage(...about);
}

const ORDER = { number: '0912 555 0039', lineId: null, customerId: 'c1' };

test('a click dials, and nothing covers the screen', async () => {
  await show(
    <>
      <DialButton wide order={ORDER} />
      <DialLayer />
    </>,
    { 'lines.dial': ({ number }) => ({ how: 'dialled', number, lineName: 'Sales' }) },
  );
  await click(button(stage.page, 'Call'));
  expect(asked('lines.dial')).toEqual([ORDER]);
  expect(document.querySelector('[role=dialog]')).toBeNull();
});

test('where no device can dial, the number is shown large with the line to use', async () => {
  await show(
    <>
      <DialButton wide order={ORDER} />
      <DialLayer />
    </>,
    { 'lines.dial': () => ({ how: 'copy', number: '0912 555 0039', lineName: 'Sales' }) },
  );
  await click(button(stage.page, 'Call'));
  expect(document.querySelector('[data-testid=dial-number]')?.textContent).toBe('0912 555 0039');
  expect(text()).toContain('Use the line \u2068Sales\u2069.');
});

test('a number that a link names is dialled only after a person said yes', async () => {
  await show(
    <>
      <a href="tel:+98-912-555-0039">call us</a>
      <DialLayer />
    </>,
    { 'lines.dial': ({ number }) => ({ how: 'dialled', number, lineName: null }) },
  );
  await click(stage.page.querySelector('a'));
  expect(text()).toContain('Call this number?');
  expect(asked('lines.dial')).toEqual([]);
  const dialog = document.querySelector('[role=dialog]');
  await click(dialog === null ? null : button(dialog, 'Call'));
  expect(asked('lines.dial')).toEqual([{ number: '+989125550039', lineId: null, customerId: null }]);
});

test('a refusal leaves the question on screen', async () => {
  await show(<DialLayer />, { 'lines.dial': () => ({ refused: 'number_unusable' }) });
  await act(async () => askToDial('110'));
  await rest();
  const dialog = document.querySelector('[role=dialog]');
  await click(dialog === null ? null : button(dialog, 'Call'));
  expect(text()).toContain('Call this number?');
});

const MISSED = {
  id: 'call1',
  line: { id: 'l1', name: 'Sales', color: '#3152c8' },
  direction: 'incoming',
  state: 'ended',
  number: '+989125550039',
  local: '0912 555 0039',
  numberStatus: 'ok',
  numberSure: true,
  callerName: null,
  customer: { id: 'c1', name: 'Maryam', company: null },
  startedAt: 0,
  answeredAt: null,
  endedAt: 1,
  ringCount: 3,
  outcome: 'missed',
  endReason: 'silence',
  takenBy: null,
  outcomeCodeId: null,
  note: null,
  toCode: false,
  waiting: false,
  recordings: { count: 0, durationMs: 0 },
} as const satisfies CallRow;

test('who calls a missed caller back takes the call first', async () => {
  await show(<MissedCalls rows={[MISSED]} />, {
    'calls.take': () => ({}) as never,
    'lines.dial': ({ number }) => ({ how: 'dialled', number, lineName: null }),
  });
  await click(button(stage.page, 'Call back'));
  const deeds = stage.asked.map((one) => one.name).filter((name) => name === 'calls.take' || name === 'lines.dial');
  expect(deeds).toEqual(['calls.take', 'lines.dial']);
  expect(asked('lines.dial')).toEqual([ORDER]);
});

test('a caller whom a colleague has taken is not called twice', async () => {
  await show(<MissedCalls rows={[MISSED]} />, { 'calls.take': () => ({ refused: 'already_taken' }) });
  await click(button(stage.page, 'Call back'));
  expect(asked('lines.dial')).toEqual([]);
  expect(text()).toContain('A colleague was quicker');
});

test('a hidden caller can be taken care of, and not be called', async () => {
  const hidden = { ...MISSED, number: null, local: null, numberStatus: 'private' as const };
  await show(<MissedCalls rows={[hidden]} />, { 'calls.take': () => ({}) as never });
  await click(button(stage.page, 'I take it'));
  expect(asked('calls.take')).toEqual([{ id: 'call1' }]);
  expect(asked('lines.dial')).toEqual([]);
});
