import { describe, expect, it, test } from 'vitest';
import {
  addressOf,
  faultOf,
  isSecretWord,
  NO_PARTS,
  newSecret,
  partsOf,
  postingUrl,
} from '../../src/renderer/admin/devices/address-parts.ts';
import {
  type DeviceDraft,
  draftFault,
  draftOf,
  FIRST_PATTERN,
  inputOf,
  withKind,
  withWire,
} from '../../src/renderer/admin/devices/device-draft.ts';
import { KIND_GROUPS, wiresOf } from '../../src/renderer/admin/devices/device-kinds.ts';
import { capture, dump } from '../../src/renderer/admin/devices/doctor/frame-text.ts';
import { heardSince, verdictOf } from '../../src/renderer/admin/devices/doctor/judge-test.ts';
import { fileName } from '../../src/renderer/admin/devices/doctor/save-text.ts';
import { helpFor, inOrder } from '../../src/renderer/admin/devices/findings.ts';
import { groupsOf, highlight } from '../../src/renderer/admin/devices/pattern/highlight.ts';
import {
  draftOfPattern,
  faultOfPattern,
  optionsWith,
  patternOf,
  patternOfDraft,
  presetOf,
  withGroup,
  withNewWord,
} from '../../src/renderer/admin/devices/pattern/pattern-draft.ts';
import { twinsFor } from '../../src/renderer/admin/lines/twin-field.tsx';
import { DEVICE_KINDS, type Finding, type Line } from '../../src/shared/contract/lines.ts';
import { parseDeviceAddress } from '../../src/shared/domain/device-address.ts';

describe('the address of a device', () => {
  test.each([
    'COM3',
    '/dev/ttyUSB0',
    'tcp://192.168.1.20:5038',
    'tcp://[fe80::1]:2300',
    'listen://0.0.0.0:4000',
    'listen://127.0.0.1:4000',
    'udp://0.0.0.0:3520',
    'http://127.0.0.1:8765',
    'http://0.0.0.0:8765?allow=lan',
    'file:///var/log/box.hex',
    'file:///var/log/box%20two.hex?speed=max&loop=1',
    'file:///C:/captures/a.hex?speed=10',
  ])('%s comes out of its fields as it went in', (address) => {
    const built = addressOf(partsOf(address, false));
    expect(parseDeviceAddress(built)).toEqual(parseDeviceAddress(address));
    expect(built).toBe(address);
  });

  it('takes Persian digits and blanks at the ends', () => {
    expect(addressOf({ ...NO_PARTS, wire: 'tcp', host: ' ۱۰.0.0.5 ', port: '۲۳۰۰' })).toBe('tcp://10.0.0.5:2300');
    expect(addressOf({ ...NO_PARTS, path: ' COM۳ ' })).toBe('COM3');
  });

  it('is not built as long as something is missing or wrong', () => {
    const tcp = { ...NO_PARTS, wire: 'tcp' as const, host: 'pbx', port: '5038' };
    expect([NO_PARTS, { ...NO_PARTS, wire: 'file' as const }].map(faultOf)).toEqual(['port', 'file']);
    expect([tcp, { ...tcp, host: '' }, { ...tcp, host: 'a b' }, { ...tcp, port: '70000' }].map(faultOf)).toEqual([
      null,
      'host',
      'hostWrong',
      'netPort',
    ]);
    expect(faultOf({ ...NO_PARTS, wire: 'simulator', lines: 65 })).toBe('lines');
  });

  it('of a program that posts is told whole, with the name under which others reach this computer', () => {
    expect(postingUrl('http://127.0.0.1:8765', 'word', 'office.local')).toBe('http://127.0.0.1:8765/word');
    expect(postingUrl('http://0.0.0.0:8765?allow=lan', 'word', 'office.local')).toBe('http://office.local:8765/word');
    expect(postingUrl('COM3', 'word', 'office.local')).toBeNull();
  });

  it('is kept by a word that fits into it', () => {
    const word = newSecret((bytes) => bytes.map((_, index) => index * 11));
    expect([word.length, isSecretWord(word), new Set(word).size > 12]).toEqual([24, true, true]);
    expect(['short', 'with blank in it', 'with/slash/in-it'].map(isSecretWord)).toEqual([false, false, false]);
  });
});

