// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CallsList } from '../../src/renderer/calls/calls-list.tsx';
import { CallsPart } from '../../src/renderer/customers/calls-part.tsx';
import { Dock } from '../../src/renderer/pop/dock.tsx';
import { fitsCheckDigit } from '../../src/renderer/recording/card-number.ts';
import { NeverRecordBadge, NeverRecordSwitch } from '../../src/renderer/recording/never-record.tsx';
import { useCardFieldPause } from '../../src/renderer/recording/use-card-field-pause.ts';
import { callFilter } from '../../src/shared/contract/calls.ts';
import type { LiveRecording, RecordingSettings } from '../../src/shared/contract/recordings.ts';
import { permissionsOf } from '../../src/shared/domain/permission.ts';
import { type Answers, button, click, ME, onStage, press, rest, type Stage, type as typeIn } from './pop-stage.tsx';
import { CALLS, CUSTOMER_FILE, LIVE, talking } from './recording-stage/scene.ts';

let stage: Stage;
beforeEach(() => localStorage.clear());
afterEach(() => stage.close());

const ON = { enabled: true } as RecordingSettings;
const asked = (name: string) => stage.asked.filter((one) => one.name === name).map((one) => one.input);
const state = () => stage.page.querySelector('[data-testid=recording-state]');

/** The shell's ear for card fields, beside the dock. */
function House() {
  useCardFieldPause();
  return (
    <>
      <Dock />
      <input autoComplete="section-pay cc-number" aria-label="of a page" />
      <input aria-label="elsewhere" />
    </>
  );
}

async function dock(live: LiveRecording | null, answers: Answers = {}): Promise<HTMLElement> {
  stage = await onStage(<House />, {
    'live.snapshot': () => ({
      at: 0,
      lines: [],
      devices: [],
      presence: [],
      pops: [],
      missed: [],
      dock: [talking('en')],
    }),
    'recordings.settings': () => ON,
    'recordings.live': () => (live === null ? [] : [live]),
    'recordings.mark': () => null,
    'recordings.consent': () => null,
    ...answers,
  });
  await rest();
  return stage.page;
}

test('the call in hand says by shape and word that it is recorded, and since when', async () => {
  await dock(LIVE('recording'));
  expect(state()?.getAttribute('data-look')).toBe('recording');
  expect(state()?.textContent).toMatch(/^Recording2:0\d$/);
  expect(state()?.querySelector('svg')).not.toBeNull();
});

test('what changes is shown as soon as it is told: pause, alarm, and a trouble with its reason', async () => {
  await dock(LIVE('recording'));
  await stage.push('recording.changed', LIVE('paused'));
  expect(state()?.textContent).toContain('Paused');
  await stage.push('recording.changed', LIVE('alarm'));
  expect(state()?.getAttribute('data-look')).toBe('alarm');
  await stage.push('recording.changed', LIVE('trouble'));
  expect(state()?.textContent).toBe('Not recording: device unplugged');
  expect(stage.page.querySelector('fieldset[data-recording] [role=status]')?.textContent).toContain('unplugged');
});

test('where the office records nothing there is not a word of it', async () => {
  const page = await dock(LIVE('off'), { 'recordings.settings': () => ({ ...ON, enabled: false }) });
  expect(page.querySelector('[data-recording]')).toBeNull();
});

test('a call of somebody else, or one that left the hand, leaves nothing behind', async () => {
  const page = await dock(null);
  await stage.push('recording.changed', { ...LIVE('recording'), callId: 'other' });
  expect(page.querySelector('[data-recording]')).toBeNull();
  await stage.push('recording.changed', LIVE('recording'));
  expect(page.querySelector('[data-recording]')).not.toBeNull();
  await stage.push('dock.removed', { callId: 'talk' });
  expect(stage.core.recordings.get().byCall.talk).toBeUndefined();
});

test('R pauses and resumes from anywhere on the page, but not while somebody types', async () => {
  const page = await dock(LIVE('recording'));
  await press(page.querySelector('textarea'), 'KeyR');
  expect(asked('recordings.pause')).toEqual([]);
  await press(document.body, 'KeyR');
  expect(asked('recordings.pause')).toEqual([{ callId: 'talk', cause: 'key' }]);
  await stage.push('recording.changed', LIVE('paused'));
  await press(document.body, 'KeyR');
  expect(asked('recordings.resume')).toEqual([{ callId: 'talk', cause: 'key' }]);
});

