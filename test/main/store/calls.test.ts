import { describe, expect, it } from 'vitest';
import {
  addCallEvents,
  addDecisions,
  callDetail,
  callRow,
  closeInterrupted,
  codeCall,
  dismissCall,
  dockOf,
  linkCall,
  missedFor,
  openCalls,
  repeatOf,
  saveNote,
  storedCall,
  writeCall,
} from '../../../src/main/store/calls.ts';
import { findCustomer } from '../../../src/main/store/customers.ts';
import type { Store } from '../../../src/main/store/db.ts';
import { notesOf } from '../../../src/main/store/notes.ts';
import { aCall, addCalls, addCustomer, from, HOUR, NOW, overCall, TEHRAN, testStore } from '../../support/store.ts';

const LEG = { extension: '12', userId: 'sara', startedAt: NOW, answeredAt: null, endedAt: null };

function code(store: Store, id: string): string {
  store.run(
    `insert into outcome_codes (id, label_fa, label_en, digit, needs_note, position, archived) values (?, 'سفارش', 'Order', null, 0, 0, 0)`,
    id,
  );
  return id;
}

describe('a written call', () => {
  it('is read as it was written', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا');
    const call = aCall('k1', {
      ...from('09125550139'),
      callerName: 'SARA M',
      numberSure: false,
      waiting: true,
      dialled: '9',
      deviceTime: '11-22 12:00',
      customerId: 'c1',
      takenBy: 'sara',
      legs: [LEG, { ...LEG, extension: '13', answeredAt: NOW + 5 }],
    });
    writeCall(store, call);
    expect(storedCall(store, 'k1')).toEqual(call);
  });

  it('follows every change, with one row for all of it', () => {
    const store = testStore();
    const ringing = aCall('k1', { legs: [LEG] });
    const over = {
      ...ringing,
      ...from('09125550139'),
      ringCount: 4,
      legs: [{ ...LEG, endedAt: NOW + 9 }],
      state: 'ended' as const,
      endedAt: NOW + 9,
      heardAt: NOW + 9,
      outcome: 'missed' as const,
      endReason: 'silence' as const,
    };
    writeCall(store, ringing);
    writeCall(store, over);
    expect([storedCall(store, 'k1'), store.all('select id from calls')]).toEqual([over, [{ id: 'k1' }]]);
  });

  it('keeps what an agent said of it', () => {
    const store = testStore();
    writeCall(store, aCall('k1', { takenBy: 'sara' }));
    saveNote(store, 'k1', 'پیش‌فاکتور خواست');
    codeCall(store, 'k1', { outcomeCodeId: code(store, 'o1'), note: 'پیش‌فاکتور خواست', at: NOW + 1 });
    writeCall(store, overCall('k1', 0, { takenBy: 'sara' }));
    expect(callRow(store, 'k1', TEHRAN)).toMatchObject({ note: 'پیش‌فاکتور خواست', outcomeCodeId: 'o1', toCode: false });
  });

  it('makes its customer one who was spoken with, once it is over', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا');
    const call = aCall('k1', { customerId: 'c1' });
    writeCall(store, call);
    expect(findCustomer(store, 'c1')?.lastCallAt).toBeNull();
    writeCall(store, { ...call, state: 'ended', endedAt: NOW + 5 });
    writeCall(store, overCall('k0', HOUR, { customerId: 'c1' }));
    expect(findCustomer(store, 'c1')?.lastCallAt).toBe(NOW);
  });
});

