import type { Clock, Device, DeviceSpec, Log } from '../core/ports.ts';
import { createDecoder, DEVICE_TRAITS, type Protocol } from './decoders.ts';
import { createDeviceReporter, type DeviceReporter } from './device-reporter.ts';
import { createFrameLog } from './frame-log.ts';
import { keepOpen } from './keep-open.ts';
import { createListener } from './listener.ts';
import { createModemSetup, type ModemSetup } from './modem-setup.ts';
import type { RenamedPorts } from './renamed-port.ts';
import { portExists, serialSource } from './serial-source.ts';
import type { OpenSource, Source } from './source.ts';
import type { Wait } from './wait.ts';

export type SerialDeviceOptions = {
  readonly clock: Clock;
  readonly log: Log;
  readonly wait: Wait;
  readonly renamed: RenamedPorts;
  /** Paths that devices of this process have open; each device keeps its own entry. */
  readonly taken: Set<string>;
};

/** A box on a serial port. */
export function createSerialDevice(spec: DeviceSpec, protocol: Protocol, options: SerialDeviceOptions): Device {
  const traits = DEVICE_TRAITS[protocol];
  const frames = createFrameLog();
  const log = options.log.child({ device: spec.id });
  const open = marking(serialSource(spec.baudRate ?? traits.defaultBaudRate), options.taken);
  return {
    spec,
    traits: { hook: traits.hook, ringSilenceMs: traits.ringSilenceMs },
    frames: () => frames.frames(),
    async run(sink, stop) {
      const reporter = createDeviceReporter(options.clock, (report) => sink.report(report));
      const listener = createListener({
        ...options,
        log,
        sink,
        reporter,
        frames,
        decoder: () => createDecoder(protocol, 'live'),
      });
      const setup = traits.initCommands ? modemSetup(reporter, options) : null;
      await keepOpen(
        {
          ...options,
          address: spec.address,
          open,
          exists: portExists,
          onBytes(bytes) {
            listener.push(bytes);
            setup?.heard(bytes);
          },
          use(source, gone) {
            gone.addEventListener('abort', () => listener.breakOff(), { once: true });
            void setup?.run(source, gone);
          },
          report(state, detail) {
            if (reporter.change(state, detail)) log.info({ state, detail }, 'device');
          },
        },
        stop,
      );
      reporter.close();
    },
  };
}

function modemSetup(reporter: DeviceReporter, { wait, clock }: SerialDeviceOptions): ModemSetup {
  return createModemSetup({
    wait,
    tell: (detail) => reporter.explain(detail),
    silence: () => {
      const heardAt = reporter.lastByteAt();
      return heardAt === null ? null : clock.now() - heardAt;
    },
  });
}

function marking(open: OpenSource, taken: Set<string>): OpenSource {
  return async (address, onBytes): Promise<Source> => {
    const source = await open(address, onBytes);
    taken.add(address);
    void source.lost.then(() => taken.delete(address));
    return source;
  };
}
