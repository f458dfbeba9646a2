import { join } from 'node:path';
import type { App, DownloadItem, Session } from 'electron';
import type { Log } from '../core/ports.ts';
import { isOurs } from './app-origin.ts';

/** Lets pages save what is ours, each time where the person says; everything else is refused. */
export function guardDownloads(
  session: Pick<Session, 'on'>,
  app: Pick<App, 'getPath'>,
  trusted: string,
  log: Log,
): void {
  session.on('will-download', (event, item) => {
    if (!item.getURLChain().every((url) => maySave(url, trusted))) {
      log.warn({}, 'a page wanted to save what is not ours');
      event.preventDefault();
      return;
    }
    // No path is set: Electron then asks, beginning with this one.
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), item.getFilename()) });
    item.once('done', (_event, state) => {
      if (state === 'interrupted') tell(item, log);
    });
  });
}

/** A recording under its ticket, or a text that the page itself made. */
function maySave(url: string, trusted: string): boolean {
  if (url.startsWith('blob:')) return isOurs(url.slice('blob:'.length), trusted);
  return isOurs(url, trusted) && new URL(url).pathname.startsWith('/recordings/');
}

/** Without its address and its name: they are a ticket, and somebody's. */
function tell(item: DownloadItem, log: Log): void {
  log.warn({ bytes: item.getReceivedBytes() }, 'a file was saved only in part');
}
