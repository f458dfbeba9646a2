import type { NoteDrafts } from './customer-drafts.ts';

/** What the note field says of itself. `waiting`: the hub did not take it yet, this computer has it. */
export type NoteState = 'idle' | 'typing' | 'saving' | 'saved' | 'waiting';

/** Runs something after some milliseconds; gives back how to call it off. */
export type Later = (run: () => void, ms: number) => () => void;

export interface NoteSaver {
  typed(text: string): void;
  /** Whether the hub lacks something that was typed. */
  dirty(): boolean;
  /** Sends what is left and rests. */
  flush(): void;
  /** Rests for good: the note is final by another way. */
  stop(): void;
}

const EACH_MS = 1000;
const AGAIN_MS = 3000;

type Options = {
  readonly callId: string;
  readonly drafts: NoteDrafts;
  readonly save: (text: string) => Promise<unknown>;
  readonly tell: (state: NoteState) => void;
  readonly later: Later;
};

/** Saves a note each second while it is typed. Every stroke is on this computer at once, until the hub has it. */
export function createNoteSaver({ callId, drafts, save, tell, later }: Options): NoteSaver {
  let latest: string | null = null;
  let sending = false;
  let stopped = false;
  let callOff: (() => void) | null = null;

  function plan(ms: number): void {
    callOff ??= later(send, ms);
  }

  function rest(): void {
    callOff?.();
    callOff = null;
  }

  function send(): void {
    callOff = null;
    const text = latest;
    if (text === null || sending || stopped) return;
    sending = true;
    tell('saving');
    save(text).then(
      () => settled(text),
      () => {
        sending = false;
        if (stopped) return;
        tell('waiting');
        plan(AGAIN_MS);
      },
    );
  }

  function settled(text: string): void {
    sending = false;
    if (stopped) return;
    if (latest !== text) {
      plan(EACH_MS);
      return;
    }
    latest = null;
    drafts.clear(callId);
    tell('saved');
  }

  return {
    typed(text) {
      latest = text;
      drafts.write(callId, text);
      tell('typing');
      if (!sending) plan(EACH_MS);
    },
    dirty: () => latest !== null,
    flush() {
      rest();
      send();
    },
    stop() {
      stopped = true;
      rest();
    },
  };
}
