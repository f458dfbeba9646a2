import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createHttpDecoder } from '../../../src/main/devices/http/http-decoder.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';
import { dataLines, expectation, known, readExpected, SHARED_CAPTURES } from '../../support/captures.ts';

const read = (event: string): readonly LineSignal[] => createHttpDecoder().push(Buffer.from(`${event}\n`), 0);

describe('an event that vendor software posts', () => {
  it.each<[string, LineSignal]>([
    ['wEventCode=0&nReference=0&dwParam=2', { kind: 'offHook', line: 1 }],
    ['wEventCode=0&nReference=7&dwParam=1', { kind: 'onHook', line: 8 }],
    ['wEventCode=0&nReference=0&dwParam=5', { kind: 'start', line: 1, dir: 'out' }],
    ['wEventCode=22&nReference=0', { kind: 'device', line: 1, state: 'connected' }],
    ['wEventCode=3&nReference=0&dwParam=3', { kind: 'status', line: 1 }],
    ['event_type=dtmf&line=1&dtmf=8', { kind: 'digit', line: 1, digit: '8' }],
    ['event_type=dtmf&line=1&dtmf=816', { kind: 'dialled', line: 1, number: '816', numberStatus: 'ok' }],
    [
      '{"event":"outgoing","line":2,"number":"816"}',
      { kind: 'start', line: 2, dir: 'out', number: '816', numberStatus: 'ok' },
    ],
  ])('%s is read', (event, signal) => {
    expect(read(event)).toEqual([signal]);
  });
});

const LOG = `${SHARED_CAPTURES}/usbbox-ad102-events.txt`;

/** What a line of the box's own log says, as its software would post it; null: the end of a line before. */
function posted(line: string): string | null {
  const [, code, channel, value] = /start:.*wEventCode = (\d+) nReference = (\d+) dwParam = (\d+)/.exec(line) ?? [];
  if (code !== undefined) return `wEventCode=${code}&nReference=${channel}&dwParam=${value}`;
  const [, keys] = /UsbBox_GetDtmfNumber &(\S+)/.exec(line) ?? [];
  return keys === undefined ? null : `event_type=dial&${keys}`;
}

if (existsSync(LOG))
  describe('the shared log of a USBBox', () => {
    // The log's own time stamps are not posted, and a count of keys is no signal.
    const told = readExpected(LOG).filter(({ kind }) => kind !== 'none' && kind !== 'dialledProgress');
    const lines = dataLines(LOG);
    const expected = told.map(({ date: _date, time: _time, deviceId: _id, ...signal }) => ({
      ...signal,
      state: signal.kind === 'device' ? signal.state : null,
    }));

    it('gives what is expected of it', () => {
      expect(expected.length).toBeGreaterThan(5);
      const signals = lines
        .flatMap((line) => posted(line) ?? [])
        .flatMap(read)
        .filter(({ kind }) => kind !== 'status');
      expect(known(signals, expected)).toEqual(expectation(expected));
    });
  });
