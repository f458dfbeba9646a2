import { describe, expect, it } from 'vitest';
import type { Overheard } from '../../../src/main/electron/ipc-server.ts';
import { afterOverheard, EMPTY_POP_VIEW, type PopView } from '../../../src/main/electron/pop-watch.ts';

const push = (name: string, payload: unknown): Overheard => ({ push: { name, payload, at: 0, mono: 0 } });
const answer = (name: string, data: unknown): Overheard => ({
  request: { id: '1', name, input: {} },
  reply: { ok: true, data },
});
const shown = (callId: string) => push('pop.shown', { callId });
const folded = (callId: string) => push('pop.folded', { callId });
const after = (...all: readonly Overheard[]): PopView => all.reduce(afterOverheard, EMPTY_POP_VIEW);
const cards = (...all: readonly Overheard[]): readonly string[] => [...after(...all).callIds];

const me = {
  kind: 'user',
  id: 'u1',
  name: 'Sara',
  username: 'sara',
  role: 'agent',
  permissions: [],
  hasPassword: true,
  preferences: {
    language: 'en',
    theme: 'auto',
    digits: 'latn',
    calendar: 'gregorian',
    popCorner: 'endTop',
    sounds: true,
    volume: 1,
  },
};

describe('the cards that stand in the pop window', () => {
  it('come with their call and go with it', () => {
    expect(cards(shown('a'), shown('b'))).toEqual(['a', 'b']);
    expect(cards(shown('a'), shown('b'), folded('a'))).toEqual(['b']);
  });
  it('are counted once, however often they are shown', () => expect(cards(shown('a'), shown('a'))).toEqual(['a']));
  it('go when their call is in the dock', () => {
    expect(cards(shown('a'), push('dock.changed', { pop: { callId: 'a' } }))).toEqual([]);
  });
  it('are those of the snapshot when the page connects', () => {
    expect(cards(shown('old'), answer('live.snapshot', { pops: [{ callId: 'a' }, { callId: 'b' }] }))).toEqual([
      'a',
      'b',
    ]);
  });
  it('go when the session ends, and when the page begins anew', () => {
    expect(cards(shown('a'), push('session.ended', { reason: 'revoked' }))).toEqual([]);
    expect(cards(shown('a'), answer('auth.state', { me: null }))).toEqual([]);
  });
});

describe('the place and language of the pop window', () => {
  it.each([
    ['auth.resume', me],
    ['me.savePreferences', me],
    ['auth.signIn', { token: 't', me }],
    ['auth.redeem', { token: 't', me }],
  ])('are what the person of %s chose', (name, data) => {
    expect(after(answer(name, data))).toMatchObject({ corner: 'endTop', language: 'en' });
  });
  it('do not change by what has nothing to do with them', () => {
    for (const heard of [
      answer('calls.list', { rows: [], nextCursor: null }),
      answer('auth.signOut', null),
      push('call.changed', {}),
      { request: { name: 'auth.resume' }, reply: { ok: false, error: { code: 'signed_out', message: '' } } } as const,
      { request: null, reply: { ok: true, data: me } } as const,
    ])
      expect(afterOverheard(EMPTY_POP_VIEW, heard)).toBe(EMPTY_POP_VIEW);
  });
});
