import type { CallRow, DockItem } from '../../../src/shared/contract/calls.ts';
import type { OutputOf } from '../../../src/shared/contract/contract.ts';
import type { Customer } from '../../../src/shared/contract/customers.ts';
import type { LineState } from '../../../src/shared/contract/lines.ts';
import type { LiveRecording, Recording } from '../../../src/shared/contract/recordings.ts';

type Language = 'fa' | 'en';
export const NOW = Math.floor(Date.now() / 1000) * 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const two = (language: Language, fa: string, en: string) => (language === 'fa' ? fa : en);

export const SETTINGS = { name: 'Office', country: 'IR', areaCode: '21', zone: 'Asia/Tehran', currency: 'toman' };
export const PEAKS = Array.from(
  { length: 1200 },
  (_, at) => Math.abs(Math.sin(at / 9) * Math.sin(at / 71)) * 0.8 + (at % 7 === 0 ? 0.12 : 0.03),
);

export function LINES(busy: boolean): readonly LineState[] {
  const line = { color: '#3152c8', position: 1, deviceId: 'd1', since: NOW - 134_000 };
  const call = { id: 'talk', direction: 'incoming' as const, number: '0912 555 0039', name: null, takenBy: null };
  return [
    busy
      ? { ...line, id: 'l1', name: 'فروش', state: 'talking', call: { ...call, waiting: false } }
      : { ...line, id: 'l1', name: 'فروش', state: 'idle', call: null },
    { ...line, id: 'l2', name: 'Support', color: '#0f9a6c', state: 'idle', call: null },
  ];
}

function row(id: string, minutesAgo: number, language: Language, more: Partial<CallRow> = {}): CallRow {
  const startedAt = NOW - minutesAgo * MINUTE;
  return {
    id,
    line: { id: 'l1', name: two(language, 'فروش', 'Sales'), color: '#3152c8' },
    direction: 'incoming',
    state: 'ended',
    number: '+989125550039',
    local: '0912 555 0039',
    numberStatus: 'ok',
    numberSure: true,
    callerName: null,
    customer: { id: 'c1', name: two(language, 'مریم احمدی', 'Maryam Ahmadi'), company: null },
    startedAt,
    answeredAt: startedAt + 8000,
    endedAt: startedAt + 8000 + 192_000,
    ringCount: 2,
    outcome: 'answered',
    endReason: 'signal',
    takenBy: { id: 'me', name: two(language, 'سارا رضایی', 'Sara Rezaei') },
    outcomeCodeId: null,
    note: two(language, 'تحویل تا پنج‌شنبه؛ تخفیف ۵ درصد خواست', 'Delivery by Thursday; asked for 5 % off'),
    toCode: false,
    waiting: false,
    recordings: { count: 1, durationMs: 192_000 },
    ...more,
  };
}

export const CALLS = (language: Language): readonly CallRow[] => [
  row('hour', 90, language, { recordings: { count: 1, durationMs: HOUR }, endedAt: NOW - 90 * MINUTE + 8000 + HOUR }),
  row('many', 200, language, { recordings: { count: 2, durationMs: 192_000 } }),
  row('gone', 240, language),
  row('none', 260, language, { recordings: { count: 0, durationMs: 0 } }),
  row('missed', 300, language, {
    recordings: { count: 0, durationMs: 0 },
    answeredAt: null,
    outcome: 'missed',
    takenBy: null,
    note: null,
  }),
];

export function callAnswer(id: string, language: Language): OutputOf<'calls.get'> | { refused: string } {
  const call = CALLS(language).find((one) => one.id === id);
  if (call === undefined) return { refused: 'not_found' };
  const at = (seconds: number) => call.startedAt + seconds * 1000;
  const byName = two(language, 'سارا رضایی', 'Sara Rezaei');
  const event = (kind: 'ring' | 'taken' | 'noteSaved' | 'ended', seconds: number) => ({
    at: at(seconds),
    kind,
    detail: kind === 'ring' ? '1' : null,
    byName,
  });
  const events = [event('ring', 0), event('taken', 8), event('noteSaved', 130), event('ended', 200)];
  const match = { kind: 'unknown' as const };
  return { call, legs: [], events, decisions: [], match, deviceTime: null } as unknown as OutputOf<'calls.get'>;
}

function recording(id: string, callId: string, language: Language, more: Partial<Recording> = {}): Recording {
  const startedAt = (CALLS(language).find((one) => one.id === callId)?.startedAt ?? NOW) + 5000;
  const sara = { id: 'me', name: two(language, 'سارا رضایی', 'Sara Rezaei') };
  return {
    id,
    callId,
    state: 'sealed',
    startedAt,
    endedAt: startedAt + 192_000,
    durationMs: 192_000,
    codec: 'opus',
    rate: 8000,
    channels: 1,
    bytes: 1_000_000,
    sourceName: two(language, 'خط فروش', 'Sales tap'),
    agent: sara,
    why: 'rule',
    class: { id: 'k1', name: 'Usual' },
    expiresAt: NOW + 90 * 24 * HOUR,
    hold: null,
    repaired: false,
    damage: null,
    gaps: [],
    events: [],
    listens: [],
    may: { listen: true, export: true, manage: true },
    ...more,
  };
}

