import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCallerIdFrame } from '../../../src/main/devices/fsk/frame.ts';
import {
  dataLines,
  type ExpectedSignal,
  expectation,
  known,
  readExpected,
  SHARED_CAPTURES,
} from '../../support/captures.ts';

const hex = (bytes: string): Buffer => Buffer.from(bytes.replace(/[^0-9A-F]/gi, ''), 'hex');
const withChecksum = (frame: Buffer): Buffer =>
  Buffer.concat([frame, Uint8Array.of(-frame.reduce((sum, byte) => sum + byte, 0) & 0xff)]);
const ascii = (text: string): string => Buffer.from(text).toString('hex');

const CALL = withChecksum(
  hex(`80 1E 01 08 ${ascii('03120918')} 02 0B ${ascii('02155501251')} 07 05 ${ascii('KAVEH')}`),
);
const TOLD = {
  kind: 'callerId',
  format: 'MDMF',
  date: '03-12',
  time: '09:18',
  number: '02155501251',
  numberStatus: 'ok',
  name: 'KAVEH',
};

describe('a caller-ID frame', () => {
  it('is read with its checksum', () => {
    expect(parseCallerIdFrame(CALL)).toEqual({ ...TOLD, checksumOk: true });
  });

  it('is read after a preamble and before noise', () => {
    const noisy = Buffer.concat([hex('55 55 55 D5'), CALL, hex('00 FE 11')]);
    expect(parseCallerIdFrame(noisy)).toEqual({ ...TOLD, checksumOk: true });
  });

  it('is unsure when any one of its bytes is wrong, or its checksum is missing', () => {
    for (let at = 2; at < CALL.length; at += 1) {
      const broken = Buffer.from(CALL);
      broken[at] = (broken[at] ?? 0) ^ 0x04;
      expect(parseCallerIdFrame(broken)?.checksumOk ?? false).toBe(false);
    }
    expect(parseCallerIdFrame(CALL.subarray(0, -1))).toEqual({ ...TOLD, checksumOk: false });
  });

  it.each([0x00, 0x05, 0x0c, 0x10, 0x3f, 0xff])('is walked to its end when its length byte says %i', (length) => {
    const wrong = Buffer.from(CALL);
    wrong[1] = length;
    expect(parseCallerIdFrame(wrong)).toMatchObject({ number: '02155501251', checksumOk: false });
  });

  it('says who called by parameter 03 where there is no 02', () => {
    expect(parseCallerIdFrame(withChecksum(hex(`80 05 03 03 ${ascii('110')}`)))).toMatchObject({ number: '110' });
  });

  it.each(['', '80', '80 00', '04 02 30 31', '80 04 7E 02 30 31', '12 34 56', '55 55 55'])('is not in %j', (bytes) => {
    expect(parseCallerIdFrame(hex(bytes))).toBeNull();
  });
});

if (existsSync(SHARED_CAPTURES)) {
  describe.each(['fsk-sdmf-mdmf', 'fsk-edge-constructed'])('the shared frames of %s', (name) => {
    const file = `${SHARED_CAPTURES}/${name}.hex`;
    const expected = readExpected(file).filter((one) => one.kind === 'callerId');
    it.each(dataLines(file).map((line, index) => [index + 1, line] as const))(
      'hold what record %i says',
      (record, line) => {
        const wanted = expected.filter((one) => one.record === record).map(withoutRedirection);
        const frame = parseCallerIdFrame(hex(line.slice(Math.max(0, line.search(/(?:80|04) [0-9A-F ]+/)))));
        expect(known(frame === null ? [] : [frame], wanted)).toEqual(expectation(wanted));
      },
    );
  });
}

it('the shared frames are read where their folder stands, and only there', () => {
  expect(existsSync(`${SHARED_CAPTURES}/fsk-sdmf-mdmf.hex`)).toBe(existsSync(SHARED_CAPTURES));
});

// Who redirected a call has no place in a signal yet.
function withoutRedirection({ redirecting: _, ...signal }: ExpectedSignal): ExpectedSignal {
  return signal as ExpectedSignal;
}
