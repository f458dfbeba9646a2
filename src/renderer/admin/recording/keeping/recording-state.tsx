import {
  IconAlertTriangle,
  IconHourglass,
  IconLock,
  IconPlayerRecordFilled,
  IconTrash,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { RecordingRow } from '../../../../shared/contract/recordings.ts';
import { useWords } from '../../../words.tsx';
import shared from '../recording.module.css';

const ICONS = {
  recording: IconPlayerRecordFilled,
  saved: IconHourglass,
  sealed: IconLock,
  empty: IconVolumeOff,
  deleted: IconTrash,
} as const;

/** How a recording stands, as a shape and a word; damage comes first. */
export function RecordingState({ row: { state, damage } }: { readonly row: RecordingRow }) {
  const t = useWords();
  if (damage !== null && state !== 'deleted') {
    return (
      <span className={shared.state} data-tone="bad">
        <IconAlertTriangle size={16} aria-hidden />
        {t(`recKeep.damage.${damage}`)}
      </span>
    );
  }
  const Icon = ICONS[state];
  return (
    <span className={shared.state} data-tone={state === 'recording' ? 'good' : 'soft'}>
      <Icon size={16} stroke={1.7} aria-hidden />
      {t(`recKeep.state.${state}`)}
    </span>
  );
}