describe('a start after a sudden end', () => {
  it('closes open calls at the last moment anything was heard of them, and says so', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا');
    addCalls(
      store,
      overCall('k0', HOUR),
      aCall('k1', { heardAt: NOW + 3 }),
      aCall('k2', {
        startedAt: NOW + 1,
        heardAt: NOW + 9,
        state: 'talking',
        answeredAt: NOW + 5,
        takenBy: 'sara',
        customerId: 'c1',
        legs: [{ ...LEG, answeredAt: NOW + 5 }],
      }),
      aCall('k3', { startedAt: NOW + 2, heardAt: NOW + 2, direction: 'outgoing', state: 'talking' }),
    );
    expect(closeInterrupted(store, NOW + HOUR)).toEqual(['k1', 'k2', 'k3']);
    const closed = ['k1', 'k2', 'k3'].map((id) => storedCall(store, id));
    expect(closed.map((call) => [call?.state, call?.endedAt, call?.outcome, call?.endReason])).toEqual([
      ['ended', NOW + 3, 'unknown', 'interrupted'],
      ['ended', NOW + 9, 'answered', 'interrupted'],
      ['ended', NOW + 2, 'outgoing', 'interrupted'],
    ]);
    expect(closed[1]?.legs).toEqual([{ ...LEG, answeredAt: NOW + 5, endedAt: NOW + 9 }]);
    expect(callDetail(store, 'k1', TEHRAN)?.events).toEqual([
      { at: NOW + HOUR, kind: 'interrupted', byName: null, detail: null },
    ]);
    expect([openCalls(store), closeInterrupted(store, NOW + HOUR)]).toEqual([[], []]);
  });
});

describe('the detail of a call', () => {
  it('tells its legs, its timeline by the moment, and who was shown it', () => {
    const store = testStore();
    writeCall(store, aCall('k1', { ...from('09125550139'), legs: [LEG], deviceTime: '12:00' }));
    const event = { callId: 'k1', userId: null, detail: null };
    addCallEvents(store, [
      { ...event, at: NOW + 5, kind: 'taken', userId: 'sara' },
      { ...event, at: NOW, kind: 'ring', detail: '1' },
      { ...event, at: NOW, kind: 'callerId', detail: '09125550139' },
    ]);
    addDecisions(store, [
      { callId: 'k1', at: NOW, userId: 'sara', shown: true, reason: 'everybody' },
      { callId: 'k1', at: NOW, userId: 'ali', shown: false, reason: 'away' },
    ]);
    expect(callDetail(store, 'k1', TEHRAN)).toEqual({
      call: callRow(store, 'k1', TEHRAN),
      legs: [{ extension: '12', userName: 'سارا', startedAt: NOW, answeredAt: null, endedAt: null }],
      events: [
        { at: NOW, kind: 'ring', byName: null, detail: '1' },
        { at: NOW, kind: 'callerId', byName: null, detail: '09125550139' },
        { at: NOW + 5, kind: 'taken', byName: 'سارا', detail: null },
      ],
      decisions: [
        { callId: 'k1', at: NOW, userName: 'سارا', shown: true, reason: 'everybody' },
        { callId: 'k1', at: NOW, userName: 'علی', shown: false, reason: 'away' },
      ],
      deviceTime: '12:00',
    });
  });

  it('is nothing where there is no such call', () => {
    expect([callDetail(testStore(), 'nope', TEHRAN), callRow(testStore(), 'nope', TEHRAN)]).toEqual([null, null]);
  });
});

