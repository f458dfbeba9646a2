import { describe, expect, it } from 'vitest';
import { diskParts, outlook } from '../../src/renderer/admin/recording/health/disk-parts.ts';
import { limitsFault } from '../../src/renderer/admin/recording/health/limits.tsx';
import { classFaultOf, isUsed } from '../../src/renderer/admin/recording/keeping/class-draft.ts';
import { questionOf, readFilter } from '../../src/renderer/admin/recording/keeping/list-filter.ts';
import { covering, faultOf, movedTo, runsOf, weekOf } from '../../src/renderer/admin/recording/rules/rule-draft.ts';
import { sayRule } from '../../src/renderer/admin/recording/rules/rule-sentence.ts';
import { hold, judge, share } from '../../src/renderer/admin/recording/sources/level.ts';
import {
  draftOf,
  faultOf as faultOfSource,
  inputOf,
  programOf,
} from '../../src/renderer/admin/recording/sources/source-draft.ts';
import { createTranslate, inDigits } from '../../src/shared/i18n/translate.ts';
import { rule, settings, source } from './admin-recording-stage.tsx';

const NAMES: Readonly<Record<string, string>> = { l1: 'Sales', l2: 'Support', u1: 'Sara', k2: 'One year' };
const name = (id: string) => NAMES[id];
/** What can be read: the marks that keep a name's direction cannot. */
const said = (language: 'fa' | 'en', change: Parameters<typeof rule>[0]) =>
  sayRule(rule(change), {
    t: createTranslate(language),
    calendar: language === 'fa' ? 'jalali' : 'gregorian',
    digits: (text) => inDigits(text, language === 'fa' ? 'fa' : 'latn'),
    names: { line: name, agent: name, class: name },
  }).replace(/[\u2068\u2069]/g, '');

describe('a rule in one sentence', () => {
  const narrow = {
    lineIds: ['l1', 'l2'],
    directions: ['incoming' as const],
    agentIds: ['u1'],
    customer: 'known' as const,
    hours: { days: [6, 0, 1, 2, 3], from: 480, to: 1020 },
    classId: 'k2',
  };

  it('says all of its conditions', () => {
    expect(said('en', narrow)).toBe(
      'Record incoming calls on Sales or Support, taken by Sara, with known customers, Saturday to Wednesday from 08:00 to 17:00. Kept as “One year”.',
    );
  });

  it('is a Persian sentence with its verb at the end', () => {
    expect(said('fa', narrow)).toBe(
      'تماس‌های ورودی روی Sales یا Support، با پاسخ Sara، با مشتریان شناخته‌شده، شنبه تا چهارشنبه از ۰۸:۰۰ تا ۱۷:۰۰ ضبط شود. در دستهٔ «One year» می‌ماند.',
    );
  });

  it('says nothing of conditions that it does not have', () => {
    expect(said('en', {})).toBe('Record all calls.');
    expect(said('en', { action: 'never', lineIds: ['l1'] })).toBe('Never record any calls on Sales.');
    expect(said('fa', { action: 'never' })).toBe('هیچ تماسی هرگز ضبط نشود.');
    expect(said('en', { action: 'onDemand', directions: ['outgoing'] })).toBe(
      'The agent decides whether to record outgoing calls.',
    );
  });

  it('names what is gone instead of being silent about it', () => {
    expect(said('en', { lineIds: ['l9'] })).toBe('Record all calls on (gone).');
  });

  it('keeps days together over the end of the week', () => {
    expect(runsOf([5, 6, 0], weekOf('gregorian'))).toEqual([[5, 6, 0]]);
    expect(runsOf([6, 0, 1, 4], weekOf('jalali'))).toEqual([[6, 0, 1], [4]]);
    expect(runsOf([0, 1, 2, 3, 4, 5, 6], weekOf('jalali'))).toEqual([[6, 0, 1, 2, 3, 4, 5]]);
  });
});

