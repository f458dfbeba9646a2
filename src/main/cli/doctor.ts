import { closeSync, openSync, writeSync } from 'node:fs';
import { hostname, release } from 'node:os';
import { DEVICE_KINDS } from '../../shared/domain/device-kind.ts';
import { systemClock } from '../clock.ts';
import { findInstallation } from '../config.ts';
import { deviceReport } from '../core/device-report.ts';
import type { Device, DeviceReport, DeviceSpec, Log } from '../core/ports.ts';
import { parseDeviceArgument } from '../devices/device-argument.ts';
import { hexLine } from '../devices/hex-line.ts';
import { listPorts } from '../devices/list-ports.ts';
import { createOpenDevice } from '../devices/open-device.ts';
import { untilToldToEnd } from '../end-signals.ts';
import { type Command, CommandFailed, say, tell, UsageError } from './command.ts';
import { secretOf } from './device-words.ts';
import { bytesInWords, reportInWords, signalInWords } from './doctor-words.ts';
import { hubThatHas } from './hub-on-port.ts';
import { lookAtPorts } from './look-at-ports.ts';
import { oneOf, readWords, wholeNumber } from './words.ts';

/** `hamzang doctor`: what is plugged in here, what it says, and what is understood of it. Needs no hub. */
export const doctorCommand: Command = async (words) => {
  const toldToEnd = untilToldToEnd();
  const options = readOptions(words);
  if (options.spec === null) {
    await lookAtPorts(listPorts, options.dataDir);
    return 0;
  }
  return listen(options.spec, options, toldToEnd);
};

type Options = ReturnType<typeof readOptions>;

async function listen(spec: DeviceSpec, options: Options, toldToEnd: Promise<unknown>): Promise<number> {
  const show = options.report ? tell : say;
  const capture = options.save === null ? null : openCapture(options.save);
  const stop = new AbortController();
  const openDevice = createOpenDevice({
    clock: systemClock,
    log: NO_LOG,
    listPorts,
    tap(_spec, bytes, at, signals) {
      capture?.add(bytes, at);
      for (const line of bytesInWords(bytes, at)) show(line);
      for (const signal of signals) show(`    -> ${signalInWords(signal)}`);
    },
  });
  const device = openDevice(spec);
  let last: DeviceReport | null = null;
  let outcome = 0;
  const report = (news: DeviceReport): void => {
    for (const line of reportInWords(last, news)) show(line);
    last = news;
    // These do not get better while we wait.
    if (news.state !== 'busy' && news.state !== 'forbidden' && news.state !== 'failed') return;
    outcome = 1;
    stop.abort();
  };
  show(`Listening to ${spec.address} as ${spec.kind}. Press here, then ring the line. Ctrl+C ends it.`);
  void toldToEnd.then(() => stop.abort());
  const limit = options.seconds === null ? null : setTimeout(() => stop.abort(), options.seconds * 1_000);
  await device.run({ signal: () => undefined, report }, stop.signal);
  if (limit) clearTimeout(limit);
  capture?.close();
  if (outcome === 1) tellWhoHasIt(last, spec.address, options.dataDir);
  if (options.report) say(reportOf(device, last));
  return outcome;
}

function tellWhoHasIt(last: DeviceReport | null, address: string, dataDir: string | null): void {
  if (last?.state !== 'busy' && last?.state !== 'off') return;
  const hub = hubThatHas(address, dataDir);
  if (hub) tell(`A Hamzang hub on ${hub} has it. Look at its device page, or stop it first.`);
}

function reportOf(device: Device, last: DeviceReport | null): string {
  const { kind, address, baudRate, options = null } = device.spec;
  const counters = last ?? {
    state: 'off',
    detail: null,
    since: systemClock.now(),
    lastByteAt: null,
    signals: 0,
    skippedBytes: 0,
    reopened: 0,
  };
  return deviceReport({
    now: systemClock.now(),
    version: `${findInstallation().version} (doctor; Node ${process.versions.node}, ${process.platform} ${release()})`,
    device: {
      ...counters,
      kind,
      address,
      name: `doctor at ${hostname()}`,
      baudRate: counters.baudRate ?? baudRate,
      options: options ?? { profile: null, preset: null, pattern: null, username: null },
      hasSecret: (device.spec.secret ?? null) !== null,
      recognised: counters.recognised ?? null,
      notUnderstood: counters.notUnderstood ?? false,
      clockDrift: counters.clockDrift ?? null,
      canDial: device.dial !== undefined,
    },
    frames: device.frames(),
  });
}

function readOptions(words: readonly string[]) {
  const { values } = readWords(words, {
    data: { type: 'string' },
    port: { type: 'string' },
    device: { type: 'string' },
    protocol: { type: 'string' },
    seconds: { type: 'string' },
    save: { type: 'string' },
    report: { type: 'boolean', default: false },
    'device-secret-file': { type: 'string' },
  });
  const { port, device, protocol } = values;
  if (port !== undefined && device !== undefined)
    throw new UsageError('--port and --device are two ways to say the same');
  const kind = protocol === undefined ? 'auto' : oneOf(protocol, 'protocol', DEVICE_KINDS);
  const named = device ?? (port === undefined ? null : `${kind}:${port}`);
  const file = values['device-secret-file'];
  return {
    spec: named === null ? null : specOf(named, file === undefined ? null : secretOf(file)),
    dataDir: values.data ?? null,
    save: values.save ?? null,
    seconds: values.seconds === undefined ? null : wholeNumber(values.seconds, 'seconds', 1, 86_400),
    report: values.report,
  };
}

function specOf(text: string, secret: string | null): DeviceSpec {
  const argument = parseDeviceArgument(text);
  if (!argument.ok) throw new UsageError(argument.error);
  return { id: 'doctor', ...argument.device, ...(secret !== null && { secret }) };
}

/** Written as it comes, so that a capture is there whatever ends us. */
function openCapture(file: string): { add(bytes: Uint8Array, at: number): void; close(): void } {
  const handle = opened(file);
  let before: number | null = null;
  writeSync(
    handle,
    `# Saved by hamzang doctor on ${new Date(systemClock.now()).toISOString()}: +MS since the line before, then hex bytes of one read.\n`,
  );
  return {
    add(bytes, at) {
      if (bytes.length === 0) return;
      writeSync(handle, `${hexLine(bytes, at - (before ?? at))}\n`);
      before = at;
    },
    close: () => closeSync(handle),
  };
}

function opened(file: string): number {
  try {
    return openSync(file, 'w', 0o600);
  } catch (error) {
    throw new CommandFailed(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

/** What the log would say is on the screen already. */
const NO_LOG: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fact, message) => tell(`${message} ${JSON.stringify(fact)}`),
  child: () => NO_LOG,
};
