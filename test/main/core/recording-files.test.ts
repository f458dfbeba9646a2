import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Media } from '../../../src/main/core/ports.ts';
import type { Screen } from '../../support/office.ts';
import { openRecordedOffice, type RecordedOffice, refusalOf } from '../../support/recorded-office.ts';

const ticketIn = (url: string): string => url.split('/').at(-1) ?? '';

async function bytesOf(media: Media | null, to = 1_000): Promise<number> {
  if (media?.kind !== 'sound') throw new Error('no sound');
  let bytes = 0;
  for await (const chunk of media.sound.read(0, to)) bytes += chunk.byteLength;
  return bytes;
}

describe('the sound of a recording', () => {
  let office: RecordedOffice;
  let sara: Screen & { readonly id: string };
  let reza: Screen & { readonly id: string };
  let callId: string;
  let id: string;
  beforeEach(async () => {
    office = await openRecordedOffice();
    sara = await office.agent('sara');
    reza = await office.agent('reza');
    callId = await office.talk();
    await sara.client.ask('calls.take', { id: callId });
    office.pass(30_000);
    await office.hangUp();
    id = office.sound.last().order.recordingId;
  });
  afterEach(async () => {
    expect(office.log.filter((entry) => entry.startsWith('error'))).toEqual([]);
    await office.stop();
  });

  it('is played under an address of its own, and everybody who may sees who listened', async () => {
    const opened = await office.boss.client.ask('recordings.open', { id });
    expect(opened).toMatchObject({ mime: 'audio/ogg', durationMs: 32_000, peaks: [0, 128 / 255, 1] });
    expect(opened.url).toMatch(/^\/recordings\/[A-Za-z0-9_-]{43}$/);
    expect(await bytesOf(await office.core.openMedia(ticketIn(opened.url)))).toBe(1_000);
    expect(opened.recording.listens).toMatchObject([{ byName: 'مدیر', at: office.time.now }]);
    expect((await sara.client.ask('recordings.ofCall', { callId }))[0]?.listens).toHaveLength(1);
    const journal = await office.boss.client.ask('journal.list', { before: null, limit: 5 });
    expect(journal[0]).toMatchObject({ name: 'recordings.open', ok: true });
    expect(office.boss.named<{ id: string }>('recording.stored').at(-1)?.id).toBe(id);
  });

  it('is heard by an agent only where the office lets him, and only of his own calls', async () => {
    const may = async (screen: Screen) => (await screen.client.ask('recordings.ofCall', { callId }))[0]?.may.listen;
    expect(await may(sara)).toBe(false);
    expect(await refusalOf(sara.client.ask('recordings.open', { id }))).toBe('denied');
    await office.save({ agentsHearOwn: true });
    expect(await may(sara)).toBe(true);
    expect(await refusalOf(sara.client.ask('recordings.open', { id }))).toBeNull();
    expect(await refusalOf(reza.client.ask('recordings.open', { id }))).toBe('denied');
    expect(await refusalOf(reza.client.ask('recordings.ofCall', { callId }))).toBe('denied');
    expect(await refusalOf(sara.client.ask('recordings.export', { id, format: 'wav', reason: 'for me' }))).toBe(
      'denied',
    );
    expect(await refusalOf(sara.client.ask('recordings.list', {}))).toBe('denied');
  });

  it('ends with the connection that asked for it', async () => {
    const other = await office.admin();
    const { url } = await other.client.ask('recordings.open', { id });
    const media = await office.core.openMedia(ticketIn(url));
    other.close();
    expect(await office.core.openMedia(ticketIn(url))).toBeNull();
    await expect(bytesOf(media)).rejects.toMatchObject({ code: 'missing' });
  });

  it('ends with signing out', async () => {
    const other = await office.admin();
    const { url } = await other.client.ask('recordings.open', { id });
    await other.client.ask('auth.signOut', {});
    expect(await office.core.openMedia(ticketIn(url))).toBeNull();
  });

  it('ends an hour after it was heard last', async () => {
    const { url } = await office.boss.client.ask('recordings.open', { id });
    office.pass(3_599_000);
    expect(await office.core.openMedia(ticketIn(url))).not.toBeNull();
    office.pass(3_599_000);
    expect(await office.core.openMedia(ticketIn(url))).not.toBeNull();
    office.pass(3_600_001);
    expect(await office.core.openMedia(ticketIn(url))).toBeNull();
  });

  it('has two hundred addresses at most, and the oldest goes', async () => {
    const urls: string[] = [];
    for (let i = 0; i < 201; i += 1) urls.push((await office.boss.client.ask('recordings.open', { id })).url);
    expect(await office.core.openMedia(ticketIn(urls[0] ?? ''))).toBeNull();
    expect(await office.core.openMedia(ticketIn(urls[1] ?? ''))).not.toBeNull();
  });

  it('breaks off when it is deleted while it plays', async () => {
    const { url } = await office.boss.client.ask('recordings.open', { id });
    const media = await office.core.openMedia(ticketIn(url));
    if (media?.kind !== 'sound') throw new Error('no sound');
    const reading = media.sound.read(0, 1_000)[Symbol.asyncIterator]();
    await reading.next();
    await office.boss.client.ask('recordings.delete', { id, reason: 'a mistake' });
    await expect(reading.next()).rejects.toMatchObject({ code: 'missing' });
    expect(await office.core.openMedia(ticketIn(url))).toBeNull();
    expect(await refusalOf(office.boss.client.ask('recordings.open', { id }))).toBe('recording_gone');
  });

  it('is said to be damaged where a byte was changed, and gone where there is no file', async () => {
    office.sound.changed.add(`2026-11/${id}.hzr`);
    expect(await refusalOf(office.boss.client.ask('recordings.open', { id }))).toBe('recording_damaged');
    await office.still();
    expect((await office.recordings(callId))[0]).toMatchObject({ damage: 'changed' });
    office.sound.files.clear();
    expect(await refusalOf(office.boss.client.ask('recordings.open', { id }))).toBe('recording_gone');
    await office.still();
    expect(await office.boss.client.ask('recordings.health', {})).toMatchObject({
      damaged: [{ id, callId, damage: 'missing' }],
    });
  });

  it('is exported once, with its reason, by whom, and marked as such', async () => {
    const { url, fileName } = await office.boss.client.ask('recordings.export', {
      id,
      format: 'mp3',
      reason: 'the court asked',
    });
    expect(fileName).toMatch(/^hamzang-2026-11-22-\d\d-\d\d-\w{6}\.mp3$/);
    const media = await office.core.openMedia(ticketIn(url));
    if (media?.kind !== 'file') throw new Error('no file');
    expect(media).toMatchObject({ mime: 'audio/mpeg', fileName });
    let text = '';
    for await (const chunk of await media.read()) text += new TextDecoder().decode(chunk);
    expect(text).toMatch(/^mp3 .*exported by مدیر, .*: the court asked$/);
    expect(await office.core.openMedia(ticketIn(url))).toBeNull();
    const [recording] = await office.recordings(callId);
    expect(recording?.events.at(-1)).toMatchObject({ kind: 'exported', detail: 'the court asked' });
  });

  it('waits no longer than ten minutes to be exported', async () => {
    const { url } = await office.boss.client.ask('recordings.export', { id, format: 'wav', reason: 'a copy' });
    office.pass(600_001);
    expect(await office.core.openMedia(ticketIn(url))).toBeNull();
  });

  it('cannot be opened while it is being made', async () => {
    await office.talk('09125550041');
    const running = office.sound.last().order.recordingId;
    expect(await refusalOf(office.boss.client.ask('recordings.open', { id: running }))).toBe('conflict');
    expect(await refusalOf(office.boss.client.ask('recordings.delete', { id: running, reason: 'too early' }))).toBe(
      'conflict',
    );
  });

  it('stands in the admin’s list with its call', async () => {
    const { rows, total, totalBytes } = await office.boss.client.ask('recordings.list', { text: '0912 555' });
    expect({ total, totalBytes: totalBytes > 0 }).toEqual({ total: 0, totalBytes: false });
    expect(rows).toEqual([]);
    const all = await office.boss.client.ask('recordings.list', { text: 'sara' });
    expect(all).toMatchObject({
      total: 1,
      nextCursor: null,
      rows: [{ id, callId, agent: { id: sara.id }, listenCount: 0, local: expect.stringContaining('0912') }],
    });
    for (const filter of [{ states: ['saved' as const] }, { heldOnly: true }, { damagedOnly: true }, { text: 'ali' }])
      expect((await office.boss.client.ask('recordings.list', filter)).rows).toEqual([]);
  });

  it('pages through the list, newest first', async () => {
    for (let i = 0; i < 4; i += 1) {
      await office.talk();
      office.pass(1_000);
      await office.hangUp();
    }
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { rows: { id: string }[]; nextCursor: string | null } = await office.boss.client.ask(
        'recordings.list',
        { limit: 2, cursor },
      );
      ids.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
    expect(ids.at(-1)).toBe(id);
  });
});
