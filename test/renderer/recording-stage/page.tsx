/// <reference types="vite/client" />
import '@fontsource-variable/vazirmatn';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../../../src/renderer/ui/theme.css';
import { createRoot } from 'react-dom/client';
import { App } from '../../../src/renderer/app.tsx';
import { connect } from '../../../src/renderer/connect.ts';
import type { Push, Reply, Transport } from '../../../src/shared/contract/wire.ts';
import { permissionsOf, type Role } from '../../../src/shared/domain/permission.ts';
import { CALLS, CUSTOMER_FILE, callAnswer, LINES, LIVE, NOW, PEAKS, RECORDINGS, SETTINGS, talking } from './scene.ts';

/** The whole house before a hub that is made up: what stands on the page is told by its address (`?language=fa&theme=dark&role=agent`). */
const look = new URLSearchParams(location.search);
const language = look.get('language') === 'fa' ? 'fa' : 'en';
const role = (look.get('role') ?? 'admin') as Role;
const listeners = new Set<(push: Push) => void>();
const asked: { name: string; input: unknown }[] = [];
let tickets = 0;

const me = {
  kind: 'user',
  id: 'me',
  name: language === 'fa' ? 'سارا رضایی' : 'Sara Rezaei',
  username: 'sara',
  role,
  permissions: [...permissionsOf(role)],
  preferences: {
    language,
    theme: look.get('theme') === 'dark' ? 'dark' : 'light',
    digits: language === 'fa' ? 'fa' : 'latn',
    calendar: language === 'fa' ? 'jalali' : 'gregorian',
    popCorner: 'startBottom',
    sounds: false,
    volume: 0,
  },
  hasPassword: true,
};

type Answer = (input: { readonly id?: string; readonly callId?: string; readonly on?: boolean }) => unknown;
const answers: Record<string, Answer> = {
  'auth.state': () => ({
    needsSetup: false,
    demo: false,
    officeName: 'Office',
    language,
    version: '1',
    protocol: 1,
    me,
  }),
  'live.snapshot': () => ({
    at: Date.now(),
    lines: LINES(look.has('talking')),
    devices: [],
    presence: [],
    pops: look.has('card') ? [talking(language).pop] : [],
    dock: look.has('talking') && !look.has('card') ? [talking(language)] : [],
    missed: [],
  }),
  'settings.get': () => ({ ...SETTINGS, language }),
  'outcomeCodes.list': () => [],
  'people.list': () => ({ users: [], teams: [] }),
  'lines.list': () => [],
  'calls.list': () => ({ rows: CALLS(language), nextCursor: null }),
  'calls.get': ({ id }) => callAnswer(id ?? '', language),
  'customers.list': () => ({ rows: [], nextCursor: null }),
  'customers.get': () => CUSTOMER_FILE(language),
  'customers.setNeverRecord': ({ on }) => ({ ...CUSTOMER_FILE(language), neverRecord: on }),
  'customers.search': () => [],
  'followUps.mine': () => [],
  'recordings.settings': () => ({ enabled: true }),
  'recordings.live': () => (look.has('talking') ? [LIVE(look.get('talking') ?? 'recording')] : []),
  'recordings.ofCall': ({ callId }) => RECORDINGS(language).filter((one) => one.callId === callId),
  'recordings.open': ({ id }) => {
    const recording = RECORDINGS(language).find((one) => one.id === id);
    if (id === 'gone') return { refused: 'recording_gone' };
    tickets += 1;
    const url = `/recordings/${id}-${tickets}`;
    return { url, mime: 'audio/wav', durationMs: recording?.durationMs ?? 0, peaks: PEAKS, recording };
  },
  'recordings.export': () => ({ url: '/recordings/export-1', fileName: 'call.wav' }),
};

const transport: Transport = {
  async request({ name, input }): Promise<Reply> {
    asked.push({ name, input });
    const data = answers[name]?.(input as never) ?? null;
    if (typeof data === 'object' && data !== null && 'refused' in data)
      return { ok: false, error: { code: data.refused as 'internal', message: '' } };
    return { ok: true, data };
  },
  onPush(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
Object.assign(window, {
  stage: {
    asked,
    NOW,
    push(name: string, payload: unknown) {
      for (const listener of listeners) listener({ name, payload, at: Date.now(), mono: 0 } as Push);
    },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const core = connect((onState) => {
  queueMicrotask(() => onState('connected'));
  return transport;
});
createRoot(root).render(<App core={core} popWindow={false} />);