describe('the form of a device', () => {
  const filled = (change: Partial<DeviceDraft>): DeviceDraft => ({ ...draftOf(), ...change });

  it('offers every kind once', () => {
    const offered = KIND_GROUPS.flatMap(({ kinds }) => [...kinds]);
    expect(offered.toSorted()).toEqual([...DEVICE_KINDS].toSorted());
  });

  it('offers the wires that fit the kind', () => {
    expect(wiresOf('ami')).toEqual(['tcp', 'file']);
    expect(wiresOf('http')).toEqual(['http', 'file']);
    expect(wiresOf('simulator')).toEqual(['simulator']);
    expect(wiresOf('ojsegal')).toEqual(['serial', 'tcp', 'listen', 'udp', 'file']);
  });

  it('takes the usual wire and port with another kind, and keeps what still fits', () => {
    const ami = withKind(draftOf(), 'ami');
    expect([ami.parts.wire, ami.parts.port]).toEqual(['tcp', '5038']);
    const box = withKind(filled({ kind: 'ojsegal', profile: 'alm3', parts: { ...NO_PARTS, path: 'COM3' } }), 'keyword');
    expect([box.parts.path, box.profile]).toEqual(['COM3', null]);
  });

  it('hears other computers where devices of the network send', () => {
    const lan = (['tcp', 'listen', 'udp'] as const).map((wire) => withWire(draftOf(), wire).parts.lan);
    expect(lan).toEqual([false, true, true]);
  });

  it('asks for a secret word before it lets others post', () => {
    const http = withKind(draftOf(), 'http');
    expect(draftFault(http, false)).toBe('secret');
    expect(draftFault(http, true)).toBeNull();
    expect(draftFault({ ...http, secret: 'too-short' }, true)).toBe('secret');
    expect(draftFault({ ...http, secret: 'long-enough-word' }, false)).toBeNull();
  });

  it('sends a speed for serial lines only, and no empty options', () => {
    const serial = filled({ kind: 'modem', baudRate: '9600', parts: { ...NO_PARTS, path: 'COM3' } });
    expect(inputOf(serial, null)).toMatchObject({ address: 'COM3', baudRate: 9600, options: null, secret: null });
    expect(inputOf(withWire(serial, 'udp'), null).baudRate).toBeNull();
  });

  it('begins a pattern of one’s own with any digits, and names a ready one', () => {
    const pattern = withKind(filled({ parts: { ...NO_PARTS, path: 'COM3' } }), 'pattern');
    expect(inputOf(pattern, null).options).toMatchObject({ preset: null, pattern: FIRST_PATTERN });
    expect(inputOf({ ...pattern, preset: 'weeder' }, null).options).toMatchObject({ preset: 'weeder', pattern: null });
  });

  it('leaves the pattern of a known device as it was', () => {
    const options = { profile: null, preset: 'weeder', pattern: null, username: null };
    const pattern = withKind(filled({ parts: { ...NO_PARTS, path: 'COM3' } }), 'pattern');
    expect(inputOf(pattern, options).options).toEqual(options);
  });
});

describe('what listening has found', () => {
  const port = (path: string, state: Finding['state'], bytes = 0): Finding => ({
    path,
    state,
    bytes,
    vendor: null,
    product: null,
    baudRate: null,
    kind: null,
    detail: null,
  });

  it('puts what can be added first', () => {
    const ports = [port('COM9', 'ours'), port('COM2', 'silent'), port('COM1', 'busy'), port('COM7', 'found')];
    expect(inOrder(ports).map((one) => one.path)).toEqual(['COM7', 'COM2', 'COM1', 'COM9']);
  });

  it('helps with what is not understood, not with what is found', () => {
    expect(helpFor(port('COM1', 'found', 5))).toBeNull();
    expect(helpFor(port('COM1', 'ours'))).toBeNull();
    expect([port('a', 'listening'), port('a', 'listening', 9), port('a', 'silent', 9)].map(helpFor)).toEqual([
      'listening',
      'noise',
      'noise',
    ]);
    expect(helpFor(port('a', 'busy', 9))).toBe('busy');
  });
});

describe('the doctor', () => {
  const frame = (at: number, hex: string, ...signals: Record<string, string | number>[]) => ({
    at,
    hex,
    signals: signals as never,
  });

  it('shows sixteen bytes a row, hex and text side by side', () => {
    const rows = dump('0d0a52494e470d0a0d0a52494e470d0a4f4b');
    expect(rows.map((row) => row.text)).toEqual(['··RING····RING··', 'OK']);
    expect(rows[1]?.hex).toBe('4f 4b');
  });

  it('saves a capture with its pauses, in comments of one line each', () => {
    const saved = capture(['Hamzang capture', 'device: a\nb'], [frame(1000, '5249'), frame(1250, '4e47')]);
    expect(saved).toBe('# Hamzang capture\n# device: a b\n+0 52 49\n+250 4e 47\n');
  });

  it('names a file by device and moment, whatever the device is called', () => {
    expect(fileName('جعبهٔ ۱ / front', Date.UTC(2026, 0, 2, 3, 4), 'hex')).toBe(
      'hamzang-جعبه-۱-front-20260102-0304.hex',
    );
    expect(fileName('///', 0, 'txt')).toBe('hamzang-device-19700101-0000.txt');
  });

  it('hears only what came after the test began', () => {
    const before = frame(10, '52', { kind: 'callerId', number: '110' });
    const after = frame(20, '5249', { kind: 'ring', line: 1 });
    expect(heardSince([before, after], 10)).toEqual({ bytes: 2, signals: 1, ring: true, number: null, hook: false });
  });

  it('says of each outcome what it means', () => {
    const ring = frame(20, '52', { kind: 'ring' });
    const number = frame(21, '52', { kind: 'callerId', number: '0912' });
    const status = frame(22, '4f4b', { kind: 'device', state: 'ready' });
    const said = (...frames: ReturnType<typeof frame>[]) => verdictOf(heardSince(frames, 0), true);
    expect([said(), said(status), said(ring), said(number), said(ring, number)]).toEqual([
      'silent',
      'noise',
      'noNumber',
      'goodNoRing',
      'good',
    ]);
    expect(verdictOf(heardSince([], 0), false)).toBe('closed');
  });
});

