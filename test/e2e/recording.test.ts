import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import { openBrowser, openScreen, type PersonScreen, signInByForm } from '../support/browser.ts';
import { cardAwake, HOUSE_PASSWORD, type House, openHouse, visit } from '../support/house.ts';
import { openSoundCard, type SoundCard } from '../support/sound-card.ts';
import { levelDb, likeness, readSound, type Sound, speak } from '../support/speech.ts';
import { until } from '../support/wait.ts';

const NUMBER = '09125550039';
const WORDS = 'Good morning. I am calling about order four hundred and fifty six. When will it arrive?';
const OTHER = 'Nothing of what is said here was ever heard on that line by anybody, I promise you.';

describe('what is said in a call', () => {
  let browser: Browser;
  let card: SoundCard;
  let house: House;
  let sara: PersonScreen;
  let mina: PersonScreen;
  let customerId: string;
  let callId: string;
  let saidAt: number;
  let said: Sound;

  beforeAll(async () => {
    card = await openSoundCard();
    Object.assign(process.env, { PULSE_SERVER: card.env.PULSE_SERVER, PULSE_COOKIE: card.env.PULSE_COOKIE });
    browser = await openBrowser();
    house = await openHouse(browser);
    await house.admin.ask('users.create', {
      name: 'مینا سرپرست',
      username: 'mina',
      password: HOUSE_PASSWORD,
      role: 'supervisor',
      teamIds: [],
      extension: null,
    });
    ({ id: customerId } = await house.admin.ask('customers.create', {
      name: 'مریم رضایی',
      numbers: [{ raw: NUMBER, label: 'mobile' }],
    }));
    await recordLineOne();
    sara = await house.person('sara');
    mina = await openScreen(browser);
    await signInByForm(mina.page, house.url, 'mina', HOUSE_PASSWORD);
  });
  afterAll(async () => {
    await mina?.context.close();
    await house?.close();
    await browser?.close();
    await card?.close();
    delete process.env.PULSE_SERVER;
    delete process.env.PULSE_COOKIE;
  });

  async function recordLineOne(): Promise<void> {
    // A line is known from its first ring on.
    house.ring('02122334455');
    house.hangUp();
    const line = await until(async () => (await house.admin.ask('lines.list', {}))[0] ?? null, 'line one');
    await house.admin.ask('sources.save', {
      id: null,
      name: 'خط یک',
      use: 'monitor',
      program: 'sox',
      driver: 'pulseaudio',
      device: card.monitor,
      rate: 16_000,
      channels: 1,
      preRollSeconds: 1,
      lineId: line.id,
      userId: null,
      enabled: true,
    });
    const settings = await house.admin.ask('recordings.settings', {});
    await house.admin.ask('recordings.saveSettings', {
      ...settings,
      policies: [{ lineId: line.id, policy: 'notNeeded' }],
    });
  }

  const recordings = (): Promise<OutputOf<'recordings.ofCall'>> => house.admin.ask('recordings.ofCall', { callId });

  it('is recorded while the card says so, and put away under its call', async () => {
    speak(WORDS, join(house.dir, 'said.wav'));
    said = readSound(join(house.dir, 'said.wav'));
    house.ring(NUMBER);
    await cardAwake(sara.page);
    callId = await until(
      async () => (await house.admin.ask('calls.list', { filter: { customerId } })).rows[0]?.id ?? null,
      'the call',
    );
    await sara.page.getByTestId('pop-card').getByRole('button', { name: 'برمی‌دارم' }).click();
    house.lift();
    await sara.page.locator('[data-testid=recording-state][data-look=recording]').first().waitFor();
    saidAt = Date.now();
    await card.play(join(house.dir, 'said.wav'));
    house.hangUp();
    const stored = await until(
      async () => (await recordings()).find((one) => one.state === 'sealed') ?? null,
      'put away',
    );
    expect(stored).toMatchObject({ callId, codec: 'opus', damage: null, repaired: false });
    expect(stored.durationMs).toBeGreaterThan((said.samples.length / said.rate) * 1_000);
  });

  it('is heard by a supervisor in the timeline of its customer, where and as it was said', async () => {
    const { page } = mina;
    await visit(page, `customers/${customerId}`);
    const asked = page.waitForRequest(/\/recordings\//);
    await page.getByTestId('play-mark').first().click();
    await page.locator('[data-testid=player][data-playing]').waitFor();
    const [stored] = await recordings();
    const heard = await soundAt(page, (await asked).url());
    const like = likeness(said, heard);
    expect(like.share).toBeGreaterThan(0.35);
    expect(like.colour).toBeGreaterThan(0.9);
    expect(Math.abs(levelDb(heard) - levelDb(said))).toBeLessThan(8);
    expect(Math.abs((stored?.startedAt ?? 0) + like.at * 1_000 - saidAt)).toBeLessThan(1_500);
    speak(OTHER, join(house.dir, 'other.wav'), 'fa');
    expect(likeness(readSound(join(house.dir, 'other.wav')), heard).share).toBeLessThan(like.share / 2);
    expect((await recordings())[0]?.listens.map((one) => one.byName)).toContain('مینا سرپرست');
  });

  it('is kept from an agent without the right, and from everybody who only has the file', async () => {
    const [stored] = await recordings();
    expect(stored?.may).toMatchObject({ listen: true });
    await visit(sara.page, `calls/${callId}`);
    await sara.page.getByTestId('call-detail').waitFor();
    expect(await sara.page.getByTestId('play-mark').count()).toBe(0);
    const folder = join(house.dir, 'recordings');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
    expect(files.map((name) => name.split('.').at(-1))).toEqual(['hzr']);
    const bytes = readFileSync(join(folder, files[0] ?? ''));
    expect(bytes.includes('OggS') || bytes.includes('OpusHead') || bytes.includes('RIFF')).toBe(false);
  });

  it('is said to be damaged when a byte of its file was changed', async () => {
    const folder = join(house.dir, 'recordings');
    const [file] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hzr'));
    const path = join(folder, file ?? '');
    const bytes = readFileSync(path);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const found = await house.admin.ask('recordings.reconcile', {});
    expect(found).toMatchObject({ files: 1, damaged: 1 });
    expect((await recordings())[0]?.damage).toBe('changed');
    rmSync(path);
    expect(await house.admin.ask('recordings.reconcile', {})).toMatchObject({ files: 0, damaged: 1 });
    expect((await recordings())[0]?.damage).toBe('missing');
  });

  it('made no mistake on any screen', () => {
    expect([...sara.mistakes, ...mina.mistakes]).toEqual([]);
  });
});

/** The sound as the browser decodes it, through the address that its player uses. */
async function soundAt(page: Page, url: string): Promise<Sound> {
  const base64 = await page.evaluate(async (url) => {
    const bytes = await (await fetch(url)).arrayBuffer();
    const { length } = await new OfflineAudioContext(1, 8_000, 8_000).decodeAudioData(bytes.slice(0));
    const offline = new OfflineAudioContext(1, length, 8_000);
    const source = new AudioBufferSourceNode(offline, { buffer: await offline.decodeAudioData(bytes) });
    source.connect(offline.destination);
    source.start();
    const samples = (await offline.startRendering()).getChannelData(0);
    let text = '';
    for (const byte of new Uint8Array(samples.buffer)) text += String.fromCharCode(byte);
    return btoa(text);
  }, url);
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  return { rate: 8_000, samples: new Float32Array(bytes.buffer) };
}
