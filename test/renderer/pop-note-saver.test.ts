import { expect, test } from 'vitest';
import type { NoteDrafts } from '../../src/renderer/pop/customer-drafts.ts';
import { createNoteSaver, type NoteState } from '../../src/renderer/pop/note-saver.ts';

/** A desk with one note: its clock is turned by hand and its hub answers when told. */
function desk() {
  const drafts = new Map<string, string>();
  const sent: string[] = [];
  const states: NoteState[] = [];
  let planned: { readonly run: () => void; readonly ms: number } | null = null;
  let answer: { readonly yes: () => void; readonly no: () => void } = { yes: () => undefined, no: () => undefined };
  const store: NoteDrafts = {
    read: (id) => drafts.get(id) ?? null,
    write: (id, value) => void drafts.set(id, value),
    clear: (id) => void drafts.delete(id),
    all: () => [],
  };
  const saver = createNoteSaver({
    callId: 'call1',
    drafts: store,
    tell: (state) => states.push(state),
    later(run, ms) {
      planned = { run, ms };
      return () => {
        planned = null;
      };
    },
    save: (text) =>
      new Promise((resolve, reject) => {
        sent.push(text);
        answer = { yes: () => resolve(null), no: () => reject(new Error('away')) };
      }),
  });
  const settle = async (deed: () => void) => {
    deed();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    saver,
    sent,
    states,
    draft: () => drafts.get('call1') ?? null,
    waits: () => planned?.ms ?? null,
    tick() {
      const due = planned;
      planned = null;
      due?.run();
    },
    yes: () => settle(() => answer.yes()),
    no: () => settle(() => answer.no()),
  };
}

test('what is typed is on this computer at once and with the hub a second later', async () => {
  const { saver, sent, states, draft, waits, tick, yes } = desk();
  saver.typed('a');
  saver.typed('ab');
  expect([draft(), sent, waits()]).toEqual(['ab', [], 1000]);
  tick();
  expect(sent).toEqual(['ab']);
  await yes();
  expect([draft(), saver.dirty(), states.at(-1)]).toEqual([null, false, 'saved']);
});

test('what is typed while a save is on its way goes with the next one', async () => {
  const { saver, sent, draft, waits, tick, yes } = desk();
  saver.typed('a');
  tick();
  saver.typed('abc');
  expect(waits()).toBeNull();
  await yes();
  expect([draft(), waits()]).toEqual(['abc', 1000]);
  tick();
  await yes();
  expect([sent, draft()]).toEqual([['a', 'abc'], null]);
});

test('when the hub is away the note stays here, says so, and is sent again', async () => {
  const { saver, sent, states, draft, waits, tick, no, yes } = desk();
  saver.typed('a');
  tick();
  await no();
  expect([draft(), states.at(-1), waits()]).toEqual(['a', 'waiting', 3000]);
  tick();
  await yes();
  expect([sent, draft(), states.at(-1)]).toEqual([['a', 'a'], null, 'saved']);
});

test('leaving sends what is left at once; a note that became final another way is sent no more', () => {
  const left = desk();
  left.saver.typed('a');
  left.saver.flush();
  expect(left.sent).toEqual(['a']);
  const final = desk();
  final.saver.typed('a');
  final.saver.stop();
  final.tick();
  expect(final.sent).toEqual([]);
});
