// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeviceCard } from '../../src/renderer/admin/devices/device-card.tsx';
import { DeviceForm } from '../../src/renderer/admin/devices/device-form.tsx';
import { DoctorPage } from '../../src/renderer/admin/devices/doctor/doctor-page.tsx';
import { FindDevices } from '../../src/renderer/admin/devices/find-devices.tsx';
import { HttpAddress } from '../../src/renderer/admin/devices/http-address.tsx';
import { PatternPage } from '../../src/renderer/admin/devices/pattern/pattern-page.tsx';
import type { Finding, PatternDevice } from '../../src/shared/contract/lines.ts';
import { device, finding } from './devices-stage.ts';
import { button, click, onStage, rest, type Stage, type as typeIn } from './pop-stage.tsx';
import { labelled, readable } from './shell-wire.ts';

let stage: Stage;
beforeEach(async () => {
  localStorage.clear();
  stage = await onStage(null);
});
afterEach(async () => {
  vi.useRealTimers();
  await stage.close();
});
const text = () => readable(document.body);
const asked = (name: string) => stage.asked.filter((one) => one.name === name).map((one) => one.input);
async function show(...about: Parameters<typeof onStage>): Promise<void> {
  await stage.close();
  stage = await onStage(...about);
}

describe('finding devices', () => {
  const discovery =
    (findings: readonly Finding[], running = true) =>
    () => ({ running, findings: [...findings] });
  const search = <FindDevices onByHand={() => undefined} onAdded={() => undefined} />;

  it('begins to listen by itself, and lets go of the ports when somebody leaves', async () => {
    await show(search, { 'devices.discovery': discovery([finding()]) });
    expect(asked('devices.discover')).toEqual([{ on: true }]);
    expect(text()).toContain('No bytes yet. Ring the line that hangs on this port.');
    const before = stage;
    await stage.close();
    expect(before.asked.filter((one) => one.name === 'devices.discover').at(-1)?.input).toEqual({ on: false });
    stage = await onStage(null);
  });

  it('adds what was found by one click, with the kind and speed that were heard', async () => {
    const found = finding({ state: 'found', kind: 'techno', baudRate: 4800, bytes: 40 });
    await show(search, { 'devices.discovery': discovery([found]), 'devices.add': () => ({ id: 'd1' }) });
    expect(text()).toContain('Techno');
    await click(button(stage.page, 'Add'));
    expect(asked('devices.add')).toEqual([{ kind: 'techno', address: 'COM3', baudRate: 4800, name: null }]);
  });

  it('offers to go on listening where nothing is recognised yet, and nothing where a port cannot be had', async () => {
    const ports = [
      finding({ state: 'silent' }),
      finding({ path: 'COM4', state: 'busy' }),
      finding({ path: 'COM5', state: 'ours' }),
    ];
    await show(search, { 'devices.discovery': discovery(ports), 'devices.add': () => ({ id: 'd1' }) });
    expect(stage.page.querySelectorAll('li button')).toHaveLength(1);
    expect(text()).toContain('Close the other program');
    await click(button(stage.page, 'Add and go on listening'));
    expect(asked('devices.add')).toEqual([{ kind: 'auto', address: 'COM3', baudRate: null, name: null }]);
  });

  it('shows what is heard while it is heard', async () => {
    let ports = [finding()];
    await show(search, { 'devices.discovery': () => ({ running: true, findings: ports }) });
    ports = [finding({ state: 'found', kind: 'modem', baudRate: 9600 })];
    await stage.push('discovery.changed', ports[0] ?? finding());
    await rest();
    expect(text()).toContain('Telephone modem');
  });

  it('says what to plug in where there is no port', async () => {
    await show(search, { 'devices.discovery': discovery([], false) });
    expect(text()).toContain('No serial port on this computer');
  });
});

