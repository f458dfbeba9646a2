import type { Figure } from './figure.ts';

export type FigureEntry = {
  /** Needs the product built. */
  readonly built: boolean;
  readonly load: () => Promise<Figure>;
};

/** Every figure by its name, the quick ones first. Loaded when asked for: one needs a browser, another no more than SQLite. */
export const FIGURES: Readonly<Record<string, FigureEntry>> = {
  'lookup-hot': { built: false, load: async () => (await import('./figures/lookup-hot.ts')).lookupHot },
  'lookup-once': { built: false, load: async () => (await import('./figures/lookup-once.ts')).lookupOnce },
  decoders: { built: false, load: async () => (await import('./figures/decoders.ts')).decoders },
  seal: { built: false, load: async () => (await import('./figures/seal.ts')).seal },
  start: { built: true, load: async () => (await import('./figures/start.ts')).start },
  idle: { built: true, load: async () => (await import('./figures/idle.ts')).idle },
  'pty-to-watch': { built: true, load: async () => (await import('./figures/pty-to-watch.ts')).ptyToWatch },
  'pty-to-card': { built: true, load: async () => (await import('./figures/pty-to-card.ts')).ptyToCard },
  'four-devices': { built: true, load: async () => (await import('./figures/four-devices.ts')).fourDevices },
  'first-sound': { built: false, load: async () => (await import('./figures/first-sound.ts')).firstSound },
  'record-eight': { built: false, load: async () => (await import('./figures/record-eight.ts')).recordEight },
  'bulk-write': { built: true, load: async () => (await import('./figures/bulk-write.ts')).bulkWrite },
  'load-100': { built: true, load: async () => (await import('./figures/load-100.ts')).load100 },
};
