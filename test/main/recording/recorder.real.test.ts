import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AudioFrame, SourceLevel } from '../../../src/main/core/ports.ts';
import { until } from '../../support/wait.ts';
import { createStage, FIRST_MOMENT, type RecorderStage, readWav, sourceOf, wavOf } from './recorder-stage.ts';

let stage: RecorderStage;
afterEach(() => stage.close());

const LOST = { trouble: 'deviceLost', detail: 'gone' } as const;
const fileOf = (id: string): string => join(stage.folder, `live/${id}.call.wav`);
const soundOf = (id: string): Int16Array => readWav(fileOf(id)).samples[0] ?? new Int16Array();
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const framesOf = (ms: number): number => ms * 8;

test('a recording begins with the first sample, and is the sound from then on', async () => {
  stage = createStage();
  const { handle, reports } = stage.begin('one', sourceOf());
  stage.pass(300);
  stage.hear(1_000);
  expect(reports).toEqual([{ kind: 'started', startedAt: FIRST_MOMENT + 300, preRollMs: 0 }]);
  expect(handle.positionMs()).toBe(1_000);
  const finished = await handle.stop();
  expect(finished).toEqual({
    file: 'live/one.call.wav',
    startedAt: FIRST_MOMENT + 300,
    durationMs: 1_000,
    bytes: 16_044,
  });
  expect(soundOf('one')).toEqual(stage.played(300, framesOf(1_000)));
  expect(await handle.stop()).toBe(finished);
  expect(stage.open()).toEqual([]);
});

test('what was said before the start is kept where the source allows, and its moment is known', async () => {
  const source = sourceOf({ preRollMs: 2_000 });
  stage = createStage([source]);
  stage.hear(5_000);
  stage.pass(10);
  const { handle, reports } = stage.begin('one', source);
  await settled();
  expect(reports).toEqual([{ kind: 'started', startedAt: FIRST_MOMENT + 3_000, preRollMs: 2_000 }]);
  stage.hear(500);
  await handle.stop();
  expect(soundOf('one').subarray(0, framesOf(2_000))).toEqual(stage.played(3_000, framesOf(2_000)));
  expect(stage.open()).toEqual(['tone']);
});

test('where consent came only now nothing from before it is kept, not even of the piece that is on its way', async () => {
  const source = sourceOf({ preRollMs: 2_000 });
  stage = createStage([source]);
  stage.hear(5_000);
  stage.pass(15);
  const { handle, reports } = stage.begin('one', source, false);
  stage.pass(5);
  stage.give(5_000, 20);
  stage.hear(400);
  await handle.stop();
  expect(reports).toEqual([{ kind: 'started', startedAt: FIRST_MOMENT + 5_015, preRollMs: 0 }]);
  expect(soundOf('one')).toEqual(stage.played(5_015, framesOf(405)));
});

test('a pause becomes silence of its own length, and what follows stands at its moment', async () => {
  stage = createStage();
  const { handle } = stage.begin('one', sourceOf());
  stage.hear(1_000);
  expect(handle.pause()).toBe(1_000);
  stage.hear(2_000);
  expect(handle.positionMs()).toBe(3_000);
  const soundsFrom = handle.resume();
  // A little more is silenced: the sound of the pause may come late.
  expect(soundsFrom).toBe(3_150);
  stage.hear(1_000);
  await handle.stop();
  const sound = soundOf('one');
  expect(sound.length).toBe(framesOf(4_000));
  expect(sound.subarray(0, framesOf(1_000))).toEqual(stage.played(0, framesOf(1_000)));
  expect(sound.subarray(framesOf(1_000), framesOf(3_150)).every((value) => value === 0)).toBe(true);
  expect(sound.subarray(framesOf(3_150))).toEqual(stage.played(3_150, framesOf(850)));
});