test('M asks for words and Enter marks, with them or without', async () => {
  await dock(LIVE('recording'));
  await press(document.body, 'KeyM');
  const field = document.querySelector('input[aria-label^="What is here"]');
  await typeIn(field, ' wants a discount ');
  await act(async () => {
    field?.closest('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  await rest();
  expect(asked('recordings.mark')).toEqual([{ callId: 'talk', text: 'wants a discount' }]);
});

test('a line that needs consent asks for it, and both answers are one click', async () => {
  const page = await dock(LIVE('consent'));
  expect(page.querySelector('[data-testid=recording-consent]')?.textContent).toContain('May we record?');
  await click(button(page, 'Refused'));
  await click(button(page, 'Agreed'));
  expect(asked('recordings.consent')).toEqual([
    { callId: 'talk', given: false },
    { callId: 'talk', given: true },
  ]);
});

test('what an agent may not do is not offered', async () => {
  const { may } = LIVE('off');
  const page = await dock({ ...LIVE('recording'), may: { ...may, start: false } });
  // The details and the field for card data, which no office can take away.
  const names = [...page.querySelectorAll('fieldset[data-recording] button')].map((one) =>
    one.getAttribute('aria-label'),
  );
  expect(names).toEqual([null, 'Card data']);
});

test('a refusal is told beside the buttons, in words', async () => {
  const page = await dock(LIVE('recording'), { 'recordings.pause': () => ({ refused: 'call_over' }) });
  await press(document.body, 'KeyR');
  expect(page.querySelector('fieldset[data-recording] [role=alert]')?.textContent).not.toBe('');
});

const focus = async (label: string) => {
  await act(async () => stage.page.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.focus());
  await rest();
};

test('while the keyboard is in a card field my recording pauses, and resumes when it has left', async () => {
  await dock(LIVE('recording'));
  await focus('of a page');
  expect(asked('recordings.pause')).toEqual([{ callId: 'talk', cause: 'cardField' }]);
  expect(asked('recordings.resume')).toEqual([]);
  await focus('elsewhere');
  expect(asked('recordings.resume')).toEqual([{ callId: 'talk', cause: 'cardField' }]);
});

test('what may begin while the keyboard is in a card field begins paused; what is never recorded is left alone', async () => {
  const never = LIVE('off');
  await dock({ ...never, why: 'neverRule', may: { ...never.may, start: false } });
  await focus('of a page');
  expect(asked('recordings.pause')).toEqual([]);
  await stage.push('recording.changed', LIVE('off'));
  expect(asked('recordings.pause')).toEqual([{ callId: 'talk', cause: 'cardField' }]);
  await stage.push('recording.changed', LIVE('recording'));
  expect(asked('recordings.pause')).toHaveLength(1);
});

test('a pause by hand holds together with that of the card field', async () => {
  await dock(LIVE('paused'));
  await focus('of a page');
  expect(asked('recordings.pause')).toEqual([{ callId: 'talk', cause: 'cardField' }]);
});

test('the end of the call ends the matter: nothing is resumed', async () => {
  await dock(LIVE('recording'));
  await focus('of a page');
  const item = talking('en');
  await stage.push('dock.changed', { ...item, pop: { ...item.pop, state: 'ended', endedAt: item.pop.startedAt } });
  await focus('elsewhere');
  expect(asked('recordings.resume')).toEqual([]);
});

test('a card field that is taken off the page lets the recording go on', async () => {
  const page = await dock(LIVE('recording'));
  await click(page.querySelector('[aria-label="Card data"]'));
  expect(asked('recordings.pause')).toEqual([{ callId: 'talk', cause: 'cardField' }]);
  const field = page.querySelector('[data-card-field] input');
  expect(document.activeElement).toBe(field);
  await press(field, 'Escape');
  await rest();
  expect(page.querySelector('[data-card-field]')).toBeNull();
  await act(async () => {
    document.body.append(document.createElement('i'));
  });
  await rest();
  expect(asked('recordings.resume')).toEqual([{ callId: 'talk', cause: 'cardField' }]);
});

test('a card number stands in fours, is judged, and is gone when the keyboard leaves', async () => {
  const page = await dock(LIVE('recording'));
  await click(page.querySelector('[aria-label="Card data"]'));
  const panel = page.querySelector('[role=dialog]');
  const field = panel?.querySelector('input') ?? null;
  await typeIn(field, '6104337711223344');
  expect(field?.value).toBe('6104 3377 1122 3344');
  expect(panel?.textContent).toContain('The check digit does not fit');
  const right = Array.from({ length: 10 }, (_, last) => `610433771122334${last}`).find(fitsCheckDigit) ?? '';
  await typeIn(field, right);
  expect(panel?.textContent).toContain('Bank Mellat, the number fits');
  expect(stage.asked.every((one) => !JSON.stringify(one.input).includes('6104'))).toBe(true);
  expect(JSON.stringify({ ...localStorage })).not.toContain('6104');
  await focus('elsewhere');
  expect(field?.value).toBe('');
});

test('a recording that does not pause is said in the panel, before a number is read out', async () => {
  const page = await dock(LIVE('recording'), { 'recordings.pause': () => ({ refused: 'internal' }) });
  await click(page.querySelector('[aria-label="Card data"]'));
  expect(page.querySelector('[role=dialog] [role=alert]')?.textContent).toContain('could not be paused');
});

test('a call has a play mark only where there is something to hear', async () => {
  const list = <CallsPart customerId="c1" />;
  stage = await onStage(list, { 'calls.list': () => ({ rows: [...CALLS('en')], nextCursor: null }) });
  await rest();
  const marks = [...stage.page.querySelectorAll('[data-testid=play-mark]')];
  expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
    'Play the recording (1:00:00)',
    'Play the recording (3:12)',
    'Play the recording (3:12)',
  ]);
});

test('P in the list opens the call that the arrows stand on, at its player', async () => {
  const opened: string[] = [];
  const nothing = () => undefined;
  stage = await onStage(
    <CallsList
      filter={callFilter.parse({})}
      openId={null}
      onOpen={(id) => opened.push(id)}
      onClose={nothing}
      onClear={nothing}
    />,
    { 'calls.list': () => ({ rows: [...CALLS('en')], nextCursor: null }) },
  );
  await rest();
  const grid = stage.page.querySelector('[role=grid]');
  await press(grid, 'ArrowDown');
  await press(document.body, 'KeyP');
  expect(opened).toEqual(['hour']);
});

test('never record is a switch in the file, and a word in its head', async () => {
  const customer = { ...CUSTOMER_FILE('en'), neverRecord: false };
  stage = await onStage(
    <>
      <NeverRecordBadge customer={{ neverRecord: true }} />
      <NeverRecordSwitch customer={customer} may />
    </>,
    { 'recordings.settings': () => ON, 'customers.setNeverRecord': ({ on }) => ({ ...customer, neverRecord: on }) },
  );
  await rest();
  expect(stage.page.textContent).toContain('Never recorded');
  await click(stage.page.querySelector('input[role=switch]'));
  expect(asked('customers.setNeverRecord')).toEqual([{ id: 'c1', on: true }]);
});

test('a second call that is answered does not come between a hand and the card number that it types', async () => {
  const page = await dock(LIVE('recording'));
  await click(page.querySelector('[aria-label="Card data"]'));
  await typeIn(page.querySelector('[data-card-field] input'), '6104');
  const item = talking('en');
  await stage.push('dock.changed', { ...item, pop: { ...item.pop, callId: 'second' } });
  await rest();
  expect(page.querySelector<HTMLInputElement>('[data-card-field] input')?.value).toBe('6104');
  expect(asked('recordings.resume')).toEqual([]);
  await focus('elsewhere');
  expect(page.querySelector('[data-testid=dock] fieldset')?.getAttribute('data-call-id')).toBe('second');
  expect(asked('recordings.resume')).toEqual([{ callId: 'talk', cause: 'cardField' }]);
});

test('another window in front leaves the recording paused, for the number may be needed there', async () => {
  await dock(LIVE('recording'));
  await focus('of a page');
  await act(async () => {
    // As a browser does when its window goes behind: the field is told, and keeps the keyboard.
    document.activeElement?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });
  await rest();
  expect(asked('recordings.resume')).toEqual([]);
});

test.each([
  [false, 0],
  [true, 3],
])('an agent has marks of his own calls where the office lets him hear them (%s)', async (agentsHearOwn, marks) => {
  const agent = { ...ME, role: 'agent' as const, permissions: [...permissionsOf('agent')] };
  stage = await onStage(<CallsPart customerId="c1" />, {
    'auth.state': () => ({
      needsSetup: false,
      demo: false,
      officeName: 'Office',
      language: 'en',
      version: '1',
      protocol: 1,
      me: agent,
    }),
    'calls.list': () => ({ rows: [...CALLS('en')], nextCursor: null }),
    'recordings.settings': () => ({ ...ON, agentsHearOwn }),
  });
  await rest();
  expect(stage.page.querySelectorAll('[data-testid=play-mark]')).toHaveLength(marks);
});