describe('the work after a call', () => {
  it('stays in the dock of who took it until it is coded, over a restart too', () => {
    const store = testStore();
    addCalls(
      store,
      aCall('k2', { takenBy: 'sara', startedAt: NOW + 1 }),
      aCall('k1', { takenBy: 'sara' }),
      aCall('k3', { takenBy: 'ali' }),
    );
    saveNote(store, 'k1', 'پیش‌نویس');
    closeInterrupted(store, NOW);
    expect(dockOf(store, 'sara')).toEqual([
      { callId: 'k1', note: 'پیش‌نویس', outcomeCodeId: null },
      { callId: 'k2', note: '', outcomeCodeId: null },
    ]);
    codeCall(store, 'k1', { outcomeCodeId: null, note: '', at: NOW });
    dismissCall(store, 'k2', NOW);
    expect(dockOf(store, 'sara')).toEqual([]);
  });

  it('shows the newest fifty of somebody who never codes', () => {
    const store = testStore();
    addCalls(store, ...Array.from({ length: 53 }, (_, i) => aCall(`k${i}`, { takenBy: 'sara', startedAt: NOW + i })));
    const docked = dockOf(store, 'sara').map((call) => call.callId);
    expect(docked).toEqual(Array.from({ length: 50 }, (_, i) => `k${i + 3}`));
  });

  it.each([
    ['taken, over and not coded', { takenBy: 'sara' }, true],
    ['taken by nobody', {}, false],
    ['on a line that asks for no code', { takenBy: 'sara', lineId: 'line2' }, false],
    ['still going on', { takenBy: 'sara', state: 'talking', endedAt: null, endReason: null, outcome: null }, false],
  ] as const)('is to code when it is %s: %s', (_what, said, toCode) => {
    const store = testStore();
    writeCall(store, overCall('k1', 0, said));
    expect(callRow(store, 'k1', TEHRAN)?.toCode).toBe(toCode);
  });

  it('writes the final note into the file of the customer, and takes it along to another', () => {
    const store = testStore();
    addCustomer(store, 'c1', 'سارا');
    addCustomer(store, 'c2', 'نگین');
    writeCall(store, overCall('k1', 0, { customerId: 'c1', takenBy: 'ali' }));
    saveNote(store, 'k1', 'نیمه');
    expect(notesOf(store, 'c1')).toEqual([]);
    codeCall(store, 'k1', { outcomeCodeId: null, note: 'تمام', at: NOW + 7 });
    const note = {
      id: 'k1',
      text: 'تمام',
      author: { id: 'ali', name: 'علی' },
      at: NOW + 7,
      editedAt: null,
      pinned: false,
      callId: 'k1',
    };
    expect(notesOf(store, 'c1')).toEqual([note]);
    linkCall(store, 'k1', 'c2');
    expect([notesOf(store, 'c1'), notesOf(store, 'c2')]).toEqual([[], [note]]);
    linkCall(store, 'k1', null);
    expect(notesOf(store, 'c2')).toEqual([]);
  });
});

describe('missed calls of a person', () => {
  it('are those that rang for him and nobody took, newest first', () => {
    const store = testStore();
    addCalls(
      store,
      overCall('k1', 5 * HOUR),
      overCall('k2', 4 * HOUR),
      overCall('k3', 3 * HOUR, { takenBy: 'ali', outcome: 'answered' }),
      overCall('k4', 2 * HOUR, { outcome: 'unknown' }),
      overCall('k5', 1 * HOUR),
      overCall('k6', 1),
    );
    dismissCall(store, 'k6', NOW);
    const decision = { at: NOW, userId: 'sara', shown: true, reason: 'everybody' as const };
    addDecisions(
      store,
      ['k1', 'k2', 'k3', 'k4', 'k4', 'k6'].map((callId) => ({ ...decision, callId })),
    );
    addDecisions(store, [{ ...decision, callId: 'k5', shown: false, reason: 'away' }]);
    expect(missedFor(store, 'sara', 2, TEHRAN).map((row) => row.id)).toEqual(['k4', 'k2']);
    expect(missedFor(store, 'ali', 9, TEHRAN)).toEqual([]);
    expect(missedFor(store, null, 9, TEHRAN).map((row) => row.id)).toEqual(['k5', 'k4', 'k2', 'k1']);
  });
});

describe('a caller who calls again', () => {
  it('is counted within seven days, this call included, with who spoke last', () => {
    const store = testStore();
    const caller = from('09125550139');
    addCalls(
      store,
      overCall('k0', 8 * 24 * HOUR, { ...caller, takenBy: 'ali' }),
      overCall('k1', 3 * 24 * HOUR, { ...caller, takenBy: 'sara' }),
      overCall('k2', 2 * 24 * HOUR, { ...caller }),
      overCall('k3', HOUR, { ...caller, direction: 'outgoing', outcome: 'outgoing' }),
      overCall('k4', HOUR, from('09125550140')),
    );
    const key = caller.numberKey ?? '';
    expect(repeatOf(store, key, NOW, 'k9')).toEqual({ count: 3, lastAgentName: 'سارا' });
    writeCall(store, aCall('k9', caller));
    expect(repeatOf(store, key, NOW, 'k9')).toEqual({ count: 3, lastAgentName: 'سارا' });
  });

  it('who never called counts once', () => {
    expect(repeatOf(testStore(), '+989125550139', NOW)).toEqual({ count: 1, lastAgentName: null });
  });
});
