import type { SimulatorAddress } from '../../shared/domain/simulator-address.ts';
import type { Clock, Device, DeviceSink, DeviceSpec, Log, SimulatedScenario } from '../core/ports.ts';
import { createDecoder, DEVICE_TRAITS } from './decoders.ts';
import { createDeviceReporter } from './device-reporter.ts';
import { createFrameLog } from './frame-log.ts';
import { createListener } from './listener.ts';
import { createSimulatedBox, type SimulatedBox } from './simulated-box.ts';
import { type DemoNumbers, playLoad, playOffice, simulatedCall } from './simulated-traffic.ts';
import { createRandom } from './simulator/random.ts';
import type { Wait } from './wait.ts';

const UNPLUGGED_MS = 5_000;

export type SimulatorOptions = {
  readonly clock: Clock;
  readonly log: Log;
  readonly wait: Wait;
  readonly demoNumbers: DemoNumbers;
  /** The same seed gives the same callers. */
  readonly seed: number;
};

/** A box that does not exist: its bytes are made here, and go through the real Oj Segal decoder. */
export function createSimulatorDevice(
  spec: DeviceSpec,
  { lines, rate }: SimulatorAddress,
  options: SimulatorOptions,
): Device {
  const { clock, wait, demoNumbers: numbers } = options;
  const frames = createFrameLog();
  const random = createRandom(options.seed);
  let simulate: (scenario: SimulatedScenario) => void = () => undefined;
  return {
    spec,
    // Unlike some real ones, this box always tells when a handset is lifted.
    traits: { hook: 'always', ringSilenceMs: DEVICE_TRAITS.ojsegal.ringSilenceMs },
    frames: () => frames.frames(),
    simulate: (scenario) => simulate(scenario),
    async run(sink, stop) {
      const plug = plugIn(sink, stop, { ...options, frames });
      const box = createSimulatedBox(lines, plug.emit, wait);
      simulate = (scenario) => {
        if (scenario === 'unplug') return plug.pull(box);
        const { script, restMs } = simulatedCall(scenario, numbers, random);
        box.playNow(script, restMs);
      };
      if (rate === null) await playOffice(box, numbers, random, wait, stop);
      else if (rate > 0)
        await playLoad({ lines, rate, numbers, random, monotonic: clock.monotonic, emit: plug.emit }, wait, stop);
      else await aborted(stop);
      simulate = () => undefined;
      box.silence();
      plug.close();
    },
  };
}

type PlugOptions = SimulatorOptions & { readonly frames: ReturnType<typeof createFrameLog> };

function plugIn(sink: DeviceSink, stop: AbortSignal, options: PlugOptions) {
  const reporter = createDeviceReporter(options.clock, (report) => sink.report(report));
  const listener = createListener({ ...options, sink, reporter, decoder: () => createDecoder('ojsegal', 'live') });
  let isIn = true;
  reporter.change('open', null);
  return {
    emit(bytes: Uint8Array): void {
      if (isIn) listener.push(bytes);
    },
    pull(box: SimulatedBox): void {
      if (!isIn) return;
      isIn = false;
      box.silence();
      listener.breakOff();
      reporter.change('lost', 'the simulated plug was pulled');
      void options.wait(UNPLUGGED_MS, stop).then(() => {
        isIn = true;
        if (!stop.aborted) reporter.change('open', null);
      });
    },
    close(): void {
      reporter.change('off', null);
      reporter.close();
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
