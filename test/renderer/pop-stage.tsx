import type { ReactNode } from 'react';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { type Core, connect } from '../../src/renderer/connect.ts';
import { PreferencesProvider } from '../../src/renderer/preferences.tsx';
import { CoreProvider } from '../../src/renderer/use-core.tsx';
import type { ScreenPop } from '../../src/shared/contract/calls.ts';
import type { EventName, InputOf, OutputOf, PayloadOf, ProcedureName } from '../../src/shared/contract/contract.ts';
import type { CustomerCard } from '../../src/shared/contract/customers.ts';
import type { ErrorCode, Push, Reply, Transport } from '../../src/shared/contract/wire.ts';
import { permissionsOf } from '../../src/shared/domain/permission.ts';

/** A hub that answers as it is told: the far end of the wire, which is the only thing that these tests make up. */
export type Answers = {
  readonly [N in ProcedureName]?: (input: InputOf<N>) => OutputOf<N> | { readonly refused: ErrorCode };
};
export type Asked = { readonly name: string; readonly input: unknown };

export type Stage = {
  readonly core: Core;
  readonly asked: readonly Asked[];
  readonly page: HTMLElement;
  readonly push: <N extends EventName>(name: N, payload: PayloadOf<N>) => Promise<void>;
  readonly close: () => Promise<void>;
};

const NOW = Date.UTC(2025, 10, 22, 8, 0);
export const ME = {
  kind: 'user' as const,
  id: 'me',
  name: 'رضا',
  username: 'reza',
  role: 'supervisor' as const,
  permissions: [...permissionsOf('supervisor')],
  preferences: {
    language: 'en' as const,
    theme: 'light' as const,
    digits: 'latn' as const,
    calendar: 'gregorian' as const,
    popCorner: 'startBottom' as const,
    sounds: false,
    volume: 0,
  },
  hasPassword: true,
};

const USUAL: Answers = {
  'auth.state': () => ({
    needsSetup: false,
    demo: false,
    officeName: 'Office',
    language: 'en',
    version: '1',
    protocol: 1,
    me: ME,
  }),
  'live.snapshot': () => ({ at: NOW, lines: [], devices: [], presence: [], pops: [], dock: [], missed: [] }),
  'settings.get': () => ({
    name: 'Office',
    country: 'IR',
    areaCode: '21',
    language: 'en',
    zone: 'Asia/Tehran',
    currency: 'toman',
  }),
  'outcomeCodes.list': () => [],
  'people.list': () => ({ users: [], teams: [] }),
  'lines.list': () => [],
  'customers.search': () => [],
  'pop.seen': () => null,
  'calls.saveNote': () => null,
};

/** Puts a screen on stage, signed in, and waits until it rests. */
export async function onStage(screen: ReactNode, answers: Answers = {}): Promise<Stage> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const asked: Asked[] = [];
  const listeners = new Set<(push: Push) => void>();
  const all = { ...USUAL, ...answers } as Readonly<Record<string, ((input: unknown) => unknown) | undefined>>;
  const transport: Transport = {
    async request({ name, input }): Promise<Reply> {
      asked.push({ name, input });
      const data = all[name]?.(input) ?? null;
      if (typeof data === 'object' && data !== null && 'refused' in data)
        return { ok: false, error: { code: data.refused as ErrorCode, message: '' } };
      return { ok: true, data };
    },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const page = document.createElement('div');
  document.body.append(page);
  const root = createRoot(page);
  const core = connect((onState) => {
    queueMicrotask(() => onState('connected'));
    return transport;
  });
  const { hook } = memoryLocation({ path: '/' });
  await act(async () => {
    root.render(
      <CoreProvider core={core}>
        <PreferencesProvider>
          <Router hook={hook}>{screen}</Router>
        </PreferencesProvider>
      </CoreProvider>,
    );
  });
  await rest();
  return {
    core,
    asked,
    page,
    async push(name, payload) {
      await act(async () => {
        for (const listener of listeners) listener({ name, payload, at: NOW, mono: 0 });
      });
    },
    async close() {
      await act(async () => root.unmount());
      page.remove();
    },
  };
}

/** Lets what was begun finish: replies, effects and the renders that follow them. */
export async function rest(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  });
}

/** Types into a field as a person would, all at once. */
export async function type(field: Element | null, text: string): Promise<void> {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    throw new Error('no field to type in');
  const kind = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function press(target: Element | null, code: string, more: KeyboardEventInit = {}): Promise<void> {
  if (target === null) throw new Error(`nothing to press ${code} on`);
  const key = code === 'Enter' || code === 'Escape' || code.startsWith('Arrow') ? code : '';
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true, ...more }));
  });
  await rest();
}

export async function click(target: Element | null | undefined): Promise<void> {
  if (target === null || target === undefined) throw new Error('nothing to click');
  await act(async () => {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
  await rest();
}

/** The button that says this. */
export function button(page: Element, words: string): HTMLButtonElement | undefined {
  return [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
}

export const CUSTOMER: CustomerCard = {
  id: 'c1',
  kind: 'person',
  name: 'Maryam Ahmadi',
  company: 'Aria Trading',
  caution: { text: 'Pays in cash only', authorName: 'Sara', expiresAt: NOW + 86_400_000 },
  promise: { id: 'p1', text: 'Send the new offer', dueAt: NOW + 3_600_000, ownerName: 'Sara' },
  lastNote: { text: 'Wants delivery by Thursday', authorName: 'Omid', at: NOW - 3_600_000 },
  openTickets: { count: 2, newestTitle: 'Pump is leaking' },
  balance: { rials: -12_000_000, at: NOW },
  ownerName: 'Kian',
  lastCallAt: NOW,
};

export const POP: ScreenPop = {
  callId: 'call1',
  line: { id: 'l1', name: 'Sales', color: '#3152c8', greeting: 'Aria, how may I help?' },
  direction: 'incoming',
  number: '+989125550039',
  local: '0912 555 0039',
  numberStatus: 'ok',
  numberSure: true,
  callerName: null,
  place: { fa: 'همراه اول', en: 'MCI' },
  match: { kind: 'known', customer: CUSTOMER, remembered: false },
  waiting: false,
  state: 'ringing',
  outcome: null,
  startedAt: NOW,
  answeredAt: null,
  endedAt: null,
  ringCount: 1,
  takenBy: null,
  repeat: { count: 3, lastAgentName: 'Omid' },
};
