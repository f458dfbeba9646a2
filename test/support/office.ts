import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createCore } from '../../src/main/core/core.ts';
import type { Core } from '../../src/main/core/core-types.ts';
import type {
  Device,
  DeviceFrame,
  DeviceSink,
  DeviceSpec,
  DeviceTraits,
  RecordingKit,
} from '../../src/main/core/ports.ts';
import { PATTERN_PRESETS } from '../../src/main/devices/pattern/presets.ts';
import { testPattern } from '../../src/main/devices/pattern/test-pattern.ts';
import type { Store } from '../../src/main/store/db.ts';
import { openStore } from '../../src/main/store/open.ts';
import { type Client, createClient } from '../../src/shared/client/client.ts';
import { contract, type EventName } from '../../src/shared/contract/contract.ts';
import type { DeviceKind } from '../../src/shared/contract/lines.ts';
import type { Push } from '../../src/shared/contract/wire.ts';
import { makeId } from '../../src/shared/domain/id.ts';
import type { LineSignal } from '../../src/shared/domain/line-signal.ts';
import { createLog } from './log.ts';
import { until } from './wait.ts';

/** A box that a test holds in its hand: the core's port, filled with what the test says. */
export type Box = {
  readonly spec: DeviceSpec;
  /** The last bytes that it says it has heard. */
  readonly frames: DeviceFrame[];
  dial(number: string, extension: string | null): Promise<void>;
  say(...signals: readonly LineSignal[]): void;
  /** Numbers that it was told to dial, and for which extension. */
  readonly dialled: { readonly number: string; readonly extension: string | null }[];
  /** From now on it refuses to dial, in these words; null: it dials. */
  refuse(words: string | null): void;
  lose(): void;
  find(): void;
};

/** One screen at the core, and all that it was told. */
export type Screen = {
  readonly client: Client;
  readonly pushes: Push[];
  named<T = unknown>(name: string): T[];
  close(): void;
};