test('a device that is gone and comes back leaves silence of the time it was away', async () => {
  stage = createStage();
  const { handle, reports } = stage.begin('one', sourceOf());
  stage.hear(1_000);
  stage.lose(LOST);
  expect(reports.at(-1)).toEqual({ kind: 'trouble', ...LOST, atMs: 1_000 });
  stage.pass(4_000);
  await until(() => stage.opened() === 2, 'the source to be opened again');
  stage.hear(1_000);
  await until(() => reports.at(-1)?.kind === 'recovered', 'the recovery');
  stage.hear(500);
  await handle.stop();
  expect(reports.at(-1)).toEqual({ kind: 'recovered', atMs: 5_000 });
  const sound = soundOf('one');
  expect(sound.length).toBe(framesOf(6_500));
  expect(sound.subarray(framesOf(1_000), framesOf(5_000)).every((value) => value === 0)).toBe(true);
  expect(sound.subarray(framesOf(5_000))).toEqual(stage.played(5_000, framesOf(1_500)));
});

test('a call that ends while its device is away is as long as it was', async () => {
  stage = createStage();
  const { handle } = stage.begin('one', sourceOf());
  stage.hear(1_000);
  stage.lose(LOST);
  stage.pass(3_000);
  expect((await handle.stop()).durationMs).toBe(4_000);
  expect(soundOf('one').length).toBe(framesOf(4_000));
});

test('a source that gives no byte is in trouble, keeps its capture, and what came late is not taken for lost', async () => {
  stage = createStage([sourceOf({ preRollMs: 100 })], { quietMs: 400 });
  const { handle, reports } = stage.begin('one', sourceOf());
  stage.hear(1_000);
  await until(() => reports.at(-1)?.kind === 'trouble', 'the trouble');
  expect(reports.at(-1)).toEqual({ kind: 'trouble', trouble: 'noSound', detail: null, atMs: 1_000 });
  expect(stage.reports.at(-1)).toEqual({ sourceId: 'tap', state: 'trouble', trouble: 'noSound', detail: null });
  stage.hear(800);
  await until(() => reports.at(-1)?.kind === 'recovered', 'the recovery');
  await handle.stop();
  expect(soundOf('one')).toEqual(stage.played(0, framesOf(1_800)));
  expect(stage.opened()).toBe(1);
  expect(stage.reports.at(-1)?.state).toBe('open');
});

test('sound that was lost on its way without a word is made up for by silence', async () => {
  stage = createStage();
  const { handle, reports } = stage.begin('one', sourceOf());
  stage.hear(1_000);
  stage.pass(2_000);
  stage.hear(20_000);
  await handle.stop();
  expect(reports.map(({ kind }) => kind)).toEqual(['started', 'trouble', 'recovered']);
  const sound = soundOf('one');
  expect(sound.length).toBe(framesOf(23_000));
  expect(sound.subarray(-framesOf(5_000))).toEqual(stage.played(18_000, framesOf(5_000)));
});

test('a wall clock that is set moves nothing', async () => {
  stage = createStage();
  const { handle, reports } = stage.begin('one', sourceOf());
  stage.hear(1_000);
  stage.jump(-86_400_000);
  stage.hear(1_000);
  expect(handle.positionMs()).toBe(2_000);
  stage.lose(LOST);
  stage.jump(7 * 86_400_000);
  stage.pass(1_000);
  await until(() => stage.opened() === 2, 'the source to be opened again');
  stage.hear(1_000);
  const finished = await handle.stop();
  expect(finished).toMatchObject({ startedAt: FIRST_MOMENT, durationMs: 4_000 });
  expect(reports.at(-1)).toEqual({ kind: 'recovered', atMs: 3_000 });
});

test('two recordings of one source share its capture, each with its own beginning, pause and end', async () => {
  stage = createStage();
  const first = stage.begin('one', sourceOf());
  stage.hear(1_000);
  const second = stage.begin('two', sourceOf());
  first.handle.pause();
  stage.hear(1_000);
  await first.handle.stop();
  stage.hear(1_000);
  await second.handle.stop();
  expect(stage.opened()).toBe(1);
  expect(
    soundOf('one')
      .subarray(framesOf(1_000))
      .every((value) => value === 0),
  ).toBe(true);
  expect(soundOf('two')).toEqual(stage.played(1_000, framesOf(2_000)));
});

