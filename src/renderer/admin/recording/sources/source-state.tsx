import { IconAlertTriangle, IconCircle, IconCircleFilled, IconCircleOff } from '@tabler/icons-react';
import type { RecordingSource, SourceState } from '../../../../shared/contract/recording-sources.ts';
import { Details } from '../../../ui/details.tsx';
import { useWords } from '../../../words.tsx';
import classes from '../recording.module.css';

/** How a source stands at this moment, in words, with what to do where it is in trouble. */
export function SourceStateText({
  source,
  state,
  details = false,
}: {
  readonly source: RecordingSource;
  readonly state: SourceState;
  readonly details?: boolean;
}) {
  const t = useWords();
  if (!source.enabled) {
    return (
      <span className={classes.state} data-tone="soft">
        <IconCircleOff size={16} aria-hidden />
        {t('recSource.state.off')}
      </span>
    );
  }
  if (state.state === 'trouble') {
    return (
      <>
        <span className={classes.state} data-tone="bad">
          <IconAlertTriangle size={16} aria-hidden />
          {t(`recSource.trouble.${state.trouble ?? 'broken'}`)}
        </span>
        {details && state.detail !== null ? <Details text={state.detail} /> : null}
      </>
    );
  }
  const open = state.state === 'open';
  return (
    <span className={classes.state} data-tone={open ? 'good' : 'soft'}>
      {open ? <IconCircleFilled size={16} aria-hidden /> : <IconCircle size={16} aria-hidden />}
      {t(`recSource.state.${state.state}`)}
    </span>
  );
}
