import type { Publish } from './handler.ts';
import type { Clock, RecordingKit, SourceSpec } from './ports.ts';

/** A meter that nobody stopped, because its page was left without a word. */
const LONGEST_MS = 120_000;

/** How loud sources are, said to the connections that asked. */
export interface RecordingMeters {
  begin(connectionId: string, source: Omit<SourceSpec, 'id' | 'preRollMs'>): void;
  end(connectionId: string): void;
  endAll(): void;
  tick(mono: number): void;
  nextDue(): number | null;
}

export function createRecordingMeters(options: {
  readonly kit: RecordingKit;
  readonly clock: Clock;
  readonly publish: Publish;
}): RecordingMeters {
  const meters = new Map<string, { readonly stop: () => void; readonly until: number }>();

  function end(connectionId: string): void {
    meters.get(connectionId)?.stop();
    meters.delete(connectionId);
  }

  return {
    end,
    begin(connectionId, source) {
      end(connectionId);
      const stop = options.kit.recorder.meter(source, (level) =>
        options.publish(
          'source.level',
          'trouble' in level
            ? { peakDb: [], meanDb: [], trouble: level.trouble, detail: level.detail?.slice(0, 300) ?? null }
            : { peakDb: [...level.peakDb], meanDb: [...level.meanDb], trouble: null, detail: null },
          { to: 'connection', id: connectionId },
        ),
      );
      meters.set(connectionId, { stop, until: options.clock.monotonic() + LONGEST_MS });
    },
    endAll() {
      for (const id of [...meters.keys()]) end(id);
    },
    tick(mono) {
      for (const [id, { until }] of [...meters]) if (until <= mono) end(id);
    },
    nextDue: () => (meters.size > 0 ? Math.min(...[...meters.values()].map(({ until }) => until)) : null),
  };
}
