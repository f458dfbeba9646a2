import { Notifications, notifications } from '@mantine/notifications';
import { act, type ReactNode } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ConfirmProvider } from '../../src/renderer/ui/confirm.tsx';
import { useSession } from '../../src/renderer/use-core.tsx';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import type { RecordingSource } from '../../src/shared/contract/recording-sources.ts';
import type { RecordingRow, RecordingSettings } from '../../src/shared/contract/recordings.ts';
import { type Answers, button, click, onStage, rest, type Stage } from './pop-stage.tsx';
import { readable } from './shell-wire.ts';

type Rule = RecordingSettings['rules'][number];

/** A rule that fits every call; a test changes what it is about. */
export function rule(change: Partial<Rule> = {}): Rule {
  return {
    id: 'r1',
    name: 'All calls',
    enabled: true,
    action: 'record',
    lineIds: [],
    directions: [],
    agentIds: [],
    customer: 'anybody',
    hours: null,
    classId: null,
    ...change,
  };
}

export function settings(change: Partial<RecordingSettings> = {}): RecordingSettings {
  return {
    enabled: true,
    rules: [rule()],
    policies: [{ lineId: 'l1', policy: 'notNeeded' }],
    codec: 'opus',
    bitrate: 24_000,
    classes: [{ id: 'k1', name: 'Usual', days: 90 }],
    floorMegabytes: 500,
    warnDays: 14,
    silenceSeconds: 60,
    pauseAlarmSeconds: 180,
    agentsHearOwn: true,
    agentsControl: true,
    ...change,
  };
}

export function source(change: Partial<RecordingSource> = {}): RecordingSource {
  return {
    id: 's1',
    name: 'Sales tap',
    use: 'lineTap',
    program: 'sox',
    driver: 'pulseaudio',
    device: 'tap.mono',
    rate: 8000,
    channels: 1,
    preRollSeconds: 2,
    lineId: 'l1',
    userId: null,
    enabled: true,
    ...change,
  };
}

type Listed = OutputOf<'sources.list'>[number];

/** The source as the list has it. */
export function listed(change: Partial<RecordingSource> = {}, state: Partial<Listed['state']> = {}): Listed {
  const one = source(change);
  return { source: one, state: { sourceId: one.id, state: 'idle', trouble: null, detail: null, ...state } };
}

export function row(change: Partial<RecordingRow> = {}): RecordingRow {
  return {
    id: 'rec1',
    callId: 'call1',
    state: 'sealed',
    startedAt: Date.UTC(2025, 10, 20, 8, 0),
    endedAt: Date.UTC(2025, 10, 20, 8, 2),
    durationMs: 120_000,
    codec: 'opus',
    rate: 8000,
    channels: 1,
    bytes: 360_000,
    sourceName: 'Sales tap',
    agent: { id: 'u1', name: 'Sara' },
    why: 'rule',
    class: { id: 'k1', name: 'Usual' },
    expiresAt: Date.UTC(2026, 1, 18),
    hold: null,
    repaired: false,
    damage: null,
    may: { listen: true, export: true, manage: true },
    lineName: 'Sales',
    local: '0912 555 0039',
    customer: { id: 'c1', name: 'Maryam Ahmadi' },
    listenCount: 0,
    ...change,
  };
}

const LINE = {
  deviceId: 'd1',
  ownNumber: null,
  color: '#3152c8',
  greeting: null,
  route: { ownerId: null, teamId: null, everybody: true, stepSeconds: 0 },
  codeRequired: false,
  dialPrefix: null,
  twinId: null,
};

/** An office of two lines and an agent, with SoX and without arecord. */
export const OFFICE: Answers = {
  'lines.list': () => [
    { ...LINE, id: 'l1', position: 1, name: 'Sales' },
    { ...LINE, id: 'l2', position: 2, name: 'Support' },
  ],
  'people.list': () => ({ users: [{ id: 'u1', name: 'Sara', role: 'agent', active: true }], teams: [] }),
  'recordings.settings': () => settings(),
  'sources.list': () => [listed()],
  'sources.inputs': () => ({
    programs: [
      { program: 'sox', found: true, version: '14.4.2' },
      { program: 'arecord', found: false, version: null },
    ],
    inputs: [{ program: 'sox', driver: 'pulseaudio', device: 'tap.mono', label: 'USB tap', monitor: false }],
  }),
  'recordings.wouldRecord': () => ({
    record: true,
    why: 'rule',
    ruleId: 'r1',
    mayStart: false,
    consent: 'notNeeded',
    sourceId: 's1',
    className: 'Usual',
    tried: [{ ruleId: 'r1', failed: null }],
  }),
};

/** The pages of recording on stage, one after another in a test file. */
export type RecordingStage = {
  /** Shows a page of the office above at an address of it, and waits until it rests. */
  readonly show: (screen: ReactNode, answers?: Answers, path?: string) => Promise<void>;
  readonly now: () => Stage;
  readonly asked: (name: string) => readonly unknown[];
};

/** Sets the stage before each test and clears it after. Only what waits is a value here: replies arrive by promises. */
export function recordingStage(): RecordingStage {
  let stage: Stage;
  beforeEach(async () => {
    localStorage.clear();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    stage = await onStage(null);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await stage.close();
    notifications.clean();
  });
  return {
    async show(screen, answers = {}, path = '/') {
      await stage.close();
      const { hook } = memoryLocation({ path });
      stage = await onStage(
        <ConfirmProvider>
          <Notifications />
          <Router hook={hook}>
            <SignedIn>{screen}</SignedIn>
          </Router>
        </ConfirmProvider>,
        { ...OFFICE, ...answers },
      );
      await later(500);
    },
    now: () => stage,
    asked: (name) => stage.asked.filter((one) => one.name === name).map((one) => one.input),
  };
}

/** As the shell does: no page before somebody sits here. */
function SignedIn({ children }: { readonly children: ReactNode }) {
  return useSession((session) => session.me) === null ? null : children;
}

export async function later(ms: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
  await rest();
}

export async function submit(form: HTMLFormElement | null = document.querySelector('form')): Promise<void> {
  await act(async () => form?.requestSubmit());
  await rest();
}

export const text = () => readable(document.body);
export const undo = () => click(button(document.body, 'Undo'));
/** The button of the open dialog that says this. */
export const inDialog = (words: string) => button(document.querySelector('[role=dialog]') ?? document.body, words);
