// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDrafts } from '../../src/renderer/pop/dock-drafts.ts';
import { Cards } from '../../src/renderer/pop/pop-layer.tsx';
import { PopStack } from '../../src/renderer/pop/pop-stack.tsx';
import { useReader } from '../../src/renderer/pop/speech.ts';
import { useCardDeeds } from '../../src/renderer/pop/use-card-deeds.ts';
import type { StackEntry } from '../../src/renderer/pop/use-pop-entries.ts';
import type { Match, ScreenPop } from '../../src/shared/contract/calls.ts';
import {
  type Answers,
  button,
  CUSTOMER,
  click,
  onStage,
  POP,
  press,
  rest,
  type Stage,
  type as typeIn,
} from './pop-stage.tsx';

const AROUND = { openFile: () => undefined, focusNote: () => undefined };
let stage: Stage;
beforeEach(() => localStorage.clear());
afterEach(() => stage.close());

/** Cards whose clock is a value. */
function Stack({ pops, now }: { readonly pops: readonly ScreenPop[]; readonly now: () => number }) {
  const speech = useReader();
  const deeds = useCardDeeds(speech, AROUND);
  const entries: StackEntry[] = pops.map((pop) => ({ entry: { pop, arrivedAt: 0, fold: null }, kept: false }));
  return (
    <PopStack
      entries={entries}
      corner="startBottom"
      reserved={0}
      speech={speech}
      deeds={deeds}
      drafts={customerDrafts}
      now={now}
      onPainted={() => undefined}
    />
  );
}

/** A clock past the first moments of every card. */
function later() {
  let ms = 0;
  return () => {
    ms += 10_000;
    return ms;
  };
}

async function show(pop: ScreenPop, answers: Answers = {}): Promise<HTMLElement> {
  stage = await onStage(<Stack pops={[pop]} now={later()} />, { 'calls.link': () => POP, ...answers });
  const card = stage.page.querySelector<HTMLElement>(`[data-testid=pop-card][data-call-id=${pop.callId}] article`);
  if (card === null) throw new Error('no card');
  return card;
}

const withMatch = (match: Match): ScreenPop => ({ ...POP, match });
const asked = (name: string) => stage.asked.filter((one) => one.name === name).map((one) => one.input);

test('a known caller is shown in the order of the office: line, name, number, company, caution, promise, note, tickets, balance, owner', async () => {
  const card = await show(POP);
  const words = [
    'Sales',
    'Aria, how may I help?',
    'Maryam Ahmadi',
    '0912 555 0039',
    'Aria Trading',
    'MCI',
    'call 3 in 7 days',
    'last spoke with Omid',
  ];
  const facts = [
    'Pays in cash only',
    'Send the new offer',
    'Wants delivery by Thursday',
    '2 open tickets',
    'Pump is leaking',
    'owes 1,200,000 tomans',
    'Kian',
  ];
  const places = [...words, ...facts].map((word) => card.textContent?.indexOf(word) ?? -1);
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('the number stands left to right and is copied in its local form by Ctrl+C on the card', async () => {
  const card = await show(POP);
  expect(card.querySelector('[class*=number] bdi')?.getAttribute('dir')).toBe('ltr');
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => copied.push(text) },
  });
  await press(card, 'KeyC', { ctrlKey: true });
  expect(copied).toEqual(['0912 555 0039']);
});

test('a hostile name is text, whole in the title and nothing else', async () => {
  const name = `');--<img src=x onerror=alert(1)>${'x'.repeat(300)}`;
  const card = await show(withMatch({ kind: 'known', customer: { ...CUSTOMER, name }, remembered: false }));
  expect(card.querySelector('img')).toBeNull();
  expect(card.querySelector('h2')?.title).toBe(name);
});

test('among several customers the arrows move, Enter chooses, and the choice is remembered for the number', async () => {
  const customers = ['a', 'b', 'c'].map((id) => ({ ...CUSTOMER, id, name: `Customer ${id}` }));
  const card = await show(withMatch({ kind: 'several', customers, total: 3 }));
  expect(card.textContent).toContain('shared line');
  await press(card, 'ArrowDown');
  await press(card, 'ArrowDown');
  await press(card, 'ArrowUp');
  await press(card, 'Enter');
  expect(asked('calls.link')).toEqual([{ id: 'call1', customerId: 'b', remember: true }]);
});

test('a maybe is called maybe, and saying yes remembers nothing', async () => {
  const card = await show(withMatch({ kind: 'maybe', customers: [CUSTOMER] }));
  expect(card.querySelector('h2')?.textContent).toContain('Maybe Maryam Ahmadi?');
  await press(card, 'Enter');
  expect(asked('calls.link')).toEqual([{ id: 'call1', customerId: 'c1', remember: false }]);
});

test('an unknown caller has a name field ready that did not take the keyboard; Enter saves name and number', async () => {
  const card = await show(withMatch({ kind: 'unknown' }), { 'customers.create': () => ({ refused: 'internal' }) });
  expect(document.activeElement).toBe(document.body);
  const field = card.querySelector('[data-field=name]');
  await typeIn(field, 'Sohrab');
  await press(field, 'Enter');
  expect(asked('customers.create')).toEqual([
    { name: 'Sohrab', companyName: null, callId: 'call1', numbers: [{ raw: '+989125550039', label: 'mobile' }] },
  ]);
  expect(card.querySelector('[role=alert]')?.textContent).toContain('Something went wrong');
});

