import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import type { Push, Reply } from '../../shared/contract/wire.ts';
import type { Connect, Connection } from '../core/connection.ts';
import type { Log } from '../core/ports.ts';
import { originOf } from './app-origin.ts';
import { PUSH_CHANNEL, REQUEST_CHANNEL } from './channels.ts';

/** What passes between one page and the core, for the shell that has to place windows by it. */
export type Overheard = { readonly push: Push } | { readonly request: unknown; readonly reply: Reply };

export type IpcOptions = {
  readonly ipc: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly connect: Connect;
  /** The only origin that is answered, in its top frame. */
  readonly trusted: string;
  /** How the journal names this computer. */
  readonly station: string;
  readonly log: Log;
};

/** The core's IPC transport: one connection per page, ended when the page goes or loads again. */
export interface IpcServer {
  attach(contents: WebContents, overhear?: (heard: Overheard) => void): void;
  close(): void;
}

type Line = { connection: Connection; readonly overhear: (heard: Overheard) => void };

export function serveIpc(options: IpcOptions): IpcServer {
  const lines = new Map<WebContents, Line>();

  async function answer(event: IpcMainInvokeEvent, raw: unknown): Promise<Reply> {
    const line = lines.get(event.sender);
    if (!line || !isTrusted(event.senderFrame, options.trusted)) {
      options.log.warn({ frame: event.senderFrame?.origin ?? null }, 'a page that is not ours asked something');
      return { ok: false, error: { code: 'denied', message: 'not a page of this application' } };
    }
    const reply = await line.connection.request(raw);
    line.overhear({ request: raw, reply });
    return reply;
  }

  function open(contents: WebContents, overhear: (heard: Overheard) => void): Connection {
    return options.connect({
      station: options.station,
      send(push) {
        if (contents.isDestroyed()) return;
        contents.send(PUSH_CHANNEL, push);
        overhear({ push });
      },
    });
  }

  function leave(contents: WebContents): void {
    lines.get(contents)?.connection.close();
    lines.delete(contents);
  }

  options.ipc.handle(REQUEST_CHANNEL, answer);

  return {
    attach(contents, overhear = () => {}) {
      const line: Line = { connection: open(contents, overhear), overhear };
      lines.set(contents, line);
      contents.on('did-start-navigation', (details) => {
        if (!details.isMainFrame || details.isSameDocument || !lines.has(contents)) return;
        // A page that loads again is a stranger until it resumes its session.
        line.connection.close();
        line.connection = open(contents, overhear);
      });
      contents.on('render-process-gone', () => leave(contents));
      contents.once('destroyed', () => leave(contents));
    },
    close() {
      options.ipc.removeHandler(REQUEST_CHANNEL);
      for (const contents of [...lines.keys()]) leave(contents);
    },
  };
}

/** Only a top frame of our own origin may ask; a frame that is gone may not. */
export function isTrusted(frame: Pick<WebFrameMain, 'origin' | 'parent' | 'url'> | null, trusted: string): boolean {
  return frame !== null && frame.parent === null && originOf(frame.url) === trusted;
}
