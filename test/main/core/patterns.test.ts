import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Office, openOffice, type Screen } from '../../support/office.ts';

describe('the pattern of a device', () => {
  let office: Office;
  let admin: Screen;
  beforeEach(async () => {
    office = await openOffice();
    admin = await office.admin();
  });
  afterEach(() => office.stop());

  async function weeder() {
    const found = (await admin.client.ask('devices.presets', {})).find((one) => one.name === 'weeder');
    if (!found) throw new Error('no preset');
    return found.pattern;
  }

  it('comes ready made for the devices of the long tail', async () => {
    const names = (await admin.client.ask('devices.presets', {})).map((one) => one.name);
    expect(names).toEqual([
      ...['generic-l', 'netcallerid', 'weeder', 'yes-identifier', 'comdial-dsu', 'avaya-ip-office'],
      ...['samsung', 'lg-aria', 'transtel', 'esi', 'definity', 'fritzbox'],
    ]);
  });

  it('is tried on the last bytes of a device, however they were cut', async () => {
    const [device] = await admin.client.ask('devices.list', {});
    const bytes = Buffer.from('hm\r\nI03/18 22:05 507-555-1030 WINTER\r\n');
    const [one, two] = [bytes.subarray(0, 12), bytes.subarray(12)];
    for (const part of [one, two]) office.box().frames.push({ at: 0, hex: part.toString('hex'), signals: [] });
    const trial = { pattern: await weeder(), deviceId: device?.id ?? null, text: null };
    expect(await admin.client.ask('devices.testPattern', trial)).toEqual({
      error: null,
      records: [
        { text: 'hm', skipped: false, groups: null, signal: null },
        {
          text: 'I03/18 22:05 507-555-1030 WINTER',
          skipped: false,
          groups: { date: '03/18', time: '22:05', number: '507-555-1030', name: 'WINTER' },
          signal: {
            kind: 'callerId',
            number: '5075551030',
            numberStatus: 'ok',
            name: 'WINTER',
            date: '03-18',
            time: '22:05',
          },
        },
      ],
    });
  });

  it('is tried on pasted text, and says why it cannot be used', async () => {
    const pattern = await weeder();
    const pasted = { deviceId: null, text: 'I03/18 22:05 OUT OF AREA  OUT OF AREA' };
    const { records } = await admin.client.ask('devices.testPattern', { pattern, ...pasted });
    expect(records).toMatchObject([{ signal: { number: null, numberStatus: 'unavailable' } }]);
    const bad = await admin.client.ask('devices.testPattern', {
      pattern: { ...pattern, pattern: '(?<number>' },
      ...pasted,
    });
    expect(bad).toEqual({ error: expect.stringMatching(/^badSyntax: /), records: [] });
  });

  it('is tried by nobody but who keeps devices, and on no device that is not there', async () => {
    const sara = await office.agent('sara');
    const trial = { pattern: await weeder(), deviceId: 'nobody', text: null };
    await expect(sara.client.ask('devices.testPattern', trial)).rejects.toMatchObject({ code: 'denied' });
    await expect(admin.client.ask('devices.testPattern', trial)).rejects.toMatchObject({ code: 'not_found' });
  });
});
