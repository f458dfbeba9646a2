import type { DeviceKind } from '../../shared/contract/lines.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { LineSignal } from '../../shared/domain/line-signal.ts';
import type { Device, DeviceSpec, DeviceTraits, Log } from '../core/ports.ts';
import { createAutoConversation } from './auto/auto-conversation.ts';
import { createHunt, LIKELY_BAUD_RATES } from './auto/hunt.ts';
import { createRecognition } from './auto/recognition.ts';
import type { Conversation } from './conversation.ts';
import { conversationWith } from './conversations.ts';
import type { Decoder } from './decoder.ts';
import { createDeviceReporter, type DeviceReporter } from './device-reporter.ts';
import { autoDecoders, decodersOf, familyOf, usualBaudRate } from './family.ts';
import { createFrameLog } from './frame-log.ts';
import { keepOpen } from './keep-open.ts';
import { createListener } from './listener.ts';
import { refusing, type Wire, type WireOptions, wireOf } from './wire.ts';

/** Sees every byte of a device and the signals that it completed: the doctor's window. */
export type Tap = (spec: DeviceSpec, bytes: Uint8Array, at: Instant, signals: readonly LineSignal[]) => void;

export type AssembleOptions = WireOptions & { readonly log: Log; readonly tap?: Tap };

/** A device of any kind on any wire: what opens it, what is said to it, and what reads it. */
export function assembleDevice(spec: DeviceSpec, options: AssembleOptions): Device {
  const parts = spec.kind === 'auto' ? unknownDevice(spec, options) : knownDevice(spec, options);
  const frames = createFrameLog();
  const log = options.log.child({ device: spec.id });
  let conversation: Conversation | null = null;
  const dial: Device['dial'] = (number, extension) =>
    conversation?.dial?.(number, extension) ?? Promise.reject(new Error('the device is not open'));
  return {
    spec,
    get traits() {
      return parts.traits();
    },
    frames: () => frames.frames(),
    get dial() {
      return CAN_DIAL.has(parts.kind()) ? dial : undefined;
    },
    async run(sink, stop) {
      const reporter = createDeviceReporter(options.clock, (report) => sink.report(report));
      const { decoder, conversation: talk } = parts.begin(reporter);
      conversation = talk;
      const listener = createListener({
        clock: options.clock,
        log,
        sink,
        reporter,
        frames,
        decoder,
        talkative: parts.talkative,
        tap: (bytes, at, signals) => options.tap?.(spec, bytes, at, signals),
      });
      await keepOpen(
        {
          ...options,
          ...parts.wire,
          onBytes(bytes, stream) {
            listener.push(bytes, stream);
            talk?.heard(bytes);
          },
          onStreamEnd: (stream) => listener.endStream(stream),
          use(source, gone) {
            gone.addEventListener('abort', () => listener.breakOff(), { once: true });
            source.follow?.((words) => reporter.explain(words));
            void talk?.run(source, gone);
          },
          holdOff: () => talk?.problem?.()?.retryMs ?? 0,
          report(lost, words) {
            // Who was not let in is not only gone.
            const problem = lost === 'lost' ? talk?.problem?.() : null;
            const state = problem?.state ?? lost;
            const detail = problem?.words ?? words;
            if (reporter.change(state, detail)) log.info({ state, detail }, 'device');
          },
        },
        stop,
      );
      conversation = null;
      reporter.close();
    },
  };
}

const CAN_DIAL: ReadonlySet<DeviceKind> = new Set(['modem', 'gsm', 'ami']);

type Parts = {
  readonly wire: Wire;
  /** Of an unknown device what it was recognised as. */
  kind(): DeviceKind;
  talkative(): boolean;
  traits(): DeviceTraits;
  begin(reporter: DeviceReporter): { readonly decoder: () => Decoder; readonly conversation: Conversation | null };
};

function knownDevice(spec: DeviceSpec, options: AssembleOptions): Parts {
  const { kind } = spec;
  const { traits, talkative } = familyOf(kind);
  const wire = wireOf(spec, spec.baudRate ?? usualBaudRate(spec), options);
  const decoders = decodersOf(spec, wire.transport);
  return {
    wire: decoders ? wire : refusing(wire.transport, `a device of the kind ${kind} needs more to be set up`),
    kind: () => kind,
    talkative: () => talkative,
    traits: () => traits,
    begin: (reporter) => ({
      decoder: decoders ?? autoDecoders(wire.transport),
      conversation: conversationWith(kind, spec, wire.transport, reporter, options),
    }),
  };
}

/** Nobody knows what it is until it speaks. */
function unknownDevice(spec: DeviceSpec, options: AssembleOptions): Parts {
  const baudRates = spec.baudRate === null ? LIKELY_BAUD_RATES : [spec.baudRate];
  const wire = wireOf(spec, baudRates[0] ?? LIKELY_BAUD_RATES[0], options);
  let known: DeviceKind = 'auto';
  return {
    wire,
    kind: () => known,
    talkative: () => familyOf(known).talkative,
    traits: () => familyOf(known).traits,
    begin(reporter) {
      const recognition = createRecognition(autoDecoders(wire.transport), (kind) => {
        known = kind ?? 'auto';
        reporter.learn({ recognised: kind });
      });
      const hunt = createHunt({
        wait: options.wait,
        baudRates,
        recognised: recognition.known,
        become: recognition.become,
        atSpeed(baudRate) {
          recognition.restart();
          reporter.learn({ baudRate });
        },
      });
      const conversation = createAutoConversation({
        recognition,
        wait: options.wait,
        hunt: wire.transport === 'serial' ? hunt : null,
        conversationWith: (kind) => conversationWith(kind, spec, wire.transport, reporter, options),
      });
      return { decoder: recognition.decoder, conversation };
    },
  };
}
