import { type OpenSound, RecordingFailure } from '../../core/ports.ts';

/** Who listens to which file, so that a file that is deleted falls silent at once. */
export type OpenSounds = {
  keep(file: string, sound: OpenSound): OpenSound;
  /** Whoever still reads it breaks off with `missing`. */
  stop(file: string): Promise<void>;
};

export function createOpenSounds(): OpenSounds {
  const open = new Map<string, Set<() => Promise<void>>>();
  return {
    keep(file, sound) {
      const kept = withStop(sound, () => open.get(file)?.delete(kept.stop));
      open.set(file, (open.get(file) ?? new Set()).add(kept.stop));
      return kept.sound;
    },
    async stop(file) {
      const stops = open.get(file) ?? [];
      open.delete(file);
      for (const stop of stops) await stop();
    },
  };
}

function withStop(
  sound: OpenSound,
  onClose: () => void,
): { readonly sound: OpenSound; readonly stop: () => Promise<void> } {
  let isGone = false;
  let closing: Promise<void> | null = null;
  // Closed once, whoever comes first.
  const close = (): Promise<void> => (closing ??= sound.close());
  async function* read(from: number, to: number): AsyncGenerator<Uint8Array> {
    try {
      for await (const bytes of sound.read(from, to)) {
        if (isGone) break;
        yield bytes;
      }
    } catch (error) {
      if (!isGone) throw error;
    }
    if (isGone) throw new RecordingFailure('missing', 'the recording was deleted');
  }
  return {
    sound: {
      ...sound,
      read,
      close() {
        onClose();
        return close();
      },
    },
    stop() {
      isGone = true;
      return close();
    },
  };
}
