import type { Instant } from '../../shared/domain/instant.ts';
import type { Clock, DeviceReport } from '../core/ports.ts';

/** Counters alone are worth a report this often at most. */
const COUNTERS_EVERY_MS = 2_000;

/** Says what a device does: changes of its state at once, its counters now and then. */
export interface DeviceReporter {
  /** False where nothing is new. */
  change(state: DeviceReport['state'], detail: string | null): boolean;
  /** Adds words to the state that was last told; null takes them away. */
  explain(words: string | null): void;
  /** `signals` more were decoded; `skippedBytes` in all made no sense. `heardAt`: when the bytes came, if any did. */
  count(signals: number, skippedBytes: number, heardAt: Instant | null): void;
  /** Something was found out about the device: told at once where it is new. */
  learn(facts: DeviceFacts): void;
  lastByteAt(): Instant | null;
  /** No further report will come. */
  close(): void;
}

export type DeviceFacts = Pick<DeviceReport, 'recognised' | 'notUnderstood' | 'clockDrift' | 'baudRate'>;

export function createDeviceReporter(clock: Clock, send: (report: DeviceReport) => void): DeviceReporter {
  let report: DeviceReport = {
    state: 'off',
    detail: null,
    since: clock.now(),
    lastByteAt: null,
    signals: 0,
    skippedBytes: 0,
    reopened: 0,
    recognised: null,
    notUnderstood: false,
    clockDrift: null,
    baudRate: null,
  };
  let timer: NodeJS.Timeout | null = null;
  let wasOpen = false;
  let plain: string | null = null;

  const sendNow = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    send(report);
  };
  const tell = (state: DeviceReport['state'], detail: string | null): boolean => {
    if (state === report.state && detail === report.detail) return false;
    const again = state === 'open' && report.state !== 'open' && wasOpen;
    wasOpen ||= state === 'open';
    const since = state === report.state ? report.since : clock.now();
    report = { ...report, state, detail, since, reopened: report.reopened + (again ? 1 : 0) };
    sendNow();
    return true;
  };
  return {
    change(state, detail) {
      plain = detail;
      return tell(state, detail);
    },
    explain: (words) => void tell(report.state, [plain, words].filter((part) => part !== null).join('; ') || null),
    count(signals, skippedBytes, heardAt) {
      report = { ...report, lastByteAt: heardAt ?? report.lastByteAt, signals: report.signals + signals, skippedBytes };
      timer ??= setTimeout(sendNow, COUNTERS_EVERY_MS);
    },
    learn(facts) {
      const after = { ...report, ...facts };
      const isNew = FACTS.some((fact) => after[fact] !== report[fact]);
      report = after;
      if (isNew) sendNow();
    },
    lastByteAt: () => report.lastByteAt,
    close() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

const FACTS = [
  'recognised',
  'notUnderstood',
  'clockDrift',
  'baudRate',
] as const satisfies readonly (keyof DeviceFacts)[];