describe('a device in the list', () => {
  it('that speaks and is not understood becomes one that is recognised, by one click and in its place', async () => {
    const strange = device({ notUnderstood: true, skippedBytes: 900 });
    await show(<DeviceCard device={strange} chosen={false} />, { 'devices.update': () => null });
    expect(text()).toContain('nothing of it is understood');
    await click(button(stage.page, 'Recognise it'));
    const { id, name, address, enabled, options } = strange;
    expect(asked('devices.update')).toEqual([{ id, name, address, enabled, options, kind: 'auto', baudRate: null }]);
  });

  it('that was recognised can be kept as what it is, at the speed that was found', async () => {
    const known = device({ kind: 'auto', recognised: 'techno', baudRate: 4800 });
    await show(<DeviceCard device={known} chosen={false} />, { 'devices.update': () => null });
    await click(button(stage.page, 'Keep as Techno'));
    expect(asked('devices.update')).toEqual([expect.objectContaining({ kind: 'techno', baudRate: 4800 })]);
  });

  it('says how far its clock is off, and nothing of a minute', async () => {
    await show(<DeviceCard device={device({ clockDrift: -3661 })} chosen={false} />);
    expect(text()).toContain('slow');
    await show(<DeviceCard device={device({ clockDrift: 60 })} chosen={false} />);
    expect(text()).not.toContain('clock');
  });

  it('of the network is not looked for at a port', async () => {
    const pbx = device({ kind: 'ami', address: 'tcp://pbx:5038', state: 'missing' });
    await show(<DeviceCard device={pbx} chosen={false} />);
    expect(text()).toContain('does not answer');
    await show(<DeviceCard device={{ ...pbx, state: 'forbidden' }} chosen={false} />);
    expect(text()).toContain('refuses user name or password');
  });
});

describe('the form', () => {
  const form = <DeviceForm action="Add" onDone={() => undefined} onCancel={() => undefined} />;
  const submit = async () => {
    await act(async () => document.querySelector('form')?.requestSubmit());
    await rest();
  };

  it('asks for a host where the device is behind the network, and sends the address that it builds', async () => {
    const pbx = device({ kind: 'ami', address: 'tcp://old:5038', baudRate: null, hasSecret: true });
    await show(<DeviceForm device={pbx} action="Save" onDone={() => undefined} onCancel={() => undefined} />, {
      'devices.update': () => null,
    });
    await typeIn(labelled('Address of the device'), '');
    await submit();
    expect(text()).toContain('Write the name or the IP address of the device');
    expect(asked('devices.update')).toEqual([]);
    await typeIn(labelled('Address of the device'), '10.0.0.7');
    await typeIn(labelled('User name'), 'hamzang');
    await submit();
    expect(asked('devices.update')).toEqual([
      expect.objectContaining({
        address: 'tcp://10.0.0.7:5038',
        secret: null,
        options: { profile: null, preset: null, pattern: null, username: 'hamzang' },
      }),
    ]);
  });

  it('says that a password is saved, and never shows it', async () => {
    const pbx = device({ kind: 'ami', address: 'tcp://old:5038', hasSecret: true });
    await show(<DeviceForm device={pbx} action="Save" onDone={() => undefined} onCancel={() => undefined} />);
    expect(text()).toContain('A password is saved');
    expect((labelled('Password') as HTMLInputElement | null)?.value).toBe('');
  });

  it('begins with a device that is to be recognised', async () => {
    await show(form, { 'devices.add': () => ({ id: 'd1' }) });
    await typeIn(labelled('Port'), '/dev/ttyUSB0');
    await submit();
    expect(asked('devices.add')).toEqual([expect.objectContaining({ kind: 'auto', address: '/dev/ttyUSB0' })]);
  });
});

describe('the address of a program that posts', () => {
  it('shows its secret word only in the moment in which it is made', async () => {
    const http = device({ kind: 'http', address: 'http://127.0.0.1:8765', hasSecret: true });
    await show(<HttpAddress device={http} />, { 'devices.update': () => null });
    expect(text()).toContain('http://127.0.0.1:8765/…');
    await click(button(stage.page, 'Make a new one'));
    const [{ secret }] = asked('devices.update') as [{ secret: string }];
    expect(secret).toMatch(/^[a-z2-9]{24}$/);
    expect(text()).toContain(`http://127.0.0.1:8765/${secret}`);
  });
});

