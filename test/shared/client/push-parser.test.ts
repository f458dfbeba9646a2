import { Encoder, PacketType } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { parserOfPushes } from '../../../src/shared/client/push-parser.ts';

function decoder() {
  const pushes: unknown[] = [];
  const others: unknown[] = [];
  const made = new (parserOfPushes((push) => pushes.push(push)).Decoder)();
  made.on('decoded', (packet) => others.push(packet));
  return { pushes, others, add: (packet: unknown) => made.add(packet) };
}
const said = (...data: unknown[]): unknown => new Encoder().encode({ type: PacketType.EVENT, nsp: '/', data })[0];

describe('the parser of pushes', () => {
  it('hands on a push as the library says it, before `add` returns', () => {
    const { pushes, others, add } = decoder();
    add(said('push', { name: 'pop.shown', payload: { name: '"],[سارا' } }));
    expect(pushes).toEqual([{ name: 'pop.shown', payload: { name: '"],[سارا' } }]);
    expect(others).toEqual([]);
  });

  it('leaves everything else to the library', () => {
    const { pushes, others, add } = decoder();
    add(said('pushed', 1));
    add('0{"sid":"x"}');
    add('31[{"ok":true}]');
    expect(pushes).toEqual([]);
    expect(others).toMatchObject([
      { type: PacketType.EVENT, data: ['pushed', 1] },
      { type: PacketType.CONNECT },
      { type: PacketType.ACK, id: 1 },
    ]);
  });

  it('refuses a push that is cut off, as the library refuses any broken packet', () => {
    expect(() => decoder().add('2["push",{"name":"pop')).toThrow();
  });

  it('does not take the failure of a listener for a broken packet', async () => {
    const failed = new Promise((resolve) => process.once('unhandledRejection', resolve));
    const failing = new (parserOfPushes(() => {
      throw new Error('a listener');
    }).Decoder)();
    expect(() => failing.add(said('push', {}))).not.toThrow();
    expect(await failed).toMatchObject({ message: 'a listener' });
  });
});
