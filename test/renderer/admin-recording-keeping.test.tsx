// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { AdminRoom } from '../../src/renderer/admin/admin-room.tsx';
import { HealthPage } from '../../src/renderer/admin/recording/health/health-page.tsx';
import { KeepingPage } from '../../src/renderer/admin/recording/keeping/keeping-page.tsx';
import type { Me } from '../../src/shared/contract/people.ts';
import type { RecordingSettings } from '../../src/shared/contract/recordings.ts';
import { permissionsOf, type Role } from '../../src/shared/domain/permission.ts';
import { inDialog, later, recordingStage, row, settings, submit, text } from './admin-recording-stage.tsx';
import { type Answers, button, click, press, type as typeIn } from './pop-stage.tsx';
import { labelled, readable } from './shell-wire.ts';

const stage = recordingStage();
const { asked, show } = stage;

describe('the rail', () => {
  const me = (role: Role): Me => ({
    kind: 'user',
    id: 'me',
    name: 'Reza',
    username: 'reza',
    role,
    permissions: [...permissionsOf(role)],
    preferences: {
      language: 'en',
      theme: 'light',
      digits: 'latn',
      calendar: 'gregorian',
      popCorner: 'startBottom',
      sounds: false,
      volume: 0,
    },
    hasPassword: true,
  });
  const state = (role: Role) => ({
    'auth.state': () => ({
      needsSetup: false,
      demo: false,
      officeName: 'Office',
      language: 'en' as const,
      version: '1',
      protocol: 1,
      me: me(role),
    }),
    'journal.list': () => [],
  });
  const entries = () => [...document.querySelectorAll('nav a')].map((one) => one.getAttribute('href'));

  it('has the four pages for those who manage recording, and none for others', async () => {
    const own = ['sources', 'rules', 'keeping', 'health'].map((one) => `/admin/recording-${one}`);
    await show(<AdminRoom />, state('admin'), '/admin/recording-rules');
    expect(entries()).toEqual(expect.arrayContaining(own));
    expect(text()).toContain('Would this call be recorded?');
    await show(<AdminRoom />, state('supervisor'), '/admin/journal');
    expect(entries().filter((one) => one?.includes('recording'))).toEqual([]);
  });
});

describe('keeping', () => {
  const page = { rows: [row()], nextCursor: null, totalBytes: 360_000, total: 1 };
  const plan = {
    items: [
      {
        id: 'rec9',
        callId: 'c9',
        startedAt: 0,
        bytes: 2_097_152,
        className: 'Usual',
        expiredAt: Date.UTC(2025, 10, 1),
      },
    ],
    total: 3,
    bytes: 6_291_456,
    held: 1,
  };
  const open = (path: string, answers: Answers = {}) =>
    show(<KeepingPage />, { 'recordings.list': () => page, 'recordings.retentionPlan': () => plan, ...answers }, path);
  const HERE = '/admin/recording-keeping';

  it('says how many there are and how much they take, and asks for what is searched', async () => {
    await open(HERE);
    expect(text()).toContain('1 recording, 352 KB');
    await typeIn(document.querySelector('input[aria-label="Search the recordings"]'), 'maryam');
    await later(300);
    expect(asked('recordings.list').at(-1)).toMatchObject({ text: 'maryam', heldOnly: false });
  });

  it('leads to the rules where nothing is recorded yet', async () => {
    await open(HERE, { 'recordings.list': () => ({ rows: [], nextCursor: null, totalBytes: 0, total: 0 }) });
    expect(text()).toContain('No recordings');
    expect(button(stage.now().page, 'See what is recorded')).toBeDefined();
  });

  it('holds only with a reason', async () => {
    await open(`${HERE}/rec1`, { 'recordings.hold': () => null });
    await submit();
    expect(text()).toContain('At least three letters');
    expect(asked('recordings.hold')).toEqual([]);
    await typeIn(document.querySelector('input[aria-label=Reason]'), ' Court file 7 ');
    await submit();
    expect(asked('recordings.hold')).toEqual([{ id: 'rec1', on: true, reason: 'Court file 7' }]);
  });

  it('releases what is held, and deletes nothing of it', async () => {
    const hold = { by: { id: 'u1', name: 'Sara' }, at: 0, reason: 'Court' };
    await open(`${HERE}/rec1`, { 'recordings.list': () => ({ ...page, rows: [row({ hold })] }) });
    expect(button(stage.now().page, 'Delete')?.disabled).toBe(true);
    await typeIn(document.querySelector('input[aria-label=Reason]'), 'It is over');
    await submit();
    expect(asked('recordings.hold')).toEqual([{ id: 'rec1', on: false, reason: 'It is over' }]);
  });

  it('deletes only with a reason and the typed word, and says when a hold came between', async () => {
    await open(`${HERE}/rec1`, { 'recordings.delete': () => ({ refused: 'on_hold' }) });
    await click(button(stage.now().page, 'Delete'));
    expect(inDialog('Delete')?.disabled).toBe(true);
    await typeIn(labelled('Reason'), 'The customer asked');
    await typeIn(labelled('To confirm'), 'delet');
    expect(inDialog('Delete')?.disabled).toBe(true);
    await typeIn(labelled('To confirm'), 'Delete');
    await submit(document.querySelector('[role=dialog] form'));
    expect(asked('recordings.delete')).toEqual([{ id: 'rec1', reason: 'The customer asked' }]);
    expect(text()).toContain('A legal hold stands on this recording');
  });

  it('shows what would go before it goes, and lets it go only after a question', async () => {
    await open(`${HERE}/how-long`, { 'recordings.runRetention': () => ({ deleted: 3, bytes: 6_291_456 }) });
    expect(text()).toContain('3 recordings, 6 MB');
    expect(text()).toContain('1 more is past its time and stays because of a legal hold');
    expect(text()).toContain('and 2 more');
    await click(button(stage.now().page, 'Delete them now'));
    expect(text()).toContain('Delete 3 recordings now?');
    await click(inDialog('Cancel'));
    expect(asked('recordings.runRetention')).toEqual([]);
    await click(button(stage.now().page, 'Delete them now'));
    await click(inDialog('Delete them now'));
    expect(asked('recordings.runRetention')).toEqual([{}]);
  });

  it('saves the classes as part of the whole', async () => {
    await open(`${HERE}/how-long`, { 'recordings.saveSettings': (saved) => saved as RecordingSettings });
    await typeIn(document.querySelector('input[aria-label="Name of the class"]'), 'Short');
    await click(button(stage.now().page, 'Save'));
    expect(asked('recordings.saveSettings')).toEqual([settings({ classes: [{ id: 'k1', name: 'Short', days: 90 }] })]);
  });
});

