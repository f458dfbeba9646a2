import { describe, expect, it, onTestFinished } from 'vitest';
import type { Customer } from '../../../src/shared/contract/customers.ts';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

type Desk = { readonly office: Office; readonly boss: Screen; readonly sara: Screen & { readonly id: string } };

async function desk(): Promise<Desk> {
  const office = await openOffice();
  onTestFinished(office.stop);
  const boss = await office.admin();
  return { office, boss, sara: await office.agent('sara') };
}

const mobile = (raw: string) => ({ raw, label: 'mobile' as const });
const newest = (office: Office) => {
  const row = office.store.get<{ name: string; changes: string }>(
    'select name, changes from journal order by seq desc limit 1',
  );
  const changes = JSON.parse(row?.changes ?? '[]') as { table: string; row: string; before: unknown; after: unknown }[];
  return { name: row?.name, tables: changes.map((one) => one.table), changes };
};
const refused = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'allowed',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('a new customer', () => {
  it('needs a name only', async () => {
    const { sara } = await desk();
    const made = await sara.client.ask('customers.create', { name: '  سارا محمدی ' });
    expect(made).toMatchObject({
      kind: 'person',
      name: 'سارا محمدی',
      version: 1,
      numbers: [],
      links: [],
      createdBy: { id: sara.id },
    });
    expect(await sara.client.ask('customers.get', { id: made.id })).toEqual(made);
  });

  it('comes with numbers, a remark and a company that is seen from both sides', async () => {
    const { office, sara } = await desk();
    const made = await sara.client.ask('customers.create', {
      name: 'سارا',
      numbers: [mobile('0912 555 0139'), mobile('+989125550139'), { raw: 'داخلی انبار', label: 'other' }],
      companyName: 'شرکت آتیه',
      remark: 'مشتری قدیمی',
    });
    expect(made.numbers.map(({ id: _id, ...number }) => number)).toEqual([
      { raw: '0912 555 0139', key: '+989125550139', local: '0912 555 0139', label: 'mobile', shared: false },
      { raw: 'داخلی انبار', key: null, local: 'داخلی انبار', label: 'other', shared: false },
    ]);
    const company = made.links[0]?.customer;
    const seen = await sara.client.ask('customers.get', { id: company?.id ?? '' });
    expect([made.remark, company?.name, seen.kind, seen.links.map((link) => link.customer.name)]).toEqual([
      'مشتری قدیمی',
      'شرکت آتیه',
      'company',
      ['سارا'],
    ]);
    expect(newest(office)).toMatchObject({
      name: 'customers.create',
      tables: ['customers', 'phone_numbers', 'phone_numbers', 'customers', 'customer_links'],
    });
  });

  it('finds the company that is there already, in whatever spelling', async () => {
    const { office, sara } = await desk();
    await sara.client.ask('customers.create', { name: 'شركت آتيه', kind: 'company' });
    await sara.client.ask('customers.create', { name: 'سارا', companyName: 'شرکت  آتیه' });
    expect(office.store.all('select id from customers where kind = ?', 'company')).toHaveLength(1);
  });

  it('is found at once by name, company and number', async () => {
    const { sara } = await desk();
    const { id } = await sara.client.ask('customers.create', {
      name: 'سارا محمدی',
      numbers: [mobile('09125550139')],
      companyName: 'شرکت آتیه',
    });
    for (const text of ['محمدی', 'آتیه', '550139']) {
      expect((await sara.client.ask('customers.search', { text })).map((row) => row.id)).toContain(id);
    }
  });

  it('is announced to all', async () => {
    const { boss, sara } = await desk();
    const { id } = await sara.client.ask('customers.create', { name: 'سارا' });
    expect(boss.named('customer.changed')).toContainEqual({ id, removed: false });
  });

  it('takes the call along that brought him', async () => {
    const { office, sara } = await desk();
    office
      .box()
      .say({ kind: 'ring', line: 1 }, { kind: 'callerId', line: 1, number: '09125550139', numberStatus: 'ok' });
    await office.settled();
    const callId = sara.named<{ callId: string }>('pop.shown')[0]?.callId ?? '';
    const { id } = await sara.client.ask('customers.create', {
      name: 'سارا',
      numbers: [mobile('09125550139')],
      callId,
    });
    const detail = await sara.client.ask('calls.get', { id: callId });
    expect([detail.call.customer?.id, detail.events.at(-1)?.kind, detail.match]).toMatchObject([
      id,
      'linked',
      { kind: 'known', customer: { id } },
    ]);
    office.box().say({ kind: 'ring', line: 1, ringCount: 2 });
    await office.settled();
    expect((await sara.client.ask('calls.get', { id: callId })).call.customer?.id).toBe(id);
  });

  it('takes no call that somebody else holds', async () => {
    const { office, sara } = await desk();
    const ali = await office.agent('ali');
    office
      .box()
      .say({ kind: 'ring', line: 1 }, { kind: 'callerId', line: 1, number: '09125550139', numberStatus: 'ok' });
    await office.settled();
    const callId = sara.named<{ callId: string }>('pop.shown')[0]?.callId ?? '';
    await ali.client.ask('calls.take', { id: callId });
    expect(await refused(sara.client.ask('customers.create', { name: 'سارا', callId }))).toBe('already_taken');
    expect(await refused(sara.client.ask('customers.create', { name: 'سارا', callId: 'no-such-call' }))).toBe(
      'not_found',
    );
    expect(office.store.all('select id from customers')).toEqual([]);
  });
});

