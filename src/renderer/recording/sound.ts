import { RequestRefused } from '../../shared/client/client.ts';
import type { OutputOf } from '../../shared/contract/contract.ts';
import type { ErrorCode } from '../../shared/contract/wire.ts';
import { createStore, type Store } from '../store.ts';

type Opened = OutputOf<'recordings.open'>;

export type SoundState = {
  readonly phase: 'closed' | 'opening' | 'ready' | 'failed';
  readonly playing: boolean;
  /** Where it is, milliseconds. */
  readonly atMs: number;
  readonly opened: Opened | null;
  /** Why it cannot be heard. `cannotPlay`: this browser does not know the kind of sound. */
  readonly error: ErrorCode | 'cannotPlay' | null;
  /** The browser wants to be clicked before it makes a sound. */
  readonly needsClick: boolean;
};

/** One recording as it is heard. At most one of a page sounds at a time. */
export interface Sound extends Store<SoundState> {
  readonly audio: HTMLAudioElement;
  /** Opens it where that is still to be done, and plays from where it is. */
  play(): Promise<void>;
  pause(): void;
  toggle(): void;
  /** To a moment, milliseconds; before the opening it is where the playing will begin. */
  seek(atMs: number): void;
  setSpeed(speed: number): void;
  /** Lets the sound go; the element is of no use afterwards. */
  close(): void;
}

type Deps = {
  readonly audio: HTMLAudioElement;
  /** Rejects with `RequestRefused`. */
  readonly open: () => Promise<Opened>;
  readonly durationMs: number;
};

/** Less than this between two breaks is no progress: the file itself is what is wrong. */
const PROGRESS_MS = 500;
let sounding: Sound | null = null;

/** A sound that opens at the first play, and opens itself anew when its address has expired. */
export function createSound({ audio, open, durationMs }: Deps): Sound {
  const store = createStore<SoundState>({
    phase: 'closed',
    playing: false,
    atMs: 0,
    opened: null,
    error: null,
    needsClick: false,
  });
  const { get, set } = store;
  let wanted = false;
  let brokeAt: number | null = null;
  let gone = false;
  let speed = 1;
  audio.preload = 'metadata';
  audio.preservesPitch = true;

  async function load(): Promise<void> {
    set({ phase: 'opening', error: null });
    try {
      const opened = await open();
      if (gone) return;
      audio.src = opened.url;
      // Before anything is loaded this is where it begins.
      if (get().atMs > 0) audio.currentTime = get().atMs / 1000;
      audio.playbackRate = speed;
      audio.defaultPlaybackRate = speed;
      set({ phase: 'ready', opened });
    } catch (error) {
      wanted = false;
      set({ phase: 'failed', playing: false, error: error instanceof RequestRefused ? error.code : 'internal' });
    }
  }

  async function begin(): Promise<void> {
    if (gone || get().phase !== 'ready' || !wanted) return;
    try {
      await audio.play();
      set({ needsClick: false });
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      wanted = false;
      set({ playing: false, needsClick: true });
    }
  }

  /** The address expired, the connection began anew, or the file breaks off here: once more, then it is the file. */
  async function recover(): Promise<void> {
    if (gone || get().phase !== 'ready') return;
    const { atMs, opened } = get();
    if (brokeAt !== null && Math.abs(atMs - brokeAt) < PROGRESS_MS) {
      wanted = false;
      const known = opened === null || audio.canPlayType(opened.mime) !== '';
      return set({ phase: 'failed', playing: false, error: known ? 'recording_damaged' : 'cannotPlay' });
    }
    brokeAt = atMs;
    await load();
    await begin();
  }

  const follow = () => {
    // While an address is being renewed the element is at nothing; the reader is not.
    if (get().phase === 'ready' && audio.readyState > 0) set({ atMs: Math.round(audio.currentTime * 1000) });
  };
  for (const kind of ['timeupdate', 'seeking', 'seeked'] as const) audio.addEventListener(kind, follow);
  audio.addEventListener('play', () => {
    wanted = true;
    set({ playing: true });
  });
  audio.addEventListener('pause', () => set({ playing: false }));
  audio.addEventListener('ended', () => {
    wanted = false;
    set({ playing: false, atMs: get().opened?.durationMs ?? durationMs });
  });
  audio.addEventListener('error', () => void recover());

  const sound: Sound = {
    ...store,
    audio,
    async play() {
      if (sounding !== sound) sounding?.pause();
      sounding = sound;
      wanted = true;
      brokeAt = null;
      const { phase } = get();
      if (phase === 'opening') return;
      if (phase !== 'ready') await load();
      await begin();
    },
    pause() {
      wanted = false;
      audio.pause();
    },
    toggle: () => (get().playing || (get().phase === 'opening' && wanted) ? sound.pause() : void sound.play()),
    seek(atMs) {
      const to = Math.max(0, Math.min(atMs, get().opened?.durationMs ?? durationMs));
      set({ atMs: to });
      if (get().phase === 'ready') audio.currentTime = to / 1000;
    },
    setSpeed(next) {
      speed = next;
      audio.defaultPlaybackRate = next;
      audio.playbackRate = next;
    },
    close() {
      gone = true;
      wanted = false;
      if (sounding === sound) sounding = null;
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
    },
  };
  return sound;
}