test('letters typed into the name field are a name and no commands', async () => {
  const card = await show(withMatch({ kind: 'unknown' }));
  await press(card.querySelector('[data-field=name]'), 'KeyA');
  expect(asked('calls.take')).toEqual([]);
});

test('a hidden number says so and why, and offers to make nobody of it', async () => {
  const card = await show({ ...POP, match: { kind: 'hidden' }, number: null, local: null, numberStatus: 'private' });
  expect(card.querySelector('h2')?.textContent).toBe('Hidden number');
  expect(card.textContent).toContain('The caller withheld the number');
  expect(card.querySelector('input')).toBeNull();
});

test('a number whose check digit was wrong is marked as unsure, and call waiting is named', async () => {
  const card = await show({ ...POP, match: { kind: 'unknown' }, callerName: 'ALI', numberSure: false, waiting: true });
  expect(card.textContent).toContain('unsure');
  expect(card.textContent).toContain('Call waiting');
});

test('a search attaches the number to an existing file by two letters and Enter', async () => {
  const found = {
    id: 'c9',
    kind: 'person' as const,
    name: 'Found',
    company: null,
    number: null,
    ownerName: null,
    lastCallAt: null,
    hasCaution: false,
  };
  const card = await show(withMatch({ kind: 'unknown' }), {
    'customers.search': () => [found],
    'customers.addNumber': () => ({ refused: 'number_exists' }),
  });
  await click(button(card, 'Attach to existing'));
  const field = card.querySelector('input');
  expect(document.activeElement).toBe(field);
  await typeIn(field, 'fo');
  const first = async () => {
    await rest();
    return card.querySelector('[role=option]')?.textContent;
  };
  await expect.poll(first).toContain('Found');
  await press(field, 'Enter');
  expect(asked('customers.addNumber')).toEqual([
    { id: 'c9', number: { raw: '+989125550039', label: 'mobile' }, callId: 'call1' },
  ]);
  expect(asked('calls.link')).toEqual([{ id: 'call1', customerId: 'c9', remember: true }]);
});

test('a card takes no click and no key in its first 700 ms', async () => {
  let ms = 1000;
  stage = await onStage(<Stack pops={[POP]} now={() => ms} />);
  const card = stage.page.querySelector('article');
  ms = 1699;
  await click(button(stage.page, 'Take'));
  await press(card, 'KeyA');
  expect(asked('calls.take')).toEqual([]);
  ms = 1700;
  await click(button(stage.page, 'Take'));
  expect(asked('calls.take')).toEqual([{ id: 'call1' }]);
});

test('a card that moved to another place takes no click meant for its neighbour', async () => {
  const second = { ...POP, callId: 'call2' };
  let ms = 1000;
  let drop: () => void = rest;
  function Moving() {
    const [pops, setPops] = useState([POP, second]);
    drop = () => setPops([second]);
    return <Stack pops={pops} now={() => ms} />;
  }
  stage = await onStage(<Moving />);
  ms = 5000;
  await act(async () => drop());
  ms = 5699;
  await click(button(stage.page, 'Take'));
  expect(asked('calls.take')).toEqual([]);
  ms = 5700;
  await click(button(stage.page, 'Take'));
  expect(asked('calls.take')).toEqual([{ id: 'call2' }]);
});

test('a call is told to a screen reader once, with its line', async () => {
  stage = await onStage(<Cards around={AROUND} place="page" />);
  await stage.push('pop.shown', POP);
  await rest();
  expect(stage.page.querySelector('[aria-live=polite]')?.textContent).toBe('Call from Maryam Ahmadi on line Sales');
});

test('a card that was painted carries the moment, and the core hears of it once', async () => {
  stage = await onStage(<Cards around={AROUND} place="page" />);
  await stage.push('pop.shown', POP);
  const card = () => stage.page.querySelector('[data-testid=pop-card][data-call-id=call1]');
  await expect.poll(() => Number(card()?.getAttribute('data-painted'))).toBeGreaterThan(0);
  await stage.push('pop.changed', { ...POP, ringCount: 2 });
  await rest();
  expect(asked('pop.seen')).toEqual([{ callId: 'call1', paintMs: expect.any(Number) }]);
});

test('a card that somebody took folds to a strip with his name', async () => {
  stage = await onStage(<Cards around={AROUND} place="page" />);
  await stage.push('pop.shown', POP);
  await stage.push('pop.folded', { callId: 'call1', reason: 'taken', by: { id: 'u2', name: 'Sara' } });
  expect(stage.page.querySelector('article')).toBeNull();
  expect(stage.page.querySelector('[data-slot=strip]')?.textContent).toContain('Sara took the call');
});

test('a name that was half typed stays when the caller hangs up, and comes back after a reload', async () => {
  const unknown = withMatch({ kind: 'unknown' });
  stage = await onStage(<Cards around={AROUND} place="page" />);
  await stage.push('pop.shown', unknown);
  await typeIn(stage.page.querySelector('[data-field=name]'), 'Half a na');
  await stage.push('pop.folded', { callId: 'call1', reason: 'missed', by: null });
  expect(stage.page.querySelector<HTMLInputElement>('[data-field=name]')?.value).toBe('Half a na');
  await stage.close();

  stage = await onStage(<Cards around={AROUND} place="page" now={later()} />);
  expect(stage.page.querySelector<HTMLInputElement>('[data-field=name]')?.value).toBe('Half a na');
  expect(stage.page.textContent).toContain('The call is over; what you typed is kept.');
  await click(button(stage.page, 'Discard'));
  expect(stage.page.querySelector('article')).toBeNull();
});
