import { io } from 'socket.io-client';
import type { ErrorCode, Push, Reply, Request, Transport, Unsubscribe } from '../contract/wire.ts';
import { parserOfPushes } from './push-parser.ts';

/** `lost`: it was open or could not be opened, and is tried again by itself. `closed`: by us, for good. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'closed';

/** A core at the other end of a socket, with what a screen wants to know of the wire. */
export interface SocketTransport extends Transport {
  state(): ConnectionState;
  onState(listener: (state: ConnectionState) => void): Unsubscribe;
  close(): void;
}

export type SocketOptions = {
  /** `http://host:port` of the hub. */
  readonly url: string;
  /** A request that nobody answered for so long gets the reply `timeout`; milliseconds. */
  readonly timeoutMs?: number;
  /**
   * Runs first on every new connection, before it counts as open and before any other request goes out: the place to
   * resume a session. Its failure is its own business; the connection opens all the same.
   */
  readonly greet?: (request: Transport['request']) => Promise<unknown>;
};

/**
 * The contract over socket.io. Connects by itself and again after a loss. While the wire is down a request is answered
 * with `hub_unreachable` at once; one whose connection broke before the answer came is answered so too: it may or may
 * not have been done, and a command sent again under the same id is done once.
 */
export function createSocketTransport(options: SocketOptions): SocketTransport {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const pushed = createListeners<Push>();
  const socket = io(options.url, {
    transports: ['websocket'],
    reconnectionDelay: 200,
    reconnectionDelayMax: 2_000,
    timeout: 5_000,
    retries: 0,
    // A manager that another transport uses already would bring that one's parser.
    forceNew: true,
    parser: parserOfPushes((push) => pushed.tell(push as Push)),
  });
  const stateChanged = createListeners<ConnectionState>();
  let state: ConnectionState = 'connecting';
  let waiting: (() => void)[] = [];

  function become(next: ConnectionState): void {
    if (state === next || state === 'closed') return;
    state = next;
    for (const go of waiting.splice(0)) go();
    stateChanged.tell(next);
  }

  function send(request: Request): Promise<Reply> {
    return new Promise((resolve) => {
      const broken = () => resolve(no('hub_unreachable', 'the connection broke'));
      socket.once('disconnect', broken);
      socket.timeout(timeoutMs).emit('request', request, (late: Error | null, reply: Reply) => {
        socket.off('disconnect', broken);
        resolve(late ? no('timeout', 'no answer in time') : reply);
      });
    });
  }

  async function greet(): Promise<void> {
    const { id } = socket;
    await options.greet?.((request) => send(request)).catch(() => undefined);
    // It may have been lost, and even made anew, while the greeting was on its way.
    if (socket.connected && socket.id === id) become('open');
  }

  socket.on('connect', () => void greet());
  socket.on('connect_error', () => become('lost'));
  socket.on('disconnect', (reason) => {
    become('lost');
    if (reason === 'io server disconnect') socket.connect();
  });

  return {
    async request(request) {
      if (state === 'connecting') await new Promise<void>((go) => waiting.push(go));
      return state === 'open' ? send(request) : no('hub_unreachable', `the connection is ${state}`);
    },
    onPush: pushed.add,
    state: () => state,
    onState: stateChanged.add,
    close() {
      become('closed');
      waiting = [];
      socket.close();
    },
  };
}

function no(code: ErrorCode, message: string): Reply {
  return { ok: false, error: { code, message } };
}

function createListeners<T>() {
  const listeners = new Set<(value: T) => void>();
  return {
    tell(value: T) {
      for (const listener of listeners) listener(value);
    },
    /** The same function added twice is heard twice, and each time taken back for itself. */
    add(listener: (value: T) => void): Unsubscribe {
      const one = (value: T) => listener(value);
      listeners.add(one);
      return () => void listeners.delete(one);
    },
  };
}
