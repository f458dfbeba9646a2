import { expect, test, vi } from 'vitest';
import { createAskCache, spoilByEvents } from '../../src/renderer/ask-cache.ts';
import { createClient } from '../../src/shared/client/client.ts';
import type { Reply } from '../../src/shared/contract/wire.ts';
import { createWire, settled, type Wire, yes } from './shell-wire.ts';

/** Replies are handed out by the test, in the order it likes. */
function cached() {
  const replies: ((reply: Reply) => void)[] = [];
  const wire: Wire = createWire(() => new Promise((resolve) => replies.push(resolve)));
  const client = createClient(
    wire.open(() => undefined),
    () => String(wire.asked.length),
  );
  const cache = createAskCache(client);
  spoilByEvents(client, cache);
  const reply = async (index: number, answer: Reply) => {
    replies[index]?.(answer);
    await settled();
  };
  return { wire, cache, reply };
}
const file = (name: string) => yes({ id: 'c1', name });

test('two screens with the same question ask once', async () => {
  const { wire, cache, reply } = cached();
  cache.follow('customers.get', { id: 'c1' }, () => undefined);
  cache.follow('customers.get', { id: 'c1' }, () => undefined);
  await reply(0, file('Maryam'));
  expect(wire.asked).toHaveLength(1);
  expect(cache.read('customers.get', { id: 'c1' })).toMatchObject({ data: { name: 'Maryam' }, loading: false });
});

test('an event makes an answer old: it stays on screen until the new one is here, and many events are one question', async () => {
  vi.useFakeTimers();
  const { wire, cache, reply } = cached();
  cache.follow('customers.get', { id: 'c1' }, () => undefined);
  await reply(0, file('Maryam'));
  for (let turn = 0; turn < 5; turn += 1) wire.push('customer.changed', { id: 'c1', removed: false });
  vi.runAllTimers();
  vi.useRealTimers();
  expect(wire.asked).toHaveLength(2);
  expect(cache.read('customers.get', { id: 'c1' }).data).toMatchObject({ name: 'Maryam' });
  await reply(1, file('Maryam Ahmadi'));
  expect(cache.read('customers.get', { id: 'c1' }).data).toMatchObject({ name: 'Maryam Ahmadi' });
});

test('a late answer to an earlier question does not replace a newer one', async () => {
  const { cache, reply } = cached();
  cache.follow('lines.list', {}, () => undefined);
  cache.refresh('lines.list', {});
  await reply(1, yes([{ id: 'new' }]));
  await reply(0, yes([{ id: 'old' }]));
  expect(cache.read('lines.list', {}).data).toEqual([{ id: 'new' }]);
});

test('a refusal leaves the last answer on screen and is asked again by the next who looks', async () => {
  const { wire, cache, reply } = cached();
  const leave = cache.follow('lines.list', {}, () => undefined);
  await reply(0, yes([]));
  cache.refresh('lines.list', {});
  await reply(1, { ok: false, error: { code: 'hub_unreachable', message: '' } });
  expect(cache.read('lines.list', {})).toEqual({ data: [], error: 'hub_unreachable', loading: false });
  leave();
  cache.follow('lines.list', {}, () => undefined);
  expect(wire.asked).toHaveLength(3);
});