describe('a change', () => {
  const fields = ({ id, version, kind, name, email, address, preferredChannel, remark, owner }: Customer) => ({
    id,
    version,
    kind,
    name,
    email,
    address,
    preferredChannel,
    remark,
    ownerId: owner?.id ?? null,
  });

  it('is kept, and its history too', async () => {
    const { office, sara } = await desk();
    const made = await sara.client.ask('customers.create', { name: 'سارا' });
    const after = await sara.client.ask('customers.update', {
      ...fields(made),
      name: 'سارا محمدی',
      email: 'sara@example.com',
      address: '',
      ownerId: sara.id,
    });
    expect(after).toMatchObject({
      version: 2,
      name: 'سارا محمدی',
      email: 'sara@example.com',
      address: null,
      owner: { id: sara.id },
    });
    expect(newest(office).changes).toEqual([
      expect.objectContaining({
        table: 'customers',
        row: made.id,
        before: expect.objectContaining({ name: 'سارا', email: null, version: 1 }),
        after: expect.objectContaining({ name: 'سارا محمدی', email: 'sara@example.com', version: 2 }),
      }),
    ]);
  });

  it('does not win unseen over another', async () => {
    const { boss, sara } = await desk();
    const made = await sara.client.ask('customers.create', { name: 'سارا' });
    await boss.client.ask('customers.update', { ...fields(made), name: 'نخست' });
    expect(await refused(sara.client.ask('customers.update', { ...fields(made), name: 'دوم' }))).toBe('stale');
    expect((await sara.client.ask('customers.get', { id: made.id })).name).toBe('نخست');
  });

  it('of a name is found in the list of customers, at the people of a company, and in old calls', async () => {
    const { office, sara } = await desk();
    const person = await sara.client.ask('customers.create', { name: 'سارا', companyName: 'شرکت کهنه' });
    const company = await sara.client.ask('customers.get', { id: person.links[0]?.customer.id ?? '' });
    office
      .box()
      .say({ kind: 'ring', line: 1 }, { kind: 'callerId', line: 1, number: '09125550139', numberStatus: 'ok' });
    await office.settled();
    const callId = sara.named<{ callId: string }>('pop.shown')[0]?.callId ?? '';
    await sara.client.ask('calls.link', { id: callId, customerId: person.id, remember: false });
    await sara.client.ask('customers.update', { ...fields(company), name: 'شرکت نوین' });
    await sara.client.ask('customers.update', { ...fields(person), name: 'نگین' });
    const found = async (text: string) =>
      (await sara.client.ask('customers.search', { text })).map((row) => row.id).sort();
    expect([await found('کهنه'), await found('نوین')]).toEqual([[], [person.id, company.id].sort()]);
    const calls = async (text: string) =>
      (await sara.client.ask('calls.list', { filter: { text } })).rows.map((row) => row.id);
    expect([await calls('سارا'), await calls('نگین')]).toEqual([[], [callId]]);
  });

  it('needs somebody who is there', async () => {
    const { sara } = await desk();
    const made = await sara.client.ask('customers.create', { name: 'سارا' });
    expect(await refused(sara.client.ask('customers.update', { ...fields(made), ownerId: 'nobody' }))).toBe(
      'not_found',
    );
    expect(await refused(sara.client.ask('customers.update', { ...fields(made), id: 'nobody' }))).toBe('not_found');
  });
});

describe('a removed customer', () => {
  it('is in no list, search or match, can be read, cannot be changed, and comes back whole', async () => {
    const { boss, sara } = await desk();
    const made = await sara.client.ask('customers.create', { name: 'سارا', numbers: [mobile('09125550139')] });
    await sara.client.ask('customers.remove', { id: made.id });
    const seen = async () => [
      (await sara.client.ask('customers.search', { text: 'سارا' })).length,
      (await sara.client.ask('customers.list', {})).total,
    ];
    expect(await seen()).toEqual([0, 0]);
    expect((await sara.client.ask('customers.get', { id: made.id })).removedAt).not.toBeNull();
    expect(await refused(sara.client.ask('customers.setBalance', { id: made.id, rials: 1 }))).toBe('not_found');
    expect(boss.named('customer.changed').at(-1)).toEqual({ id: made.id, removed: true });
    expect(await sara.client.ask('customers.restore', { id: made.id })).toMatchObject({
      numbers: made.numbers,
      removedAt: null,
    });
    expect(await seen()).toEqual([1, 1]);
  });
});

