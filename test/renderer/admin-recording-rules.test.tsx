// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { RulesPage } from '../../src/renderer/admin/recording/rules/rules-page.tsx';
import type { RecordingSettings } from '../../src/shared/contract/recordings.ts';
import { later, recordingStage, rule, settings, text, undo } from './admin-recording-stage.tsx';
import { type Answers, button, click, press, type as typeIn } from './pop-stage.tsx';
import { labelled } from './shell-wire.ts';

const stage = recordingStage();
const { asked, show } = stage;

describe('the rules', () => {
  const two = [rule({ name: 'First' }), rule({ id: 'r2', name: 'Second', customer: 'known' })];
  const would = (change: object = {}) => ({
    record: true,
    why: 'rule' as const,
    ruleId: 'r1',
    mayStart: false,
    consent: 'notNeeded' as const,
    sourceId: 's1',
    className: 'Usual',
    tried: [{ ruleId: 'r1', failed: null }],
    ...change,
  });
  const open = (answers: Answers = {}) =>
    show(<RulesPage />, {
      'recordings.settings': () => settings({ rules: two }),
      'recordings.wouldRecord': () => would(),
      'recordings.saveSettings': (saved) => saved as RecordingSettings,
      ...answers,
    });
  const drag = (where: string, what: string) =>
    act(async () => document.querySelector(where)?.dispatchEvent(new Event(what, { bubbles: true, cancelable: true })));
  const names = () => [...document.querySelectorAll('[data-rule]')].map((one) => one.getAttribute('data-rule'));

  it('begin with one for all calls where there is none', async () => {
    await open({ 'recordings.settings': () => settings({ rules: [], enabled: false }) });
    await click(button(stage.now().page, 'Record all calls'));
    await click(button(stage.now().page, 'Save'));
    expect(asked('recordings.saveSettings')).toEqual([
      expect.objectContaining({ enabled: true, rules: [expect.objectContaining({ name: 'All calls' })] }),
    ]);
  });

  it('move by Alt and arrows, say where they are, and are saved in that order with all the rest', async () => {
    await open();
    expect(names()).toEqual(['r1', 'r2']);
    await press(document.querySelector('[data-rule=r1] [data-handle]'), 'ArrowDown');
    expect(names()).toEqual(['r1', 'r2']);
    await press(document.querySelector('[data-rule=r1] [data-handle]'), 'ArrowDown', { altKey: true });
    expect(names()).toEqual(['r2', 'r1']);
    expect(text()).toContain('“First” is now 2 of 2');
    expect(document.activeElement?.closest('[data-rule]')?.getAttribute('data-rule')).toBe('r1');
    await press(document.querySelector('[data-rule=r1] [data-handle]'), 'ArrowDown', { altKey: true });
    expect(names()).toEqual(['r2', 'r1']);
    await click(button(stage.now().page, 'Save'));
    expect(asked('recordings.saveSettings')).toEqual([settings({ rules: [two[1] ?? rule(), two[0] ?? rule()] })]);
  });

  it('are dragged to their place', async () => {
    await open();
    await drag('[data-rule=r2] [data-handle]', 'dragstart');
    await drag('[data-rule=r1]', 'dragover');
    expect(document.querySelector('[data-rule=r1]')?.getAttribute('data-drop')).toBe('before');
    await drag('[data-rule=r1]', 'drop');
    expect(names()).toEqual(['r2', 'r1']);
    expect(document.querySelector('[data-drop]')).toBeNull();
  });

  it('are left as they were when the changes are discarded', async () => {
    await open();
    await click(document.querySelector('[data-rule=r1] [role=switch]'));
    expect(text()).toContain('not in use');
    await click(button(stage.now().page, 'Discard the changes'));
    expect(text()).not.toContain('not in use');
    expect(button(stage.now().page, 'Discard the changes')).toBeUndefined();
  });

  it('cannot be saved without a name', async () => {
    await open();
    await click(document.querySelector('[data-rule=r1] [aria-expanded]'));
    await typeIn(labelled('Name'), ' ');
    expect(text()).toContain('Write a name for the rule');
    expect(button(stage.now().page, 'Save')?.disabled).toBe(true);
  });

  it('are asked about with the changes that are not saved yet', async () => {
    await open();
    await click(document.querySelector('[data-rule=r1] [role=switch]'));
    await later(300);
    expect(asked('recordings.wouldRecord').at(-1)).toMatchObject({
      lineId: 'l1',
      direction: 'incoming',
      settings: { rules: [{ id: 'r1', enabled: false }, { id: 'r2' }] },
    });
  });

  it('tell of every rule what kept it from fitting', async () => {
    await open({
      'recordings.wouldRecord': () =>
        would({
          record: false,
          why: 'noRule',
          ruleId: null,
          tried: [
            { ruleId: 'r1', failed: 'hours' },
            { ruleId: 'r2', failed: 'customer' },
          ],
        }),
    });
    expect(text()).toContain('No, it is not recorded');
    expect(text()).toContain('other hours');
    expect(text()).toContain('another kind of customer');
  });

  it('lead from a line without an answer to the place where it is given', async () => {
    await open({ 'recordings.wouldRecord': () => would({ record: false, why: 'noPolicy' }) });
    expect(button(stage.now().page, 'Answer for the line')).toBeDefined();
  });

  it('answer no while recording is switched off, whatever the rules say', async () => {
    await open({ 'recordings.settings': () => settings({ rules: two, enabled: false }) });
    expect(text()).toContain('No, it is not recorded');
    expect(text()).toContain('Recording is switched off');
  });

  it('ask for the consent only on a line whose callers are asked', async () => {
    await open();
    expect(text()).not.toContain('Asked for consent');
    await open({ 'recordings.settings': () => settings({ policies: [{ lineId: 'l1', policy: 'ask' }] }) });
    expect(text()).toContain('Asked for consent');
  });

  it('come back to their place when a removal is taken back', async () => {
    await open();
    await click(document.querySelector('[data-rule=r1] [aria-label^="Remove"]'));
    expect(names()).toEqual(['r2']);
    await undo();
    expect(names()).toEqual(['r1', 'r2']);
  });

  it('do not undo what another page saved meanwhile', async () => {
    let saved = settings({ rules: two });
    await open({ 'recordings.settings': () => saved });
    await click(document.querySelector('[data-rule=r1] [role=switch]'));
    const classes = [{ id: 'k1', name: 'Shorter', days: 30 }];
    saved = { ...saved, classes };
    await stage.now().push('config.changed', { what: 'recording', id: null });
    await later(200);
    await click(button(stage.now().page, 'Save'));
    expect(asked('recordings.saveSettings')).toEqual([
      expect.objectContaining({ classes, rules: [expect.objectContaining({ enabled: false }), two[1]] }),
    ]);
  });
});