test('eight at once, of every rate, with one channel or two, are each their own sound', async () => {
  stage = createStage();
  const kinds = [8_000, 16_000, 48_000].flatMap((rate) => [1, 2].map((channels) => ({ rate, channels })));
  const begun = [...kinds, ...kinds.slice(0, 2)].map((kind, i) =>
    stage.begin(`r${i}`, sourceOf({ ...(kind as { rate: 8_000; channels: 1 }), device: `card ${i}` })),
  );
  expect(stage.open().length).toBe(8);
  stage.hear(2_000);
  await Promise.all(begun.map(({ handle }) => handle.stop()));
  const files = begun.map((_, i) => readWav(fileOf(`r${i}`)));
  expect(files.map(({ rate, channels }) => ({ rate, channels }))).toEqual([...kinds, ...kinds.slice(0, 2)]);
  expect(files.map(({ rate, samples }) => (samples[0]?.length ?? 0) / rate)).toEqual(Array(8).fill(2));
  const [left, right] = files[1]?.samples ?? [];
  expect(left).toEqual(stage.played(0, framesOf(2_000)));
  expect(right).toEqual(left?.map((value) => -value));
});

test('who listens live hears the recording in pieces of a tenth of a second at most, and silence in a pause', async () => {
  stage = createStage();
  const { handle } = stage.begin('one', sourceOf());
  const heard: AudioFrame[] = [];
  const end = stage.recorder.listen('one', (frame) => heard.push({ ...frame, pcm: Uint8Array.from(frame.pcm) }));
  stage.hear(100);
  handle.pause();
  stage.hear(100);
  end();
  stage.hear(100);
  expect(heard.length).toBe(10);
  expect(heard.every(({ pcm }) => pcm.byteLength <= 1_600)).toBe(true);
  expect(heard.map(({ pcm }) => pcm.some((byte) => byte !== 0))).toEqual([
    ...Array(5).fill(true),
    ...Array(5).fill(false),
  ]);
  expect([heard[0]?.at, heard[0]?.rate, heard[0]?.channels]).toEqual([FIRST_MOMENT, 8_000, 1]);
  expect(stage.opened()).toBe(1);
  stage.recorder.listen('nobody', () => {})();
  await handle.stop();
});

test('nobody saying a word is told at the tenth second and each one after it, until somebody does', async () => {
  stage = createStage();
  const { handle, reports } = stage.begin('one', sourceOf());
  stage.hear(1_000);
  stage.hush(true);
  stage.hear(12_500);
  stage.hush(false);
  stage.hear(1_000);
  stage.hush(true);
  stage.hear(9_900);
  await handle.stop();
  const told = reports.filter(({ kind }) => kind === 'silence');
  expect(told).toEqual([10, 11, 12].map((seconds) => ({ kind: 'silence', seconds })));
});

test('a level comes ten times a second, a trouble when there is one, and nothing after the end', async () => {
  stage = createStage();
  const told: unknown[] = [];
  const end = stage.recorder.meter(sourceOf(), (level) => told.push(level));
  stage.hear(1_000);
  expect(told.length).toBe(10);
  const level = told[0] as SourceLevel;
  expect(level.peakDb[0]).toBeCloseTo(-12.2, 0);
  expect(level.meanDb[0]).toBeCloseTo(-15.3, 0);
  stage.lose(LOST);
  expect(told.at(-1)).toEqual(LOST);
  end();
  await until(() => stage.open().length === 0, 'the source to be closed');
});