describe('a pattern', () => {
  const marked = (record: string, groups: Record<string, string>, expression: string) =>
    highlight(record, groups, expression)
      .map(({ text, group }) => (group === null ? text : `[${group}:${text}]`))
      .join('');

  it('shows where its groups stand in a record', () => {
    expect(marked('L1C09121234567@', { line: '1', number: '09121234567' }, 'L(?<line>\\d)C(?<number>\\d+)')).toBe(
      'L[line:1]C[number:09121234567]@',
    );
  });

  it('tells fields that hold the same by the sign in front of them', () => {
    const expression = '^(?<ring>\\d+),(?:(?<number>[^,]*),O),(?:(?<transferred>1)|0?),(?:E(?<ext>\\d+)|[^,]*)';
    expect(marked('7,2101,O,1,E2101', { ring: '7', number: '2101', transferred: '1', ext: '2101' }, expression)).toBe(
      '[ring:7],[number:2101],O,[transferred:1],E[ext:2101]',
    );
  });

  it('does not mark a field that only looks like what a group has taken', () => {
    expect(marked('7,2101,O,E2101', { ring: '7', ext: '2101' }, '^(?<ring>\\d+),[^,]*,O,E(?<ext>\\d+)')).toBe(
      '[ring:7],2101,O,E[ext:2101]',
    );
  });

  it('leaves a record alone in which nothing was taken', () => {
    expect(highlight('OK', {}, '(?<number>\\d+)')).toEqual([{ text: 'OK', group: null }]);
    expect(highlight('', { number: '' }, '(?<number>\\d*)')).toEqual([]);
  });

  it('knows its groups without the digits that tell alternatives apart', () => {
    expect(groupsOf('a(?<line>1)|b(?:(?<line2>2))(?P<ext>3)')).toEqual([
      { name: 'line', sign: 'a' },
      { name: 'line', sign: 'b' },
      { name: 'ext', sign: null },
    ]);
  });

  const PRESETS = [
    { name: 'weeder', label: 'Weeder', pattern: { ...FIRST_PATTERN, events: { A: 'ring', B: 'end' } } },
  ] as const;
  const NONE = { profile: null, preset: null, pattern: null, username: null };

  it('is stored by its name as long as it is a ready one word for word', () => {
    const same = { ...FIRST_PATTERN, events: { B: 'end', A: 'ring' } } as const;
    expect(presetOf(same, PRESETS)?.name).toBe('weeder');
    expect(optionsWith(NONE, same, PRESETS)).toEqual({ ...NONE, preset: 'weeder' });
    const own = { ...same, skip: 'x' };
    expect(optionsWith({ ...NONE, preset: 'weeder' }, own, PRESETS)).toEqual({ ...NONE, pattern: own });
    expect(patternOf({ ...NONE, preset: 'weeder' }, PRESETS)).toBe(PRESETS[0].pattern);
    expect(patternOf(NONE, PRESETS)).toBeNull();
  });

  it('leaves words out that are still empty', () => {
    const draft = withNewWord(draftOfPattern({ ...FIRST_PATTERN, events: { A: 'ring' } }));
    expect(draft.events.map((one) => one.word)).toEqual(['A', '']);
    expect(patternOfDraft(draft).events).toEqual({ A: 'ring' });
  });

  it('takes a group in where the caret is, round what is selected', () => {
    expect(withGroup('L1 x', 'line', 1, 2)).toEqual({ text: 'L(?<line>1) x', caret: 11 });
    expect(withGroup('', 'number', 0, 0).text).toBe('(?<number>\\+?\\d+)');
  });

  it('tells of a fault what the screen has words for', () => {
    expect(faultOfPattern('unknownGroup: phone')).toEqual({ code: 'unknownGroup', detail: 'phone' });
    expect(faultOfPattern('something new')).toEqual({ code: 'other', detail: 'something new' });
  });
});

test('a line can be the same as one of another device, never of its own', () => {
  const line = (id: string, deviceId: string | null) => ({ id, deviceId }) as Line;
  const box = line('1', 'box');
  const lines = [box, line('2', 'box'), line('3', 'pbx'), line('4', null)];
  expect(twinsFor(box, lines).map((one) => one.id)).toEqual(['3']);
});
