import { createSocketTransport } from '../../../src/shared/client/socket-transport.ts';
import { transportConformance } from '../../support/conformance.ts';
import { openHub } from '../../support/open-hub.ts';
import { until } from '../../support/wait.ts';

transportConformance('a socket', async () => {
  const hub = await openHub();
  const transport = createSocketTransport({ url: hub.url });
  return {
    transport,
    code: hub.office.core.links.make(null),
    async breakWire() {
      hub.dropAll();
      await until(() => transport.state() === 'lost', 'the loss is noticed');
      await until(() => transport.state() === 'open', 'it is open again');
    },
    async close() {
      transport.close();
      await hub.stop();
    },
  };
});
