import { beforeEach, describe, expect, it } from 'vitest';
import { createMediaTickets, type MediaTickets, TICKET_IDLE_MS } from '../../../src/main/core/media-tickets.ts';
import { type Media, RecordingFailure } from '../../../src/main/core/ports.ts';
import { type Fate, memorySound } from '../../support/memory-sound.ts';
import { until } from '../../support/wait.ts';

let now: number;
let tickets: MediaTickets;
let opened: Fate[];
beforeEach(() => {
  now = 0;
  opened = [];
  tickets = createMediaTickets({ monotonic: () => now });
});

/** Another file each time that it is opened, as when it is put away between two requests. */
const openNext = async (): Promise<Media> => {
  const { sound, fate } = memorySound({ bytes: new Uint8Array(100).fill(opened.length), chunk: 10 });
  opened.push(fate);
  return { kind: 'sound', sound };
};
const give = (more: { once?: boolean; recordingId?: string; open?: () => Promise<Media> } = {}): string =>
  tickets.give({ connectionId: 'c', recordingId: 'r', once: false, lifeMs: TICKET_IDLE_MS, open: openNext, ...more });
async function heard(ticket: string): Promise<readonly number[] | null> {
  const media = await tickets.open(ticket);
  if (media?.kind !== 'sound') return null;
  const bytes: number[] = [];
  for await (const chunk of media.sound.read(0, 20)) bytes.push(...chunk);
  await media.sound.close();
  return [...new Set(bytes)];
}

describe('a ticket for a recording', () => {
  it('plays one file to its end, though another took its place meanwhile', async () => {
    const ticket = give();
    expect([await heard(ticket), await heard(ticket), opened.length]).toEqual([[0], [0], 1]);
    expect(await heard(give())).toEqual([1]);
  });

  it.each([
    ['its connection ends', () => tickets.endConnection('c')],
    ['its recording is deleted', () => tickets.endRecording('r')],
    ['the office closes', () => tickets.endAll()],
    ['nobody used it for an hour', () => void (now += TICKET_IDLE_MS + 1)],
  ])('lets go of the file when %s', async (_when, end) => {
    const ticket = give();
    await heard(ticket);
    expect(opened[0]?.closed).toBe(0);
    end();
    expect(await heard(ticket)).toBeNull();
    await until(() => opened[0]?.closed === 1, 'the file is closed');
  });

  it('ends for who is listening too', async () => {
    const media = await tickets.open(give());
    if (media?.kind !== 'sound') throw new Error('a sound was put behind it');
    const pieces = media.sound.read(0, 100)[Symbol.asyncIterator]();
    expect((await pieces.next()).done).toBe(false);
    tickets.endRecording('r');
    await expect(pieces.next()).rejects.toMatchObject({ code: 'missing', message: 'the ticket has ended' });
  });

  it('is tried again after the file could not be opened', async () => {
    let asked = 0;
    const open = () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new RecordingFailure('missing', 'it is just put away')) : openNext();
    };
    const ticket = give({ open });
    await expect(heard(ticket)).rejects.toThrow('it is just put away');
    expect(await heard(ticket)).toEqual([0]);
  });

  it('opens once where it is for once, and the file is closed with it', async () => {
    const ticket = give({ once: true });
    expect([await heard(ticket), await heard(ticket), opened[0]?.closed]).toEqual([[0], null, 1]);
  });
});