describe('the pattern editor', () => {
  const PATTERN: PatternDevice = {
    lineEnd: 'any',
    skip: '',
    pattern: '(?<number>\\d+)',
    events: {},
    otherwise: 'callerId',
    dateOrder: 'dmy',
  };
  const box = device({
    kind: 'pattern',
    options: { profile: null, preset: null, pattern: PATTERN, username: null },
  });
  const record = {
    text: 'CALL 0912',
    skipped: false,
    groups: { number: '0912' },
    signal: { kind: 'callerId', number: '0912' },
  } as const;
  const answers = {
    'devices.presets': () => [{ name: 'weeder', label: 'Weeder', pattern: { ...PATTERN, pattern: '^I(?<number>.*)' } }],
    'devices.testPattern': ({ pattern }: { pattern: PatternDevice }) =>
      pattern.pattern.includes('(?<phone>') || pattern.skip === '('
        ? { error: pattern.skip === '(' ? 'badSyntax: missing )' : 'unknownGroup: phone', records: [] }
        : { error: null, records: [record] },
    'devices.update': () => null,
  };
  const wait = async () => {
    await act(async () => vi.advanceTimersByTime(400));
    await rest();
  };

  it('shows what the last bytes become, with what each group took', async () => {
    await show(<PatternPage device={box} />, answers);
    expect(asked('devices.testPattern')).toEqual([{ pattern: PATTERN, deviceId: 'd1', text: null }]);
    expect(stage.page.querySelector('mark')?.getAttribute('data-group')).toBe('number');
    expect(text()).toContain('1 record becomes a signal');
  });

  it('says beside the field what is wrong with the expression, and does not save it', async () => {
    await show(<PatternPage device={box} />, answers);
    vi.useFakeTimers();
    await typeIn(labelled('A record looks like'), '(?<phone>\\d+)');
    await wait();
    expect(text()).toContain('There is no group called');
    expect(button(stage.page, 'Save the pattern')?.disabled).toBe(true);
  });

  it('says beside the field of the skipped records what is wrong there', async () => {
    await show(<PatternPage device={box} />, answers);
    vi.useFakeTimers();
    await typeIn(labelled('Leave out records that fit'), '(');
    await wait();
    await wait();
    const field = labelled('Leave out records that fit');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(labelled('A record looks like')?.getAttribute('aria-invalid')).not.toBe('true');
  });

  it('asks once for what somebody types in one go, and saves it', async () => {
    await show(<PatternPage device={box} />, answers);
    vi.useFakeTimers();
    for (const typed of ['(?<number>\\d', '(?<number>\\d{3,})']) await typeIn(labelled('A record looks like'), typed);
    await wait();
    expect(asked('devices.testPattern')).toHaveLength(2);
    await click(button(stage.page, 'Save the pattern'));
    expect(asked('devices.update')).toEqual([
      expect.objectContaining({
        options: expect.objectContaining({ preset: null, pattern: { ...PATTERN, pattern: '(?<number>\\d{3,})' } }),
      }),
    ]);
  });
});

describe('the doctor', () => {
  const frames = [
    { at: 1000, hex: '52494e47', signals: [{ kind: 'ring' as const, line: 1, ringCount: 1 }] },
    { at: 2000, hex: 'ff00', signals: [] },
  ];

  it('shows bytes, text and what was understood of them, the newest first', async () => {
    await show(<DoctorPage device={device()} />, { 'devices.frames': () => frames });
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => readable(row));
    expect(rows[0]).toContain('ff 00');
    expect(rows[0]).toContain('nothing');
    expect(rows[1]).toContain('RING');
    expect(rows[1]).toContain('Ring 1');
  });

  it('holds still when it is asked to, and says how much has come meanwhile', async () => {
    let now = [...frames];
    await show(<DoctorPage device={device()} />, { 'devices.frames': () => now });
    await click(button(stage.page, 'Hold still'));
    now = [...frames, { at: 3000, hex: '41', signals: [] }];
    await act(async () => stage.core.asks.refresh('devices.frames', { id: 'd1' }));
    await rest();
    expect(document.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(text()).toContain('1 new frame waits');
    await click(button(stage.page, 'Go on'));
    expect(document.querySelectorAll('tbody tr')).toHaveLength(3);
  });

  it('tells after a test call what was heard of it and what that means', async () => {
    let now = [...frames];
    await show(<DoctorPage device={device()} />, { 'devices.frames': () => now });
    await click(button(stage.page, 'Begin the test'));
    now = [...frames, { at: 3000, hex: '4141', signals: [] }];
    await act(async () => stage.core.asks.refresh('devices.frames', { id: 'd1' }));
    await rest();
    await click(button(stage.page, 'End the test'));
    expect(text()).toContain('2 bytes');
    expect(text()).toContain('Bytes come and nothing is understood');
  });
});