test('a test recording is a whole WAV file in memory, or says what is wrong', async () => {
  stage = createStage();
  const wanted = stage.recorder.test(sourceOf(), 2);
  stage.hear(2_500);
  expect(wavOf(await wanted).samples[0]).toEqual(stage.played(0, framesOf(2_000)));
  const failing = stage.recorder.test(sourceOf(), 2);
  stage.lose({ trouble: 'deviceWrong', detail: 'no such card' });
  await expect(failing).rejects.toMatchObject({ code: 'deviceWrong', message: 'no such card' });
});

test('sources of the office are opened for their pre-roll, closed when they are gone, and say how they are', async () => {
  const [kept, loose] = [sourceOf({ preRollMs: 500 }), sourceOf({ id: 'other', device: 'other' })];
  stage = createStage([kept, loose]);
  stage.hear(100);
  expect(stage.open()).toEqual(['tone']);
  expect(stage.reports.map(({ sourceId, state }) => `${sourceId} ${state}`)).toEqual([
    'tap idle',
    'other idle',
    'tap open',
  ]);
  stage.recorder.setSources([loose]);
  expect(stage.open()).toEqual([]);
});

test('a source that fails is not opened again at once, unless somebody new wants to hear it', async () => {
  stage = createStage([], { firstRetryMs: 60_000 });
  const first = stage.begin('one', sourceOf());
  stage.lose(LOST);
  await settled();
  expect(stage.opened()).toBe(1);
  const second = stage.begin('two', sourceOf());
  expect(stage.opened()).toBe(2);
  await settled();
  expect(second.reports).toEqual([{ kind: 'trouble', ...LOST, atMs: 0 }]);
  stage.lose(LOST);
  await settled();
  expect([first.reports.length, second.reports.length, stage.opened()]).toEqual([1, 1, 2]);
});

test('a test recording tries a source anew that has failed before', async () => {
  const source = sourceOf({ preRollMs: 500 });
  stage = createStage([source], { firstRetryMs: 60_000 });
  stage.lose(LOST);
  await settled();
  const wanted = stage.recorder.test(source, 1);
  stage.hear(1_000);
  expect(wavOf(await wanted).samples[0]?.length).toBe(8_000);
  stage.lose(LOST);
  await settled();
  const failing = stage.recorder.test(source, 1);
  stage.lose(LOST);
  await expect(failing).rejects.toMatchObject({ code: 'deviceLost' });
});

test('a name that is none, or one that is taken, is refused and harms nothing', async () => {
  stage = createStage();
  const [first, same, strange] = [
    stage.begin('one', sourceOf()),
    stage.begin('one', sourceOf()),
    stage.begin('../one', sourceOf()),
  ];
  await settled();
  stage.hear(500);
  for (const { reports } of [same, strange])
    expect(reports).toEqual([{ kind: 'trouble', trouble: 'broken', detail: 'this order was refused', atMs: 0 }]);
  expect(await strange.handle.stop()).toMatchObject({ file: null, durationMs: 0 });
  await first.handle.stop();
  expect(soundOf('one').length).toBe(framesOf(500));
});

test('a report that its hearer throws at ends nothing', async () => {
  stage = createStage();
  const order = { recordingId: 'one', callId: 'call', source: sourceOf(), withPreRoll: true };
  const handle = stage.recorder.start(order, () => {
    throw new Error('not now');
  });
  stage.hear(500);
  await handle.stop();
  expect(soundOf('one').length).toBe(framesOf(500));
  expect(stage.log[0]).toMatch(/^error a report of a recording was not taken: Error: not now/);
});

test('when the recorder ends, every file is whole', async () => {
  stage = createStage();
  const { handle } = stage.begin('one', sourceOf());
  stage.hear(500);
  const finished = handle.stop();
  const late = stage.begin('two', sourceOf());
  await stage.recorder.run(AbortSignal.abort(), () => {});
  expect((await finished).durationMs).toBe(500);
  expect(stage.open()).toEqual([]);
  expect(await late.handle.stop()).toMatchObject({ file: null });
});
