// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { SourceForm } from '../../src/renderer/admin/recording/sources/source-form.tsx';
import { SourcesPage } from '../../src/renderer/admin/recording/sources/sources-page.tsx';
import { later, listed, recordingStage, source, submit, text, undo } from './admin-recording-stage.tsx';
import { type Answers, button, click, rest, type as typeIn } from './pop-stage.tsx';
import { labelled } from './shell-wire.ts';

const stage = recordingStage();
const { asked, show } = stage;
const idle = { onDone: () => undefined, onCancel: () => undefined };

describe('the sources', () => {
  const at = (path: string, answers: Answers = {}) => show(<SourcesPage />, answers, path);
  const form = (
    <SourceForm
      source={source()}
      sources={[source()]}
      onDone={() => undefined}
      onCancel={() => expect.fail('the form was left')}
    />
  );

  it('say what is missing where there is none, and offer to add the first', async () => {
    await at('/admin/recording-sources', { 'sources.list': () => [] });
    expect(text()).toContain('No sound source yet');
    await click(button(stage.now().page, 'Add a source'));
    expect(text()).toContain('A small box between telephone and wall socket');
  });

  it('tell what is wrong in words, and follow it as it changes', async () => {
    await at('/admin/recording-sources', {
      'sources.list': () => [listed({}, { state: 'trouble', trouble: 'deviceLost' })],
    });
    expect(text()).toContain('The device is gone; plug it in again');
    await stage.now().push('source.changed', { sourceId: 's1', state: 'open', trouble: null, detail: null });
    expect(text()).toContain('Open, hears');
    expect(text()).not.toContain('The device is gone');
  });

  it('name the lines that nobody hears, each a click away from its source', async () => {
    await at('/admin/recording-sources');
    expect(text()).toContain('1 line has no source of its own: Support');
    await click(button(stage.now().page, 'Support'));
    expect((document.querySelector('form input[aria-label=Line]') as HTMLInputElement | null)?.value).toBe('Support');
  });

  it('give the very command that brings a missing program', async () => {
    await show(<SourceForm source={source({ program: 'arecord' })} sources={[]} {...idle} />);
    expect(text()).toContain('sudo apt install alsa-utils');
    await show(<SourceForm source={source()} sources={[]} {...idle} />);
    expect(text()).not.toContain('sudo apt');
    expect(text()).toContain('14.4.2');
  });

  it('say beside the field whose source there is already, and send nothing', async () => {
    await show(<SourceForm source={null} lineId="l1" sources={[source()]} {...idle} />);
    expect(text()).toContain('“Sales” has a source already: “Sales tap”');
    await submit();
    expect(asked('sources.save')).toEqual([]);
  });

  it('say it too when only the office knows', async () => {
    await show(<SourceForm source={null} lineId="l2" sources={[]} {...idle} />, {
      'sources.save': () => ({ refused: 'conflict' }),
    });
    await submit();
    expect(asked('sources.save')).toEqual([expect.objectContaining({ id: null, lineId: 'l2', name: 'Support' })]);
    expect(text()).toContain('has another source already');
  });

  it('show how loud it is in words, and let go of the device when the page closes', async () => {
    await show(form);
    await click(button(stage.now().page, 'Show the level'));
    const { program, driver, device, rate, channels } = source();
    expect(asked('sources.meter')).toEqual([{ program, driver, device, rate, channels }]);
    await stage.now().push('source.level', { peakDb: [-12], meanDb: [-20], trouble: null, detail: null });
    expect(text()).toContain('Good. It will be easy to understand');
    const meter = document.querySelector('[role=meter]');
    expect(meter?.getAttribute('aria-valuetext')).toContain('good');
    await stage.now().push('source.level', { peakDb: [-1], meanDb: [-10], trouble: null, detail: null });
    expect(text()).toContain('Too loud');
    await stage.now().close();
    expect(stage.now().asked.at(-1)?.name).toBe('sources.stopMeter');
  });

  it('say what keeps it from being heard', async () => {
    await show(form);
    await click(button(stage.now().page, 'Show the level'));
    await stage.now().push('source.level', { peakDb: [], meanDb: [], trouble: 'deviceWrong', detail: 'no such card' });
    expect(text()).toContain('There is no such device');
    expect(text()).toContain('no such card');
  });

  it('open the device anew when the form is about another one, and stop by themselves after two minutes', async () => {
    await show(form);
    await click(button(stage.now().page, 'Show the level'));
    await typeIn(labelled('Device'), 'other.mono');
    await later(700);
    expect(asked('sources.meter').at(-1)).toMatchObject({ device: 'other.mono' });
    expect(asked('sources.stopMeter')).toHaveLength(1);
    await later(120_000);
    expect(text()).toContain('Stopped by itself after two minutes');
    expect(asked('sources.stopMeter')).toHaveLength(2);
  });

  it('record a test from the form as it stands, count down, and play it in place', async () => {
    let finish: (() => void) | undefined;
    const recorded = {
      url: '/recordings/ticket',
      mime: 'audio/wav',
      durationMs: 5000,
      peaks: [0.1, 0.9],
      peakDb: -40,
      meanDb: -60,
    };
    await show(form, {
      // A promise is an answer as well: the stage awaits it.
      'sources.test': () => new Promise((resolve) => (finish = () => resolve(recorded))) as never,
    });
    await click(button(stage.now().page, 'Show the level'));
    await click(button(stage.now().page, 'Record 5 seconds'));
    expect(asked('sources.stopMeter')).toHaveLength(1);
    expect(asked('sources.test')).toEqual([expect.objectContaining({ device: 'tap.mono', seconds: 5 })]);
    expect(text()).toContain('5 seconds to go');
    await later(4000);
    expect(text()).toContain('1 second to go');
    await act(async () => finish?.());
    await rest();
    expect(document.querySelector('audio')?.getAttribute('src')).toBe('/recordings/ticket');
    expect(text()).toContain('Too quiet');
    expect(text()).toContain('Loudest -40 dB');
  });

  it('say that a test gave nothing', async () => {
    await show(form, { 'sources.test': () => ({ refused: 'source_failed' }) });
    await click(button(stage.now().page, 'Record 5 seconds'));
    expect(text()).toContain('Nothing could be recorded');
    expect(document.querySelector('audio')).toBeNull();
  });

  it('come back whole when a removal is taken back', async () => {
    await at('/admin/recording-sources/s1', { 'sources.remove': () => null, 'sources.save': () => source() });
    await click(button(stage.now().page, 'Remove'));
    expect(asked('sources.remove')).toEqual([{ id: 's1' }]);
    await undo();
    expect(asked('sources.save')).toEqual([{ ...source(), id: null }]);
  });
});
