import type { EventName, PayloadOf } from '../../shared/contract/contract.ts';
import type { DeviceState } from '../../shared/contract/lines.ts';
import type { Announce } from './announce.ts';
import { certainLines } from './certain-lines.ts';
import type { Extensions } from './extensions.ts';
import type { Publish } from './handler.ts';
import type { LinesNow } from './lines-now.ts';
import type { LiveCalls } from './live-calls.ts';
import type { LiveState } from './live-state.ts';
import type { Pops } from './pops.ts';
import type { Recordings } from './recordings.ts';
import type { RoutedAgents } from './routed-agents.ts';

type Parts = {
  readonly live: LiveState;
  readonly lines: LinesNow;
  readonly agents: RoutedAgents;
  readonly extensions: Extensions;
  readonly pops: Pops;
  readonly calls: LiveCalls;
  readonly announce: Announce;
  readonly publish: Publish;
  readonly recordings: Pick<Recordings, 'reconsider'>;
};

/** What the core itself does about what was announced and reported: it reads again what it keeps in memory. */
export interface Reactions {
  announced(name: EventName, payload: unknown): void;
  deviceReported(state: DeviceState): void;
  /** A line that hangs on no device of its own is on no strip: it was taken away, or another one stands for it. */
  lineGone(lineId: string): void;
}

/** `parts` is asked when something happens: by then all of them exist. */
export function createReactions(parts: () => Parts): Reactions {
  function configChanged(what: PayloadOf<'config.changed'>['what']): void {
    const { agents, extensions, lines, announce } = parts();
    if (what === 'people') {
      agents.forget();
      extensions.forget();
    }
    if (what !== 'lines' && what !== 'devices') return;
    lines.reload();
    for (const now of lines.shown()) announce.line(now);
  }

  return {
    announced(name, payload) {
      const { calls, agents, pops, lines, recordings } = parts();
      if (name === 'customer.changed') {
        calls.customerChanged((payload as PayloadOf<'customer.changed'>).id);
        // He may have asked never to be recorded.
        recordings.reconsider();
      }
      if (name === 'config.changed') configChanged((payload as PayloadOf<'config.changed'>).what);
      if (name !== 'presence.changed') return;
      agents.forget();
      pops.reconsider(lines.ofCall);
    },
    deviceReported(state) {
      const { lines, announce, publish } = parts();
      if (state.enabled) for (const position of certainLines(state)) lines.ensure(state.id, position);
      publish('device.changed', { ...state, lineIds: lines.ofDevice(state.id).map((now) => now.line.id) });
      for (const now of lines.heard(state.id, state.state === 'open')) announce.line(now);
    },
    lineGone(lineId) {
      const { live, publish } = parts();
      const known = live.lines.get(lineId);
      live.lines.delete(lineId);
      if (known) publish('line.changed', { ...known, deviceId: null, call: null });
    },
  };
}