describe('the order of rules', () => {
  it('changes by one place, and stays at its ends', () => {
    expect(movedTo(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(movedTo(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    const list = ['a', 'b'];
    expect(movedTo(list, 0, -1)).toBe(list);
  });

  it('leaves nothing below a rule for every call, and everything below one that is not in use', () => {
    const rules = [rule(), rule({ id: 'r2', customer: 'caution' })];
    expect(covering(rules, 1)?.id).toBe('r1');
    expect(covering([rule({ enabled: false }), rule({ id: 'r2' })], 1)).toBeUndefined();
    expect(covering([rule({ directions: ['incoming'] }), rule({ id: 'r2' })], 1)).toBeUndefined();
  });

  it('cannot be saved with a rule that has no name or no day', () => {
    expect(faultOf(rule({ name: ' ' }))).toBe('name');
    expect(faultOf(rule({ hours: { days: [], from: 0, to: 60 } }))).toBe('days');
    expect(faultOf(rule())).toBeNull();
  });
});

describe('the level', () => {
  it('is judged in words', () => {
    expect([null, -90, -55, -40, -30, -10, -2, 0].map(judge)).toEqual([
      'silent',
      'silent',
      'silent',
      'quiet',
      'good',
      'good',
      'loud',
      'loud',
    ]);
  });

  it('holds its peak for a while, lets it fall, and takes a higher one at once', () => {
    const peak = hold(null, -10, 0);
    expect(hold(peak, -40, 2400)).toBe(peak);
    expect(hold(peak, -40, 3000)).toMatchObject({ db: -20 });
    expect(hold(peak, -40, 9000)).toMatchObject({ db: -40 });
    expect(hold(peak, -5, 100)).toEqual({ db: -5, at: 100 });
  });

  it('falls evenly over the steps of the screen', () => {
    let held = hold(null, -10, 0);
    for (let at = 2600; at <= 3000; at += 100) held = hold(held, -60, at);
    expect(held.db).toBeCloseTo(-20);
  });

  it('stands on a scale from sixty below to full', () => {
    expect([-90, -60, -30, 0, 3].map(share)).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('a source in the form', () => {
  const inputs = {
    programs: [
      { program: 'arecord' as const, found: false, version: null },
      { program: 'sox' as const, found: true, version: null },
    ],
    inputs: [],
  };

  it('takes the first program that is there', () => {
    expect(programOf(draftOf(null), inputs)).toBe('sox');
    expect(programOf({ ...draftOf(null), program: 'arecord' }, inputs)).toBe('arecord');
  });

  it('is sent with the name of its line where nobody wrote one, and the usual device as nothing', () => {
    const draft = { ...draftOf(null, 'l1'), device: ' ', driver: 'alsa', program: 'arecord' as const, userId: 'u1' };
    expect(inputOf(draft, null, inputs, 'Sales')).toMatchObject({
      id: null,
      name: 'Sales',
      device: null,
      driver: null,
      lineId: 'l1',
      userId: null,
    });
  });

  it('comes back from the form as it went in', () => {
    const { id, ...rest } = source();
    expect(inputOf(draftOf(source()), id, inputs, '')).toEqual({ id, ...rest });
  });

  it('needs somebody to hear, and nobody else on it', () => {
    expect(faultOfSource(draftOf(null), null, [])).toBe('line');
    expect(faultOfSource({ ...draftOf(null), of: 'agent' }, null, [])).toBe('agent');
    expect(faultOfSource(draftOf(null, 'l1'), null, [source()])).toBe('taken');
    expect(faultOfSource(draftOf(source()), 's1', [source()])).toBeNull();
    expect(faultOfSource({ ...draftOf(null, 'l1'), device: '-rm' }, null, [])).toBe('device');
  });
});

describe('keeping', () => {
  it('has classes with a name and a number of days', () => {
    expect(classFaultOf({ id: 'k', name: ' ', days: 1 })).toBe('name');
    expect([0, 1.5, 36_501, Number.NaN].map((days) => classFaultOf({ id: 'k', name: 'k', days }))).toEqual(
      Array.from({ length: 4 }, () => 'days'),
    );
    expect(classFaultOf({ id: 'k', name: 'k', days: null })).toBeNull();
  });

  it('does not let go of the first class nor of one that a rule uses', () => {
    const classes = ['k1', 'k2', 'k3'].map((id) => ({ id, name: id, days: 1 }));
    const all = settings({ classes, rules: [rule({ classId: 'k2' })] });
    expect(classes.map((one) => isUsed(one, all))).toEqual([true, true, false]);
  });

  it('asks for what the view is about', () => {
    expect(questionOf({ text: ' x ', shown: 'held' })).toMatchObject({ text: 'x', heldOnly: true, damagedOnly: false });
    expect(questionOf({ text: '', shown: 'deleted' }).states).toEqual(['deleted']);
    expect(questionOf({ text: '', shown: 'all' }).states).not.toContain('deleted');
    expect(readFilter({ text: 'x', shown: 'nonsense' })).toBeNull();
    expect(readFilter({ text: 'x', shown: 'held' })).toEqual({ text: 'x', shown: 'held' });
  });
});

describe('the disk', () => {
  it('has its parts, which make the whole', () => {
    const parts = diskParts({ totalBytes: 1000, freeBytes: 300, usedBytes: 200 }, 100);
    expect(parts).toEqual({
      used: { bytes: 200, share: 0.2 },
      free: { bytes: 300, share: 0.3 },
      other: { bytes: 500, share: 0.5 },
      floorShare: 0.1,
    });
    expect(diskParts({ totalBytes: null, freeBytes: 300, usedBytes: 200 }, 100)).toBeNull();
  });

  it('is enough, or not for long, or not at all', () => {
    expect(outlook({ stopped: false, daysLeft: null }, 14)).toBe('fine');
    expect(outlook({ stopped: false, daysLeft: 14 }, 14)).toBe('fine');
    expect(outlook({ stopped: false, daysLeft: 13.9 }, 14)).toBe('low');
    expect(outlook({ stopped: true, daysLeft: 100 }, 14)).toBe('stopped');
  });

  it('has limits within the limits', () => {
    expect(limitsFault({ floorMegabytes: 49, warnDays: 14 })).toBe('floor');
    expect(limitsFault({ floorMegabytes: 500, warnDays: 0 })).toBe('warn');
    expect(limitsFault({ floorMegabytes: 500, warnDays: 14 })).toBeNull();
  });
});