describe('health', () => {
  const health = (change: object = {}) => ({
    folder: '/data/recordings',
    freeBytes: 50_000,
    totalBytes: 100_000,
    usedBytes: 10_000,
    bytesPerDay: 1000,
    daysLeft: 40.6,
    stopped: false,
    waitingToSeal: 2,
    checkedAt: Date.UTC(2025, 10, 22),
    unknownFiles: [],
    damaged: [],
    ...change,
  });
  const open = (change: object = {}, answers: Answers = {}) =>
    show(<HealthPage />, { 'recordings.health': () => health(change), ...answers });

  it('says for how many days there is room, and warns in time', async () => {
    await open();
    expect(text()).toContain('Room for 40 more days');
    expect(text()).not.toContain('before it comes to that');
    await open({ daysLeft: 3 });
    expect(text()).toContain('before it comes to that');
    await open({ stopped: true });
    expect(text()).toContain('Recording has stopped');
    expect(text()).toContain('Calls go on as always');
  });

  it('names files that nobody knows and recordings that are damaged', async () => {
    await open({
      unknownFiles: [{ file: '2026-01/x.hzr', bytes: 1024 }],
      damaged: [{ id: 'rec1', callId: 'call1', startedAt: 0, damage: 'changed' }],
    });
    expect(text()).toContain('2026-01/x.hzr');
    expect(text()).toContain('File was changed');
    expect(document.querySelector('a[href$="/calls/call1"]')).not.toBeNull();
  });

  it('offers the first check where there was none', async () => {
    await open({ checkedAt: null }, { 'recordings.reconcile': () => ({ files: 3, unknownFiles: 0, damaged: 0 }) });
    expect(text()).toContain('Not checked yet');
    await click(button(stage.now().page, 'Check now'));
    expect(asked('recordings.reconcile')).toEqual([{}]);
  });

  it('shows the key only after a question, and keeps nothing of it when it is closed', async () => {
    const sheet = { groups: ['K7QF2', '9XMWA'], fingerprint: 'A3F1 90C2', madeAt: Date.UTC(2025, 10, 22) };
    await open({}, { 'recordings.recoverySheet': () => sheet });
    await click(button(stage.now().page, 'Show the recovery sheet'));
    expect(text()).toContain('is written into the journal');
    await click(inDialog('Cancel'));
    expect(asked('recordings.recoverySheet')).toEqual([]);
    await click(button(stage.now().page, 'Show the recovery sheet'));
    await click(inDialog('Show it'));
    const paper = readable(document.querySelector('[data-sheet]') ?? document.body);
    for (const part of [
      'K7QF2',
      '9XMWA',
      'A3F1 90C2',
      'Office',
      'برگهٔ بازیابی ضبط‌ها',
      'Recovery sheet',
      '۱۴۰۴',
      '2025',
    ])
      expect(paper).toContain(part);
    await click(button(document.body, 'Close and forget'));
    expect(document.documentElement.outerHTML).not.toContain('K7QF2');
    expect(asked('recordings.recoverySheet')).toHaveLength(1);
    await click(button(stage.now().page, 'Show the recovery sheet'));
    await click(inDialog('Show it'));
    // The keyboard stays with the sheet, and Esc closes it wherever the keyboard is.
    await act(async () => button(stage.now().page, 'Check now')?.focus());
    expect(document.activeElement?.textContent).toBe('Print');
    await press(document.body, 'Escape');
    expect(document.documentElement.outerHTML).not.toContain('K7QF2');
    expect(asked('recordings.recoverySheet')).toHaveLength(2);
  });
});