describe('a number', () => {
  it('is attached, shared and taken away', async () => {
    const { office, sara } = await desk();
    const one = await sara.client.ask('customers.create', { name: 'یک', numbers: [mobile('09125550139')] });
    const two = await sara.client.ask('customers.create', { name: 'دو' });
    const { customer, numberId } = await sara.client.ask('customers.addNumber', {
      id: two.id,
      number: mobile('۰۹۱۲۵۵۵۰۱۳۹'),
    });
    expect([customer.version, customer.numbers.map((number) => [number.id, number.shared])]).toEqual([
      2,
      [[numberId, true]],
    ]);
    expect(
      await refused(sara.client.ask('customers.addNumber', { id: two.id, number: mobile('+98 912 555 0139') })),
    ).toBe('number_exists');
    expect(await refused(sara.client.ask('customers.removeNumber', { id: one.id, numberId }))).toBe('not_found');
    expect((await sara.client.ask('customers.removeNumber', { id: two.id, numberId })).numbers).toEqual([]);
    expect(newest(office)).toMatchObject({
      tables: ['phone_numbers'],
      changes: [{ before: { id: numberId, key: '+989125550139' }, after: null }],
    });
    expect((await sara.client.ask('customers.get', { id: one.id })).numbers[0]?.shared).toBe(false);
  });

  it('of a customer who is known now changes the card that is on the screen', async () => {
    const { office, sara } = await desk();
    const { id } = await sara.client.ask('customers.create', { name: 'سارا' });
    office
      .box()
      .say({ kind: 'ring', line: 1 }, { kind: 'callerId', line: 1, number: '09125550139', numberStatus: 'ok' });
    await office.settled();
    const pop = sara.named<{ callId: string; match: { kind: string } }>('pop.shown')[0];
    expect(pop?.match.kind).toBe('unknown');
    await sara.client.ask('customers.addNumber', { id, number: mobile('09125550139'), callId: pop?.callId ?? '' });
    await office.settled();
    expect(sara.named('pop.changed').at(-1)).toMatchObject({
      match: { kind: 'known', customer: { id, name: 'سارا' } },
    });
  });
});

describe('caution and balance', () => {
  it('name who wrote them and when, and go', async () => {
    const { office, sara } = await desk();
    const { id } = await sara.client.ask('customers.create', { name: 'سارا' });
    const warned = await sara.client.ask('customers.setCaution', { id, text: 'فقط نقدی', expiresAt: null });
    const now = office.time.now;
    expect(warned.caution).toEqual({ text: 'فقط نقدی', authorName: 'sara', at: now, expiresAt: null });
    expect((await sara.client.ask('customers.setBalance', { id, rials: -500 })).balance).toEqual({
      rials: -500,
      at: now,
    });
    const calm = await sara.client.ask('customers.setCaution', { id, text: null, expiresAt: now + 5 });
    const even = await sara.client.ask('customers.setBalance', { id, rials: null });
    expect([calm.caution, even.balance, even.version]).toEqual([null, null, 5]);
  });
});

describe('a link', () => {
  it('joins a person and a company, once, with a role', async () => {
    const { office, sara } = await desk();
    const person = await sara.client.ask('customers.create', { name: 'سارا' });
    const company = await sara.client.ask('customers.create', { name: 'شرکت آتیه', kind: 'company' });
    const link = (role: string | null) =>
      sara.client.ask('customers.link', { personId: person.id, companyId: company.id, role });
    await link(null);
    await link('مدیر خرید');
    const seen = await sara.client.ask('customers.get', { id: company.id });
    expect(seen.links.map(({ customer, role }) => [customer.name, role])).toEqual([['سارا', 'مدیر خرید']]);
    expect(newest(office).changes).toMatchObject([{ before: { role: null }, after: { role: 'مدیر خرید' } }]);
    await sara.client.ask('customers.unlink', { linkId: seen.links[0]?.id ?? '' });
    expect((await sara.client.ask('customers.get', { id: person.id })).links).toEqual([]);
    expect(await sara.client.ask('customers.search', { text: 'آتیه' })).toHaveLength(1);
  });

  it('does not join two persons', async () => {
    const { sara } = await desk();
    const one = await sara.client.ask('customers.create', { name: 'یک' });
    const two = await sara.client.ask('customers.create', { name: 'دو' });
    expect(await refused(sara.client.ask('customers.link', { personId: one.id, companyId: two.id, role: null }))).toBe(
      'bad_input',
    );
    expect(await refused(sara.client.ask('customers.unlink', { linkId: 'nowhere' }))).toBe('not_found');
  });
});
