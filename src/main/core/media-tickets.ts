import { newSecret, secretHash } from '../store/secret.ts';
import { type Clock, type Media, type OpenMedia, type OpenSound, RecordingFailure } from './ports.ts';

/** A ticket that nobody has used for so long is void. */
export const TICKET_IDLE_MS = 3_600_000;
/** An export is fetched once, and soon. */
export const EXPORT_TICKET_MS = 600_000;
/** Tickets at the same time; one more and the oldest goes. */
const MOST = 200;

export type TicketOrder = {
  /** The ticket ends with it. */
  readonly connectionId: string;
  /** It ends too when this recording is deleted; null: of no recording. */
  readonly recordingId: string | null;
  /** It opens once. */
  readonly once: boolean;
  readonly lifeMs: number;
  readonly open: () => Promise<Media>;
};

/** The addresses under which sound is fetched: each is made for one connection, by somebody who was allowed to. */
export interface MediaTickets {
  /** Makes a ticket; its path is `mediaUrl(ticket)`. */
  give(order: TicketOrder): string;
  readonly open: OpenMedia;
  /** The connection closed, or speaks as somebody else. */
  endConnection(connectionId: string): void;
  endRecording(recordingId: string): void;
  endAll(): void;
}

/** Where the ticket is answered, below the address of the office. */
export const mediaUrl = (ticket: string): string => `/recordings/${ticket}`;

/** `media` is kept for as long as the ticket: a player hears one file to its end, though it is put away meanwhile. */
type Ticket = { readonly order: TicketOrder; usedAt: number; media: Promise<Media> | null };

export function createMediaTickets(clock: Pick<Clock, 'monotonic'>): MediaTickets {
  const tickets = new Map<string, Ticket>();

  function find(key: string): Ticket | null {
    const ticket = tickets.get(key);
    if (!ticket) return null;
    if (clock.monotonic() - ticket.usedAt <= ticket.order.lifeMs) return ticket;
    end(key);
    return null;
  }

  function end(key: string): void {
    const media = tickets.get(key)?.media;
    tickets.delete(key);
    void media?.then(closed).catch(() => undefined);
  }

  function endWhere(isMeant: (order: TicketOrder) => boolean): void {
    for (const [key, { order }] of tickets) if (isMeant(order)) end(key);
  }

  /** Opened at the first request; what could not be opened is tried again at the next. */
  function mediaOf(ticket: Ticket): Promise<Media> {
    ticket.media ??= ticket.order.open().catch((error: unknown) => {
      ticket.media = null;
      throw error;
    });
    return ticket.media;
  }

  /** Somebody who was playing when the ticket ended hears no more. Closed with the ticket, not with a request. */
  function guarded(sound: OpenSound, isAlive: () => boolean): OpenSound {
    const over = (): RecordingFailure => new RecordingFailure('missing', 'the ticket has ended');
    return {
      mime: sound.mime,
      size: sound.size,
      close: async () => undefined,
      async *read(from, to) {
        try {
          for await (const chunk of sound.read(from, to)) {
            if (!isAlive()) throw over();
            yield chunk;
          }
        } catch (error) {
          throw isAlive() ? error : over();
        }
      },
    };
  }

  return {
    give(order) {
      const ticket = newSecret();
      for (const key of tickets.keys()) find(key);
      tickets.set(secretHash(ticket), { order, usedAt: clock.monotonic(), media: null });
      for (const oldest of [...tickets.keys()].slice(0, -MOST)) end(oldest);
      return ticket;
    },
    async open(text) {
      const key = secretHash(text);
      const ticket = find(key);
      if (!ticket) return null;
      if (ticket.order.once) {
        tickets.delete(key);
        return ticket.order.open();
      }
      ticket.usedAt = clock.monotonic();
      const isAlive = (): boolean => tickets.get(key) === ticket;
      const media = await mediaOf(ticket);
      if (!isAlive()) return null;
      return media.kind === 'file' ? media : { kind: 'sound', sound: guarded(media.sound, isAlive) };
    },
    endConnection: (id) => endWhere(({ connectionId }) => connectionId === id),
    endRecording: (id) => endWhere(({ recordingId }) => recordingId === id),
    endAll: () => endWhere(() => true),
  };
}

async function closed(media: Media): Promise<void> {
  if (media.kind === 'sound') await media.sound.close();
}
