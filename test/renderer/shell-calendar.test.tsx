// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { JalaliDatePicker } from '../../src/renderer/ui/jalali-date-picker.tsx';
import { instantFromJalali } from '../../src/shared/domain/jalali.ts';
import { click, onStage, type Stage } from './pop-stage.tsx';
import { readable } from './shell-wire.ts';

const ZONE = 'Asia/Tehran';
let stage: Stage;
afterEach(() => stage.close());

/** The picker of somebody who reads Persian, with a day chosen. */
async function picker(value: number | null): Promise<(number | null)[]> {
  const chosen: (number | null)[] = [];
  stage = await onStage(
    <JalaliDatePicker label="سررسید" value={value} clearable onChange={(day) => chosen.push(day)} />,
  );
  const { me } = stage.core.session.state.get();
  if (me === null) throw new Error('nobody is on stage');
  const preferences = { ...me.preferences, language: 'fa', digits: 'fa', calendar: 'jalali' } as const;
  await act(async () => stage.core.session.meChanged({ ...me, preferences }));
  return chosen;
}
const day = (d: number) => instantFromJalali({ y: 1404, m: 9, d }, ZONE);

test('a day is shown, and chosen, in the Jalali calendar; weeks begin on Saturday', async () => {
  const chosen = await picker(day(1));
  expect(readable(stage.page)).toContain('شنبه ۱ آذر ۱۴۰۴');
  await click(stage.page.querySelector('button'));
  expect(document.querySelector('[role=application] h2[aria-live]')?.textContent).toBe('آذر ۱۴۰۴');
  expect(document.querySelector('thead th')?.textContent).toBe('ش');
  await click(
    [...document.querySelectorAll('td [role=button]')].find(
      (one) => one.textContent === '۱۲' && !one.hasAttribute('data-outside-month'),
    ),
  );
  expect(chosen).toEqual([day(12)]);
});

test('a chosen day can be taken back', async () => {
  const chosen = await picker(day(1));
  await click(stage.page.querySelector('button[aria-label="پاک کردن تاریخ"]'));
  expect(chosen).toEqual([null]);
});
