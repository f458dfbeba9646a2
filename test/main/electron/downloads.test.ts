import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Session } from 'electron';
import { expect, it } from 'vitest';
import { APP_ORIGIN } from '../../../src/main/electron/app-origin.ts';
import { guardDownloads } from '../../../src/main/electron/downloads.ts';
import { createLog } from '../../support/log.ts';

/** A page wants to save what these addresses led to. */
function save(...chain: string[]) {
  const session = new EventEmitter();
  const log: string[] = [];
  const asked: unknown[] = [];
  let prevented = false;
  const app = { getPath: (name: string) => join('/home/ali', name) };
  guardDownloads(session as unknown as Session, app as never, APP_ORIGIN, createLog(log));
  const item = Object.assign(new EventEmitter(), {
    getURLChain: () => chain,
    getFilename: () => 'تماس.mp3',
    getReceivedBytes: () => 7,
    setSaveDialogOptions: (options: unknown) => void asked.push(options),
    setSavePath: () => {
      throw new Error('nothing may be saved without asking');
    },
  });
  session.emit('will-download', { preventDefault: () => (prevented = true) }, item, {}, null);
  return { item, log, asked, prevented };
}

it.each([`${APP_ORIGIN}/recordings/t`, `blob:${APP_ORIGIN}/5c1b`])(
  'the person is asked where %s is to be saved',
  (url) => {
    const { asked, prevented, log } = save(url);
    expect([asked, prevented, log]).toEqual([[{ defaultPath: join('/home/ali/downloads', 'تماس.mp3') }], false, []]);
  },
);

it.each([
  ['https://example.com/a.exe'],
  ['file:///etc/passwd'],
  ['data:text/html,hello'],
  ['blob:https://example.com/1'],
  ['app://other/recordings/t'],
  [`${APP_ORIGIN}/index.html`],
  [`${APP_ORIGIN}/recordings/t`, 'https://example.com/a.exe'],
])('%s is not saved at all', (...chain) => {
  const { asked, prevented, log } = save(...chain);
  expect([asked, prevented, log]).toEqual([[], true, ['warn a page wanted to save what is not ours']]);
});

it('a file of which only a part was saved is said, without its ticket', () => {
  const { item, log } = save(`${APP_ORIGIN}/recordings/secret`);
  item.emit('done', {}, 'interrupted');
  expect(log).toEqual(['warn a file was saved only in part']);
  const cancelled = save(`${APP_ORIGIN}/recordings/secret`);
  cancelled.item.emit('done', {}, 'cancelled');
  expect(cancelled.log).toEqual([]);
});
