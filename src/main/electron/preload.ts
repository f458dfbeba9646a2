import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { PUSH_CHANNEL, REQUEST_CHANNEL } from './channels.ts';

/** All that a page gets: the two functions of a `Transport`. Nothing of Electron passes through them. */
contextBridge.exposeInMainWorld('hamzang', {
  request: (request: unknown): Promise<unknown> => ipcRenderer.invoke(REQUEST_CHANNEL, request),
  onPush: (listener: (push: unknown) => void): (() => void) => {
    const hear = (_event: IpcRendererEvent, push: unknown): void => listener(push);
    ipcRenderer.on(PUSH_CHANNEL, hear);
    return () => {
      ipcRenderer.off(PUSH_CHANNEL, hear);
    };
  },
});
