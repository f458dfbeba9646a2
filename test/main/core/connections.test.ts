import { describe, expect, it } from 'vitest';
import { createConnections } from '../../../src/main/core/connections.ts';
import type { Push } from '../../../src/shared/contract/wire.ts';
import { createLog } from '../../support/log.ts';

describe('an announcement', () => {
  it('leaves with what the contract names, and nothing else that was at hand', () => {
    const pushes: Push[] = [];
    const connections = createConnections({
      clock: { now: () => 1, monotonic: () => 2 },
      newId: () => 'c1',
      log: createLog([]),
      onPresence: () => undefined,
      onOtherActor: () => undefined,
    });
    connections.connect(async () => ({ ok: true, data: null }))({ station: 'test', send: (push) => pushes.push(push) });
    const user = { reason: 'revoked', passwordHash: 'x' } as const;
    connections.publish('session.ended', user, { to: 'connection', id: 'c1' });
    expect(pushes).toEqual([{ name: 'session.ended', payload: { reason: 'revoked' }, at: 1, mono: 2 }]);
  });
});
