import { useEffect, useRef, useState } from 'react';
import { useCore } from '../use-core.tsx';
import { noteDrafts } from './dock-drafts.ts';
import { createNoteSaver, type Later, type NoteSaver, type NoteState } from './note-saver.ts';

const later: Later = (run, ms) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export type SavedNote = {
  readonly text: string;
  readonly state: NoteState;
  readonly type: (text: string) => void;
  /** The call was closed with its note: nothing more to save. */
  readonly finish: () => void;
};

/** The note of a call: as the hub has it, or as it was typed here and could not be sent before a crash. */
export function useSavedNote(callId: string, stored: string): SavedNote {
  const { client } = useCore();
  const [text, setText] = useState(() => noteDrafts.read(callId) ?? stored);
  const [state, setState] = useState<NoteState>('idle');
  const saver = useRef<NoteSaver | null>(null);

  useEffect(() => {
    const made = createNoteSaver({
      callId,
      drafts: noteDrafts,
      save: (note) => client.ask('calls.saveNote', { id: callId, text: note }),
      tell: setState,
      later,
    });
    saver.current = made;
    const left = noteDrafts.read(callId);
    if (left !== null) made.typed(left);
    return () => made.flush();
  }, [client, callId]);

  useEffect(() => {
    // Written on another screen of mine; what is being typed here goes first.
    if (saver.current?.dirty() === false) setText(stored);
  }, [stored]);

  return {
    text,
    state,
    type(next) {
      setText(next);
      saver.current?.typed(next);
    },
    finish() {
      saver.current?.stop();
      noteDrafts.clear(callId);
    },
  };
}
