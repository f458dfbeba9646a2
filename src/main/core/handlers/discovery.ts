import type { HandlersFor } from '../handler.ts';
import { Refusal } from '../refusal.ts';

/** Looking for devices on the free ports of this computer. */
export const discoveryHandlers: HandlersFor<'devices.discover' | 'devices.discovery'> = {
  'devices.discover'({ info: { discovery }, after }, { on }) {
    if (!discovery) throw new Refusal('not_found', 'no ports here');
    after(() => (on ? discovery.start() : discovery.end()));
    return null;
  },

  'devices.discovery': ({ info: { discovery } }) => ({
    running: discovery?.running() ?? false,
    findings: [...(discovery?.findings() ?? [])],
  }),
};
