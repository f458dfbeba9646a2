import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asSamples } from '../../../src/main/recording/vault/pcm-block.ts';
import { startThread } from '../../../src/main/recording/vault/thread.ts';
import { createVault } from '../../../src/main/recording/vault/vault.ts';
import { createLog } from '../../support/log.ts';
import {
  gather,
  MASTER_KEY,
  madeSpeech,
  openVault,
  putWav,
  STARTED_AT,
  sealOrder,
  soxTo,
  tempFolder,
  wavBytes,
} from './vault-stage.ts';

describe('sealing', () => {
  it.each(['opus', 'flac'] as const)('puts a recording away as %s: encrypted, checked, the PCM gone', async (codec) => {
    const vault = openVault({ start: startThread });
    const samples = madeSpeech(16_000, 1, 50_000);
    const file = putWav(vault.folder, 'r1', samples, 16_000);
    const sealed = await vault.seal(sealOrder('r1', file, { codec }));
    expect(sealed).toMatchObject({ file: '2026-11/r1.hzr', codec, durationMs: 3_125 });
    expect(sealed.peaks.length).toBe(313);
    expect(await vault.files()).toEqual([{ file: '2026-11/r1.hzr', bytes: sealed.bytes }]);
    expect(statSync(join(vault.folder, sealed.file)).size).toBe(sealed.bytes);
    expect(readFileSync(join(vault.folder, sealed.file)).includes(codec === 'opus' ? 'OpusHead' : 'fLaC')).toBe(false);
    expect(await vault.check('r1', sealed.file, sealed.sha256)).toBe('ok');
    expect(await vault.check('r1', sealed.file, null)).toBe('ok');
    const wav = await gather(await vault.convert('r1', sealed.file, 'wav', ''));
    if (codec === 'flac') expect(asSamples(wav.subarray(-samples.byteLength))).toEqual(samples);
  });

  it('keeps folder and files for their owner alone', async () => {
    const vault = openVault();
    const { file } = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', madeSpeech(8_000, 1, 900), 8_000)));
    const mode = (path: string) => statSync(path).mode & 0o777;
    expect([mode(vault.folder), mode(join(vault.folder, '2026-11')), mode(join(vault.folder, file))]).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  it('takes one after another, however many come at once', async () => {
    const vault = openVault({ start: startThread });
    const ids = Array.from({ length: 6 }, (_, index) => `r${index}`);
    const orders = ids.map((id, seed) =>
      sealOrder(id, putWav(vault.folder, id, madeSpeech(8_000, 1, 8_000, seed), 8_000)),
    );
    const all = await Promise.all(orders.map((order) => vault.seal(order)));
    expect(all.map(({ file }) => file)).toEqual(ids.map((id) => `2026-11/${id}.hzr`));
    expect((await vault.files()).length).toBe(6);
  });

  it('can be done again: with the PCM still there, and with it gone', async () => {
    const vault = openVault();
    const samples = madeSpeech(8_000, 2, 20_000);
    const order = sealOrder('r1', putWav(vault.folder, 'r1', samples, 8_000, 2));
    const first = await vault.seal(order);
    const gone = await vault.seal(order);
    expect({ ...gone, peaks: null }).toEqual({ ...first, peaks: null });
    expect(gone.peaks.length).toBe(first.peaks.length);
    putWav(vault.folder, 'r1', samples, 8_000, 2);
    expect(await vault.seal(order)).toEqual(first);
    expect((await vault.files()).map(({ file }) => file)).toEqual([first.file]);
  });

  it('is done anew where what an earlier time left does not hold', async () => {
    const vault = openVault();
    const samples = madeSpeech(8_000, 1, 20_000);
    const order = sealOrder('r1', putWav(vault.folder, 'r1', samples, 8_000));
    const first = await vault.seal(order);
    truncateSync(join(vault.folder, first.file), first.bytes - 1);
    await expect(vault.seal(order)).rejects.toMatchObject({ code: 'changed' });
    putWav(vault.folder, 'r1', samples, 8_000);
    const again = await vault.seal(order);
    expect(await vault.check('r1', again.file, again.sha256)).toBe('ok');
  });

  it('is done anew where what lies there is whole, but another sound', async () => {
    const vault = openVault();
    const first = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', madeSpeech(8_000, 1, 20_000, 1), 8_000)));
    const other = madeSpeech(8_000, 1, 20_000, 2);
    const again = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', other, 8_000), { codec: 'flac' }));
    expect([first.codec, again.codec, again.file]).toEqual(['opus', 'flac', first.file]);
    const wav = await gather(await vault.convert('r1', again.file, 'wav', ''));
    expect(asSamples(wav.subarray(-other.byteLength))).toEqual(other);
  });

  it('takes the next codec where one cannot, and says so', async () => {
    const entries: string[] = [];
    const vault = openVault({ start: startThread, log: createLog(entries) });
    const file = putWav(vault.folder, 'r1', madeSpeech(44_100, 2, 50_000), 44_100, 2);
    expect(await vault.seal(sealOrder('r1', file))).toMatchObject({ codec: 'flac', durationMs: 1_134 });
    expect(entries).toEqual(['warn compressed otherwise than asked']);
  });

  it('puts away a recording without a sample', async () => {
    const vault = openVault();
    const sealed = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', new Int16Array(), 8_000)));
    expect(sealed).toMatchObject({ codec: 'wav', durationMs: 0, peaks: new Uint8Array() });
    const sound = await vault.open('r1', sealed.file);
    expect(await gather(sound.read(0, sound.size))).toEqual(wavBytes(new Int16Array(), 8_000, 1));
    await sound.close();
  });

  it('leaves nothing of the sound out that the header of a killed writer does not promise', async () => {
    const vault = openVault();
    const samples = madeSpeech(8_000, 1, 16_000);
    const file = putWav(vault.folder, 'r1', samples, 8_000);
    const bytes = wavBytes(samples, 8_000, 1);
    bytes.writeUInt32LE(0, 40);
    writeFileSync(join(vault.folder, file), Buffer.concat([bytes, Buffer.of(7)]));
    expect((await vault.seal(sealOrder('r1', file))).durationMs).toBe(2_000);
  });

  it.each([
    ['a file that is not there', 'live/none.c.wav', null, 'missing'],
    ['a file that is no WAV', 'live/r1.c.wav', 'RIFFnothing', 'changed'],
    ['an empty file', 'live/r1.c.wav', '', 'changed'],
    ['a file outside', '../r1.c.wav', null, 'missing'],
    ['a file anywhere', '/etc/passwd', null, 'missing'],
  ] as const)('rejects %s, and goes on', async (_name, file, content, code) => {
    const vault = openVault();
    const good = sealOrder('good', putWav(vault.folder, 'good', madeSpeech(8_000, 1, 900), 8_000));
    if (content !== null) writeFileSync(join(vault.folder, file), content);
    await expect(vault.seal(sealOrder('r1', file))).rejects.toMatchObject({ name: 'RecordingFailure', code });
    await expect(vault.seal(good)).resolves.toMatchObject({ durationMs: 113 });
    if (content !== null) expect(readFileSync(join(vault.folder, file), 'utf8')).toBe(content);
  });

  it('rejects an id that leads elsewhere', async () => {
    const vault = openVault();
    const file = putWav(vault.folder, 'r1', madeSpeech(8_000, 1, 900), 8_000);
    await expect(vault.seal(sealOrder('../../r1', file))).rejects.toMatchObject({ code: 'broken' });
    expect(existsSync(join(vault.folder, file))).toBe(true);
  });

  it('rejects what its thread died of, keeps the PCM, and goes on with a new thread', async () => {
    const dying = pathToFileURL(join(tempFolder(), 'dying.mjs'));
    writeFileSync(
      dying,
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('oh'); });",
    );
    let started = 0;
    const vault = openVault({
      start: (place) => {
        started += 1;
        return started === 1 ? startThread(place, dying) : startThread(place);
      },
    });
    const order = sealOrder('r1', putWav(vault.folder, 'r1', madeSpeech(8_000, 1, 900), 8_000));
    await expect(vault.seal(order)).rejects.toMatchObject({ code: 'broken', message: expect.stringContaining('oh') });
    expect(existsSync(join(vault.folder, order.file))).toBe(true);
    await expect(vault.seal(order)).resolves.toMatchObject({ codec: 'opus' });
    expect(started).toBe(2);
  });

  it('leaves what waits for the next start when the vault ends', async () => {
    const vault = openVault({ start: startThread });
    const orders = ['a', 'b', 'c'].map((id) =>
      sealOrder(id, putWav(vault.folder, id, madeSpeech(16_000, 1, 1_600_000), 16_000)),
    );
    const all = orders.map((order) =>
      vault.seal(order).then(
        () => 'sealed',
        (error) => error.code,
      ),
    );
    await vault.end();
    expect(await Promise.all(all)).toEqual(['broken', 'broken', 'broken']);
    expect((await vault.leftovers()).map(({ recordingId }) => recordingId).sort()).toEqual(['a', 'b', 'c']);
    expect(readdirSync(vault.folder, { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual([]);
    await expect(vault.seal(sealOrder('a', 'live/a.call-a.wav'))).rejects.toMatchObject({ code: 'broken' });
  });
});

describe('opening', () => {
  const samples = madeSpeech(8_000, 1, 400_000);

  it('gives a sealed recording by ranges, and PCM that is not sealed yet', async () => {
    const vault = openVault();
    const file = putWav(vault.folder, 'r1', samples, 8_000);
    const plain = await vault.open('r1', file);
    expect([plain.mime, plain.size]).toEqual(['audio/wav', samples.byteLength + 44]);
    expect(await gather(plain.read(30, 200_000))).toEqual(wavBytes(samples, 8_000, 1).subarray(30, 200_000));
    expect(await gather(plain.read(plain.size - 1, plain.size + 7))).toEqual(wavBytes(samples, 8_000, 1).subarray(-1));
    await plain.close();
    const { file: sealed } = await vault.seal(sealOrder('r1', file, { codec: 'flac' }));
    const sound = await vault.open('r1', sealed);
    expect(sound.mime).toBe('audio/flac');
    const whole = await gather(sound.read(0, sound.size));
    expect(whole.length).toBe(sound.size);
    expect(await gather(sound.read(65_000, 140_001))).toEqual(whole.subarray(65_000, 140_001));
    await sound.close();
  });

  it('says what is wrong', async () => {
    const vault = openVault();
    const { file } = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', samples, 8_000)));
    const other = await vault.seal(sealOrder('r2', putWav(vault.folder, 'r2', samples, 8_000)));
    await expect(vault.open('r1', '2026-11/r3.hzr')).rejects.toMatchObject({ code: 'changed' });
    await expect(vault.open('r3', '2026-11/r3.hzr')).rejects.toMatchObject({ code: 'missing' });
    await expect(vault.open('r2', file)).rejects.toMatchObject({ code: 'changed' });
    await expect(vault.open('r1', '../r1.hzr')).rejects.toMatchObject({ code: 'missing' });
    writeFileSync(join(vault.folder, file), readFileSync(join(vault.folder, other.file)));
    await expect(vault.open('r1', file)).rejects.toMatchObject({ code: 'changed' });
    const stranger = createVault({ folder: vault.folder, masterKey: Buffer.alloc(32, 1), log: createLog() });
    await expect(stranger.open('r2', other.file)).rejects.toMatchObject({ name: 'RecordingFailure', code: 'wrongKey' });
    expect(await stranger.check('r2', other.file, other.sha256)).toBe('unreadable');
  });

  it('breaks off when a byte was changed, and the check says so', async () => {
    const vault = openVault();
    const { file, sha256 } = await vault.seal(
      sealOrder('r1', putWav(vault.folder, 'r1', samples, 8_000, 1), { codec: 'flac' }),
    );
    const bytes = readFileSync(join(vault.folder, file));
    const at = bytes.length - 200_000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(join(vault.folder, file), bytes);
    const sound = await vault.open('r1', file);
    await expect(gather(sound.read(0, sound.size))).rejects.toMatchObject({
      code: 'changed',
      message: expect.stringMatching(/chunk \d/),
    });
    await sound.close();
    expect(await vault.check('r1', file, null)).toBe('changed');
    expect(await vault.check('r1', '2026-11/r9.hzr', null)).toBe('changed');
    expect(await vault.check('r9', '2026-11/r9.hzr', null)).toBe('missing');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(join(vault.folder, file), bytes);
    expect(await vault.check('r1', file, sha256)).toBe('ok');
    expect(
      await vault.check(
        'r1',
        file,
        sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      ),
    ).toBe('changed');
  });

  it('falls silent when the recording is deleted, and is gone then', async () => {
    const vault = openVault();
    const { file } = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', samples, 8_000), { codec: 'flac' }));
    const [one, other] = [await vault.open('r1', file), await vault.open('r1', file)];
    const reading = one.read(0, one.size)[Symbol.asyncIterator]();
    expect((await reading.next()).done).toBe(false);
    await vault.remove(file);
    await expect(reading.next()).rejects.toMatchObject({ code: 'missing' });
    await expect(gather(other.read(0, 9))).rejects.toMatchObject({ code: 'missing' });
    await Promise.all([one.close(), other.close()]);
    await expect(vault.open('r1', file)).rejects.toMatchObject({ code: 'missing' });
    await expect(vault.remove(file)).resolves.toBeUndefined();
    expect(await vault.files()).toEqual([]);
  });
});

describe('an export', () => {
  it('is a WAV with what it is about, as long as its header says', async () => {
    const vault = openVault();
    const samples = madeSpeech(16_000, 2, 80_000);
    const about = 'پمپ پارس · 0912•••4567';
    const { file } = await vault.seal(
      sealOrder('r1', putWav(vault.folder, 'r1', samples, 16_000, 2), { codec: 'flac' }),
    );
    const wav = await gather(await vault.convert('r1', file, 'wav', about));
    expect([wav.readUInt32LE(4) + 8, wav.includes(about)]).toEqual([wav.length, true]);
    expect(asSamples(soxTo(wav, 'wav', 16_000))).toEqual(samples);
  });

  it('is an MP3 that others play, with what it is about', async () => {
    const vault = openVault({ start: startThread });
    const file = putWav(vault.folder, 'r1', madeSpeech(8_000, 1, 80_000), 8_000);
    const mp3 = await gather(await vault.convert('r1', file, 'mp3', 'پمپ پارس'));
    expect([mp3.toString('latin1', 0, 3), mp3.includes('پمپ پارس')]).toEqual(['ID3', true]);
    expect(mp3.length).toBeLessThan(60_000);
    expect(Math.abs(asSamples(soxTo(mp3, 'mp3', 8_000)).length - 80_000)).toBeLessThan(3_000);
  });

  it('says at once what cannot be exported', async () => {
    const vault = openVault();
    await expect(vault.convert('r1', '2026-11/r1.hzr', 'mp3', '')).rejects.toMatchObject({ code: 'missing' });
  });

  it('lets go of everything when nobody reads on', async () => {
    let ended = 0;
    const vault = openVault({
      start: (place) => {
        const thread = startThread(place);
        const end = async () => {
          await thread.end();
          ended += 1;
        };
        return { ...thread, end };
      },
    });
    const file = putWav(vault.folder, 'r1', madeSpeech(8_000, 1, 400_000), 8_000);
    for await (const _ of await vault.convert('r1', file, 'wav', '')) break;
    expect(ended).toBe(1);
  });
});

describe('what a run left behind', () => {
  it('is put right and told, and what is sealed already goes', async () => {
    const vault = openVault();
    const samples = madeSpeech(8_000, 1, 16_000);
    const sealed = await vault.seal(sealOrder('done', putWav(vault.folder, 'done', samples, 8_000)));
    putWav(vault.folder, 'done', samples, 8_000);
    const cut = join(vault.folder, putWav(vault.folder, 'cut', samples, 8_000));
    truncateSync(cut, 44 + 16_001);
    utimesSync(cut, STARTED_AT / 1000, STARTED_AT / 1000);
    writeFileSync(
      join(vault.folder, 'live', 'odd.call.wav'),
      'not a recording, but longer than a header is ever going to be',
    );
    writeFileSync(join(vault.folder, '2026-11', 'half.hzr.part'), 'half');
    expect(await vault.leftovers()).toEqual([
      {
        recordingId: 'cut',
        callId: 'call-cut',
        file: 'live/cut.call-cut.wav',
        startedAt: STARTED_AT - 1_000,
        durationMs: 1_000,
        rate: 8_000,
        channels: 1,
        bytes: 16_044,
      },
    ]);
    expect(readFileSync(cut).readUInt32LE(40)).toBe(16_000);
    expect((await vault.files()).map(({ file }) => file).sort()).toEqual([
      sealed.file,
      'live/cut.call-cut.wav',
      'live/odd.call.wav',
    ]);
  });

  it('keeps the PCM where the sealed one does not open', async () => {
    const vault = openVault();
    const samples = madeSpeech(8_000, 1, 16_000);
    const { file } = await vault.seal(sealOrder('r1', putWav(vault.folder, 'r1', samples, 8_000)));
    putWav(vault.folder, 'r1', samples, 8_000);
    truncateSync(join(vault.folder, file), 900);
    expect((await vault.leftovers()).map(({ recordingId }) => recordingId)).toEqual(['r1']);
  });
});

describe('the folder', () => {
  it('is told file by file, and no link leads out of it', async () => {
    const vault = openVault();
    const outside = tempFolder();
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    putWav(vault.folder, 'r1', madeSpeech(8_000, 1, 100), 8_000);
    symlinkSync(outside, join(vault.folder, 'away'));
    symlinkSync(join(outside, 'secret.txt'), join(vault.folder, 'live', 'r2.c.wav'));
    mkdirSync(join(vault.folder, 'a/b/c/d'), { recursive: true });
    writeFileSync(join(vault.folder, 'a/b/c/d/deep'), 'deep');
    expect(await vault.files()).toEqual([{ file: 'live/r1.call-r1.wav', bytes: 244 }]);
  });

  it('has room, and a vault whose folder cannot be made says so at the first use', async () => {
    const vault = openVault();
    const space = await vault.space();
    expect(space && space.freeBytes > 0 && space.totalBytes >= space.freeBytes).toBe(true);
    const blocked = join(tempFolder(), 'file');
    writeFileSync(blocked, '');
    const entries: string[] = [];
    const other = createVault({ folder: join(blocked, 'in'), masterKey: MASTER_KEY, log: createLog(entries) });
    expect(entries[0]).toContain('warn the folder of recordings cannot be made');
    expect(await other.space()).toBeNull();
    await expect(other.seal(sealOrder('r1', 'live/r1.c.wav'))).rejects.toMatchObject({ name: 'RecordingFailure' });
  });
});
