import type { Speech } from '../pop/speech.ts';
import { useKeyMap } from '../ui/key-map.ts';
import { chordParts, useKey } from '../ui/keys.tsx';

type Props = {
  readonly speech: Speech;
  readonly canToggle: boolean;
  readonly canMark: boolean;
  readonly onToggle: () => void;
  readonly onMark: () => void;
};

/** The keys of the recording in hand: from anywhere on the page while nobody types. */
export function RecordingKeys({ speech, canToggle, canMark, onToggle, onMark }: Props) {
  useKey('recordPause', speech.t('recordings.pauseResume'), onToggle, canToggle);
  useKey('recordMark', speech.t('recordings.mark'), onMark, canMark);
  return null;
}

/** How the key of a deed is written on its button. */
export function useCap(action: 'recordPause' | 'recordMark' | 'listen'): string {
  return chordParts(useKeyMap()[action]).join(' ');
}
