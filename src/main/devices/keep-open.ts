import type { Clock, DeviceReport } from '../core/ports.ts';
import { type BackOff, createBackOff } from './back-off.ts';
import type { PortIdentity, RenamedPorts } from './renamed-port.ts';
import { type OnBytes, type OpenFailure, type OpenSource, type Source, SourceError } from './source.ts';
import type { Wait } from './wait.ts';

/** How often a missing path is looked for: a plug is noticed at once, and a look costs some microseconds. */
const LOOK_EVERY_MS = 250;
const TICK_MS = 5_000;
/** A tick that comes this much too late means that the computer slept, and port handles go stale then. */
const SLEPT_MS = 10_000;

export type KeepOpenOptions = {
  readonly address: string;
  readonly open: OpenSource;
  readonly onBytes: OnBytes;
  /** One client of several has gone. */
  onStreamEnd?(stream: number): void;
  /** A source was opened; `gone` is aborted when it is lost or given up. */
  use(source: Source, gone: AbortSignal): void;
  report(state: DeviceReport['state'], detail: string | null): void;
  /** How long to wait at least before a lost source is opened again, in milliseconds. */
  holdOff?(): number;
  readonly renamed: RenamedPorts;
  /** Whether there is something at this path; false where names of ports are no paths. */
  exists(address: string): boolean;
  readonly clock: Clock;
  readonly wait: Wait;
};

/** Keeps one address open until `stop` is aborted, whatever happens to the plug. Never rejects. */
export async function keepOpen(options: KeepOpenOptions, stop: AbortSignal): Promise<void> {
  const { address, report, wait } = options;
  const backOff = createBackOff();
  const memory: Memory = { identity: null, wasOpen: false };
  report('opening', null);
  while (!stop.aborted) {
    const attempt = await tryOpen(options, memory, backOff);
    if (!attempt.source) {
      // A port that went away stays `lost` until it is back; the other failures say something new.
      report(attempt.failure === 'missing' && memory.wasOpen ? 'lost' : attempt.failure, attempt.words);
      await pause(options, attempt.failure, backOff, stop);
      continue;
    }
    memory.wasOpen = true;
    report('open', attempt.address === address ? null : `moved to ${attempt.address}`);
    const end = await holdOpen(options, attempt, memory, backOff, stop);
    if (stop.aborted) break;
    report(end === SLEPT ? 'opening' : 'lost', end);
    await wait(Math.max(backOff.next(), options.holdOff?.() ?? 0), stop);
  }
  report('off', null);
}

type Memory = { identity: PortIdentity | null; wasOpen: boolean };
type Opened = { readonly source: Source; readonly address: string };
type Attempt = Opened | { readonly source: null; readonly failure: OpenFailure; readonly words: string };

const SLEPT = 'the computer was asleep';

async function tryOpen(options: KeepOpenOptions, memory: Memory, backOff: BackOff): Promise<Attempt> {
  // The pauses shrink again only for a port that proves itself, so that one which opens and dies at once costs little.
  const onBytes: OnBytes = (bytes, stream) => {
    backOff.reset();
    options.onBytes(bytes, stream);
  };
  const first = await openAt(options, options.address, onBytes);
  if (first.source || first.failure !== 'missing' || !memory.identity) return first;
  const elsewhere = await options.renamed.find(memory.identity);
  if (elsewhere === null) return first;
  const second = await openAt(options, elsewhere, onBytes);
  return second.source ? second : first;
}

async function openAt(options: KeepOpenOptions, address: string, onBytes: OnBytes): Promise<Attempt> {
  try {
    return { source: await options.open(address, onBytes, (stream) => options.onStreamEnd?.(stream)), address };
  } catch (error) {
    const failure = error instanceof SourceError ? error.state : 'failed';
    return { source: null, failure, words: error instanceof Error ? error.message : String(error) };
  }
}

/** Until the source is lost, the computer slept or `stop`; the source is closed then. Says why. */
async function holdOpen(
  options: KeepOpenOptions,
  opened: Opened,
  memory: Memory,
  backOff: BackOff,
  stop: AbortSignal,
): Promise<string> {
  const gone = new AbortController();
  const stopped = (): void => gone.abort('stopped');
  stop.addEventListener('abort', stopped, { once: true });
  if (stop.aborted) stopped();
  void opened.source.lost.then((why) => gone.abort(why));
  options.use(opened.source, gone.signal);
  await watchForSleep(options, gone, async () => {
    backOff.reset();
    memory.identity ??= await options.renamed.identify(opened.address);
  });
  stop.removeEventListener('abort', stopped);
  await opened.source.close();
  return String(gone.signal.reason);
}

async function watchForSleep(
  options: KeepOpenOptions,
  gone: AbortController,
  onTick: () => Promise<void>,
): Promise<void> {
  let before = options.clock.now();
  while (!gone.signal.aborted) {
    await options.wait(TICK_MS, gone.signal);
    if (gone.signal.aborted) return;
    const now = options.clock.now();
    if (now - before > TICK_MS + SLEPT_MS) gone.abort(SLEPT);
    before = now;
    void onTick();
  }
}

/** Until the next attempt is worth making: the back-off is over, or the missing path is there again. */
async function pause(
  options: KeepOpenOptions,
  failure: OpenFailure,
  backOff: BackOff,
  stop: AbortSignal,
): Promise<void> {
  let left = backOff.next();
  const canAppear = failure === 'missing' && !options.exists(options.address);
  while (left > 0 && !stop.aborted) {
    const step = Math.min(left, LOOK_EVERY_MS);
    await options.wait(step, stop);
    left -= step;
    if (!canAppear || !options.exists(options.address)) continue;
    backOff.reset();
    return;
  }
}