export function RECORDINGS(language: Language): readonly Recording[] {
  const sara = { id: 'me', name: two(language, 'سارا رضایی', 'Sara Rezaei') };
  const event = (kind: Recording['events'][number]['kind'], atMs: number, detail: string | null = null) => ({
    at: NOW,
    kind,
    atMs,
    by: sara,
    detail,
  });
  return [
    recording('hour', 'hour', language, {
      durationMs: HOUR,
      endedAt: NOW,
      gaps: [
        { from: 8 * MINUTE, to: 11 * MINUTE, cause: 'cardField' },
        { from: 40 * MINUTE, to: 42 * MINUTE, cause: 'trouble' },
      ],
      events: [
        event('started', 0),
        event('marked', 20 * MINUTE, two(language, 'درخواست تخفیف', 'Asks for a discount')),
        event('trouble', 40 * MINUTE, 'deviceLost'),
        event('recovered', 42 * MINUTE),
        event('marked', 51 * MINUTE),
      ],
      listens: [
        { by: sara, byName: sara.name, at: NOW - 3 * HOUR },
        { by: null, byName: two(language, 'امید کیانی', 'Omid Kiani'), at: NOW - HOUR },
      ],
    }),
    recording('first', 'many', language, { state: 'saved', repaired: true }),
    recording('second', 'many', language, {
      hold: { by: null, at: NOW, reason: two(language, 'پروندهٔ دادگاه', 'Court case') },
    }),
    recording('third', 'many', language, { damage: 'changed' }),
    recording('fourth', 'many', language, { state: 'deleted', durationMs: null }),
    recording('gone', 'gone', language),
  ];
}

export function LIVE(state: string): LiveRecording {
  const consent = state === 'consent';
  const running = state === 'recording' || state === 'paused' || state === 'alarm' || state === 'trouble';
  return {
    callId: 'talk',
    recordingId: running ? 'now' : null,
    state: consent ? 'off' : state === 'alarm' ? 'paused' : (state as LiveRecording['state']),
    why: consent ? 'consentNeeded' : state === 'off' ? 'onDemand' : 'rule',
    consent: consent ? 'needed' : 'announced',
    trouble: state === 'trouble' ? 'deviceLost' : null,
    startedAt: running ? NOW - 125_000 : null,
    pausedAt: state === 'paused' || state === 'alarm' ? NOW - 14_000 : null,
    pauseCause: state === 'paused' || state === 'alarm' ? 'key' : null,
    pauseAlarm: state === 'alarm',
    may: {
      start: state === 'off',
      stop: running,
      pause: state === 'recording' || state === 'trouble',
      resume: state === 'paused' || state === 'alarm',
      mark: running,
      consent,
    },
  };
}

export function talking(language: Language): DockItem {
  const fa = language === 'fa';
  return {
    pop: {
      callId: 'talk',
      line: { id: 'l1', name: fa ? 'فروش' : 'Sales', color: '#3152c8', greeting: null },
      direction: 'incoming',
      number: '+989125550039',
      local: '0912 555 0039',
      numberStatus: 'ok',
      numberSure: true,
      callerName: null,
      place: null,
      match: {
        kind: 'known',
        remembered: false,
        customer: {
          id: 'c1',
          kind: 'person',
          name: fa ? 'مریم احمدی' : 'Maryam Ahmadi',
          company: fa ? 'بازرگانی آریا' : 'Aria Trading',
          caution: { text: fa ? 'فقط نقد می‌پردازد' : 'Pays in cash only', authorName: 'Omid', expiresAt: null },
          promise: null,
          lastNote: null,
          openTickets: { count: 0, newestTitle: null },
          balance: null,
          ownerName: null,
          lastCallAt: NOW,
        },
      },
      waiting: false,
      state: 'talking',
      outcome: null,
      startedAt: NOW - 134_000,
      answeredAt: NOW - 130_000,
      endedAt: null,
      ringCount: 1,
      takenBy: { id: 'me', name: 'Sara' },
      repeat: { count: 1, lastAgentName: null },
    },
    note: '',
    outcomeCodeId: null,
    codeRequired: false,
  };
}

export const CUSTOMER_FILE = (language: Language): Customer => ({
  id: 'c1',
  version: 1,
  kind: 'person',
  name: two(language, 'مریم احمدی', 'Maryam Ahmadi'),
  email: null,
  address: null,
  preferredChannel: null,
  remark: null,
  owner: null,
  caution: null,
  balance: null,
  neverRecord: true,
  numbers: [],
  links: [],
  notes: [],
  tickets: [],
  followUps: [],
  createdAt: NOW,
  createdBy: null,
  removedAt: null,
});
