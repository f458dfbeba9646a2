import { describe, expect, it, onTestFinished } from 'vitest';
import { openOffice } from '../../support/office.ts';

async function desk() {
  const office = await openOffice();
  onTestFinished(office.stop);
  const sara = await office.agent('sara');
  const { id } = await sara.client.ask('customers.create', { name: 'سارا محمدی' });
  return { office, sara, id, ask: sara.client.ask };
}

const changesOf = (office: Awaited<ReturnType<typeof desk>>['office']): unknown =>
  JSON.parse(
    office.store.get<{ changes: string }>('select changes from journal order by seq desc limit 1')?.changes ?? 'null',
  );

describe('a note', () => {
  it('is written, edited with its moment, pinned in front and taken away', async () => {
    const { office, sara, id, ask } = await desk();
    const first = await ask('notes.add', { customerId: id, text: 'یک' });
    office.pass(1000);
    const second = await ask('notes.add', { customerId: id, text: 'دو' });
    expect(first).toMatchObject({ text: 'یک', author: { id: sara.id, name: 'sara' }, editedAt: null, pinned: false });
    const notes = async () => (await ask('customers.get', { id })).notes.map((note) => note.text);
    expect(await notes()).toEqual(['دو', 'یک']);
    expect((await ask('notes.edit', { id: first.id, text: 'یک', pinned: true })).editedAt).toBeNull();
    expect(await notes()).toEqual(['یک', 'دو']);
    expect((await ask('notes.edit', { id: second.id, text: 'سه', pinned: false })).editedAt).toBe(office.time.now);
    await ask('notes.remove', { id: first.id });
    expect(changesOf(office)).toMatchObject([
      { table: 'notes', row: first.id, before: { text: 'یک', pinned: true }, after: null },
    ]);
    expect(await notes()).toEqual(['سه']);
  });
});

describe('a ticket', () => {
  it('has a number, closes and opens again', async () => {
    const { office, id, ask } = await desk();
    const one = await ask('tickets.open', { customerId: id, title: 'خرابی برد' });
    const two = await ask('tickets.open', { customerId: id, title: 'تاخیر' });
    expect([one.number, two.number, one.closedAt]).toEqual([1, 2, null]);
    expect((await ask('tickets.close', { id: two.id, closed: true })).closedAt).toBe(office.time.now);
    expect((await ask('customers.get', { id })).tickets.map((ticket) => ticket.number)).toEqual([1, 2]);
    expect((await ask('tickets.close', { id: two.id, closed: false })).closedAt).toBeNull();
    expect((await ask('customers.get', { id })).tickets.map((ticket) => ticket.number)).toEqual([2, 1]);
  });
});

describe('a promise', () => {
  it('is on the list of who made it, and of all when it is nobody’s, soonest first and done ones last', async () => {
    const { office, sara, id, ask } = await desk();
    const ali = await office.agent('ali');
    const due = (hours: number) => office.time.now + hours * 3_600_000;
    const add = (text: string, hours: number, ownerId: string | null) =>
      ask('followUps.add', { customerId: id, text, dueAt: due(hours), ownerId });
    const late = await add('دیر', 9, sara.id);
    const soon = await add('زود', 1, sara.id);
    await add('علی', 2, ali.id);
    await add('همه', 5, null);
    const mine = async (who: typeof ali) => (await who.client.ask('followUps.mine', {})).map((one) => one.text);
    expect([await mine(sara), await mine(ali)]).toEqual([
      ['زود', 'همه', 'دیر'],
      ['علی', 'همه'],
    ]);
    expect((await ask('followUps.done', { id: soon.id, done: true })).doneAt).toBe(office.time.now);
    expect(await mine(sara)).toEqual(['همه', 'دیر', 'زود']);
    await ask('followUps.done', { id: soon.id, done: false });
    expect((await mine(sara))[0]).toBe('زود');
    expect(late).toMatchObject({ owner: { id: sara.id }, customer: { id, name: 'سارا محمدی' } });
  });
});

describe('work on a customer', () => {
  it('is told to all screens', async () => {
    const { sara, id, ask } = await desk();
    const before = sara.named('customer.changed').length;
    await ask('notes.add', { customerId: id, text: 'یک' });
    await ask('tickets.open', { customerId: id, title: 'دو' });
    await ask('followUps.add', { customerId: id, text: 'سه', dueAt: 5 });
    expect(sara.named('customer.changed').slice(before)).toEqual(Array(3).fill({ id, removed: false }));
  });

  it.each([
    ['notes.add', { customerId: 'nobody', text: 'x' }],
    ['notes.edit', { id: 'nothing', text: 'x', pinned: false }],
    ['notes.remove', { id: 'nothing' }],
    ['tickets.open', { customerId: 'nobody', title: 'x' }],
    ['tickets.close', { id: 'nothing', closed: true }],
    ['followUps.add', { customerId: 'nobody', text: 'x', dueAt: 5 }],
    ['followUps.done', { id: 'nothing', done: true }],
  ] as const)('that is not there is refused: %s', async (name, input) => {
    const { ask } = await desk();
    await expect(ask(name, input as never)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('on a removed customer is refused', async () => {
    const { id, ask } = await desk();
    const { id: note } = await ask('notes.add', { customerId: id, text: 'یک' });
    await ask('customers.remove', { id });
    await expect(ask('notes.edit', { id: note, text: 'دو', pinned: false })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
