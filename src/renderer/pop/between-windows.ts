import { useEffect, useRef } from 'react';

/** What the window of the cards asks of the main window: it has no rooms of its own. */
export type WindowMessage =
  | { readonly kind: 'openFile'; readonly customerId: string }
  | { readonly kind: 'focusNote'; readonly callId: string };

const CHANNEL = 'hamzang.windows';

/** Tells the other windows of this application. */
export function tellMainWindow(message: WindowMessage): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(message);
  channel.close();
}

/** Hears what the window of the cards asks. */
export function useAskedByCards(listener: (message: WindowMessage) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = (event: MessageEvent<WindowMessage>) => latest.current(event.data);
    return () => channel.close();
  }, []);
}
