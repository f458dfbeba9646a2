import type { Clock, SourceReport, SourceSpec } from '../core/ports.ts';
import type { OpenCapture } from './capture.ts';
import { createLiveSource, type LiveSource } from './live-source.ts';
import type { Pace } from './pace.ts';
import type { Hearing } from './recorder-words.ts';

/** Every source that is heard, each by one capture, whoever wants it and for what. */
export interface Sources {
  setOffice(specs: readonly SourceSpec[]): void;
  of(hearing: Hearing): LiveSource;
  /** Sources of the office with pre-roll are open from now on, and every one reports. */
  begin(onReport: (report: SourceReport) => void): void;
  /** For ever. */
  close(): Promise<void>;
}

const LONGEST_PRE_ROLL_MS = 10_000;

export function createSources(options: {
  readonly clock: Clock;
  readonly openCapture: OpenCapture;
  readonly pace: Pace;
}): Sources {
  const live = new Map<string, LiveSource>();
  let office: readonly SourceSpec[] = [];
  let onReport: ((report: SourceReport) => void) | null = null;
  let isClosed = false;

  function of(hearing: Hearing): LiveSource {
    const key = keyOf(hearing);
    const known = live.get(key);
    if (known) return known;
    const source = createLiveSource({ ...options, hearing, onChange: () => changed(key) });
    live.set(key, source);
    if (isClosed) void source.close();
    return source;
  }

  function changed(key: string): void {
    for (const spec of office) if (keyOf(spec) === key) tell(spec);
    forgetIdle(key);
  }

  function tell(spec: SourceSpec): void {
    const source = live.get(keyOf(spec));
    const trouble = source?.trouble() ?? null;
    const state = source?.state() ?? 'idle';
    onReport?.({ sourceId: spec.id, state, trouble: trouble?.trouble ?? null, detail: trouble?.detail ?? null });
  }

  /** A device that was only tried is not remembered. */
  function forgetIdle(key: string): void {
    const isOurs = office.some((spec) => keyOf(spec) === key);
    if (!isOurs && live.get(key)?.isIdle()) live.delete(key);
  }

  function suit(): void {
    if (!onReport) return;
    for (const [key, source] of live) source.keep(preRollOf(office, key));
    for (const spec of office) of(spec).keep(preRollOf(office, keyOf(spec)));
    for (const key of [...live.keys()]) forgetIdle(key);
  }

  return {
    of,
    setOffice(specs) {
      office = specs;
      suit();
      for (const spec of office) tell(spec);
    },
    begin(report) {
      onReport = report;
      suit();
      for (const spec of office) tell(spec);
    },
    async close() {
      isClosed = true;
      onReport = null;
      await Promise.all([...live.values()].map((source) => source.close()));
    },
  };
}

const preRollOf = (office: readonly SourceSpec[], key: string): number =>
  Math.min(
    LONGEST_PRE_ROLL_MS,
    Math.max(0, ...office.filter((spec) => keyOf(spec) === key).map((one) => one.preRollMs)),
  );

const keyOf = ({ program, driver, device, rate, channels }: Hearing): string =>
  JSON.stringify([program, driver || null, device || null, rate, channels]);
