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

type Ticket = { readonly order: TicketOrder; usedAt: number };

export function createMediaTickets(clock: Pick<Clock, 'monotonic'>): MediaTickets {
  const tickets = new Map<string, Ticket>();

  function find(key: string): Ticket | null {
    const ticket = tickets.get(key);
    if (!ticket) return null;
    if (clock.monotonic() - ticket.usedAt <= ticket.order.lifeMs) return ticket;
    tickets.delete(key);
    return null;
  }

  function endWhere(isMeant: (order: TicketOrder) => boolean): void {
    for (const [key, { order }] of tickets) if (isMeant(order)) tickets.delete(key);
  }

  /** Somebody who was playing when the ticket ended hears no more. */
  function guarded(sound: OpenSound, isAlive: () => boolean): OpenSound {
    return {
      mime: sound.mime,
      size: sound.size,
      close: () => sound.close(),
      async *read(from, to) {
        for await (const chunk of sound.read(from, to)) {
          if (!isAlive()) throw new RecordingFailure('missing', 'the ticket has ended');
          yield chunk;
        }
      },
    };
  }

  return {
    give(order) {
      const ticket = newSecret();
      for (const key of tickets.keys()) find(key);
      tickets.set(secretHash(ticket), { order, usedAt: clock.monotonic() });
      for (const oldest of [...tickets.keys()].slice(0, -MOST)) tickets.delete(oldest);
      return ticket;
    },
    async open(text) {
      const key = secretHash(text);
      const ticket = find(key);
      if (!ticket) return null;
      if (ticket.order.once) tickets.delete(key);
      else ticket.usedAt = clock.monotonic();
      const media = await ticket.order.open();
      if (media.kind === 'file') return media;
      return { kind: 'sound', sound: guarded(media.sound, () => ticket.order.once || tickets.get(key) === ticket) };
    },
    endConnection: (id) => endWhere(({ connectionId }) => connectionId === id),
    endRecording: (id) => endWhere(({ recordingId }) => recordingId === id),
    endAll: () => tickets.clear(),
  };
}