export type Office = {
  readonly core: Core;
  readonly store: Store;
  readonly dir: string;
  readonly log: string[];
  /** Wall and monotonic time; moves only by `pass`. */
  readonly time: { now: number; mono: number };
  /** Lets `ms` pass and the core do what is due. */
  pass(ms: number): void;
  box(address?: string): Box;
  screen(): Screen;
  /** A signed-in screen of the office's first admin. */
  admin(): Promise<Screen>;
  /** A signed-in screen of a new agent. */
  agent(username: string, teamIds?: readonly string[], extension?: string): Promise<Screen & { readonly id: string }>;
  /** What setImmediate still had to do is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

export const PASSWORD = 'correct horse battery';
const START = Date.UTC(2026, 10, 22, 8);

/** A box of another kind; those beside it may see the same line. */
export type BoxSpec = {
  readonly address: string;
  readonly kind?: DeviceKind;
  readonly traits?: DeviceTraits;
  /** It dials; what it was told stands in `Box.dialled`. */
  readonly dials?: boolean;
};

type Options = {
  readonly dir?: string;
  /** One on `/dev/box` where it is left out. A spec of its own tells kind, traits and what it can. */
  readonly boxes?: readonly (string | BoxSpec)[];
  readonly traits?: DeviceTraits;
  readonly setUp?: boolean;
  /** Wall time at its beginning: later than before where a folder is opened again. */
  readonly startsAt?: number;
  /** What records; nothing where it is left out. */
  readonly recordings?: (time: { readonly now: number; readonly mono: number }) => RecordingKit;
};

/** A real core on a real store with boxes in the test's hand. */
export async function openOffice(options: Options = {}): Promise<Office> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'hamzang-office-'));
  const store = openStore(dir);
  const log: string[] = [];
  const time = { now: options.startsAt ?? START, mono: 1_000 };
  let ids = 0;
  const boxes = new Map<string, Box>();
  const traits = options.traits ?? { hook: 'learned', ringSilenceMs: 10_000 };
  const specs = (options.boxes ?? ['/dev/box']).map(
    (box): BoxSpec => (typeof box === 'string' ? { address: box } : box),
  );
  const core = createCore({
    store,
    clock: { now: () => time.now, monotonic: () => time.mono },
    newId: () =>
      makeId(time.now, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, Math.floor((ids += 1) / 256) % 256, ids % 256])),
    log: createLog(log),
    hasher: { hash: async (text) => `hashed ${text}`, verify: async (hash, text) => hash === `hashed ${text}` },
    openDevice: (spec) => openBox(spec, { traits, ...specs.find((one) => one.address === spec.address) }, time, boxes),
    listPorts: async () => [],
    devices: specs.map(({ address, kind = 'ojsegal' }) => ({ kind, address, baudRate: null })),
    patterns: { presets: PATTERN_PRESETS, test: testPattern },
    recordings: options.recordings?.(time) ?? null,
    beginnings: {
      outcomeCodes: [{ label: { fa: 'سفارش', en: 'Order' }, digit: 1, needsNote: false }],
      sampleData() {},
    },
    version: 'test',
    demo: false,
    cardsFirstMs: 0,
  });
  const stop = new AbortController();
  const running = core.run(stop.signal);
  await until(() => (boxes.size === specs.length ? true : null), 'the boxes are attached');

  /** Announcements that are not what the contract says. The core does not look at contents, so every test does. */
  const breaches: string[] = [];

  function screen(): Screen {
    const pushes: Push[] = [];
    const hear = (push: Push): void => {
      const { data, error } = contract[push.name as EventName].payload.safeParse(push.payload);
      if (!isDeepStrictEqual(data, push.payload)) breaches.push(`${push.name}: ${error?.message ?? 'says too much'}`);
      pushes.push(structuredClone(push));
    };
    const connection = core.connect({ station: 'test', send: hear });
    let requests = 0;
    const client = createClient(
      { request: (request) => connection.request(request), onPush: () => () => {} },
      () => `${connection.session.connectionId}-${(requests += 1)}`,
    );
    return {
      client,
      pushes,
      named: <T>(name: string) => pushes.filter((one) => one.name === name).map((one) => one.payload as T),
      close: () => connection.close(),
    };
  }

  async function admin(): Promise<Screen> {
    const one = screen();
    const { needsSetup } = await one.client.ask('auth.state', {});
    if (!needsSetup) await one.client.ask('auth.signIn', { username: 'admin', password: PASSWORD });
    else
      await one.client.ask('auth.setUp', {
        code: core.links.make(null),
        officeName: 'دفتر آزمایش',
        country: 'IR',
        areaCode: '21',
        language: 'fa',
        name: 'مدیر',
        username: 'admin',
        password: PASSWORD,
        sampleData: false,
      });
    return one;
  }

  async function agent(
    username: string,
    teamIds: readonly string[] = [],
    extension: string | null = null,
  ): Promise<Screen & { readonly id: string }> {
    const boss = await admin();
    const user = await boss.client.ask('users.create', {
      name: username,
      username,
      password: PASSWORD,
      role: 'agent',
      teamIds: [...teamIds],
      extension,
    });
    boss.close();
    const one = screen();
    await one.client.ask('auth.signIn', { username, password: PASSWORD });
    return { ...one, id: user.id };
  }

  return {
    core,
    store,
    dir,
    log,
    time,
    pass(ms) {
      time.now += ms;
      time.mono += ms;
      core.tick();
    },
    box(address = '/dev/box') {
      const found = boxes.get(address);
      if (!found) throw new Error(`no box at ${address}`);
      return found;
    },
    screen,
    admin,
    agent,
    async settled() {
      for (let i = 0; i < 24; i += 1) await new Promise((resolve) => setImmediate(resolve));
    },
    async stop() {
      stop.abort();
      await running;
      store.close();
      if (!options.dir) rmSync(dir, { recursive: true, force: true });
      if (breaches.length > 0) throw new Error(`against the contract: ${breaches.join('\n')}`);
    },
  };
}

function openBox(
  spec: DeviceSpec,
  { traits, dials }: { readonly traits: DeviceTraits; readonly dials?: boolean },
  time: { now: number; mono: number },
  boxes: Map<string, Box>,
): Device {
  return {
    spec,
    traits,
    frames: () => boxes.get(spec.address)?.frames ?? [],
    ...(dials
      ? { dial: (number, extension) => boxes.get(spec.address)?.dial(number, extension) ?? Promise.resolve() }
      : {}),
    run: (sink, stop) =>
      new Promise((resolve) => {
        const report = (state: 'open' | 'lost'): void =>
          sink.report({
            state,
            detail: null,
            since: time.now,
            lastByteAt: null,
            signals: 0,
            skippedBytes: 0,
            reopened: 0,
          });
        boxes.set(spec.address, boxOf(spec, sink, time, report));
        report('open');
        stop.addEventListener('abort', () => resolve(), { once: true });
      }),
  };
}

function boxOf(
  spec: DeviceSpec,
  sink: DeviceSink,
  time: { now: number; mono: number },
  report: (state: 'open' | 'lost') => void,
): Box {
  const dialled: { number: string; extension: string | null }[] = [];
  let refusal: string | null = null;
  return {
    spec,
    dialled,
    frames: [],
    async dial(number, extension) {
      if (refusal !== null) throw new Error(refusal);
      dialled.push({ number, extension });
    },
    refuse: (words) => {
      refusal = words;
    },
    say: (...signals) => {
      for (const signal of signals) sink.signal({ ...signal, at: time.now, readAt: time.mono });
    },
    lose: () => report('lost'),
    find: () => report('open'),
  };
}
