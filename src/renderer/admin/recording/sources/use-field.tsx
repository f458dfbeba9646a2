import { IconDeviceSpeaker, IconMicrophone, IconPlugConnected } from '@tabler/icons-react';
import { SOURCE_USES, type SourceUse } from '../../../../shared/domain/recording.ts';
import { useWords } from '../../../words.tsx';
import classes from './sources.module.css';

export const USE_ICONS = { lineTap: IconPlugConnected, input: IconMicrophone, monitor: IconDeviceSpeaker } as const;

/** What hangs on the source, each with the one sentence that says what it hears. */
export function UseField({
  value,
  onChange,
}: {
  readonly value: SourceUse;
  readonly onChange: (use: SourceUse) => void;
}) {
  const t = useWords();
  return (
    <fieldset className={classes.uses}>
      <legend>{t('recSource.use')}</legend>
      {SOURCE_USES.map((use) => {
        const Icon = USE_ICONS[use];
        return (
          <label key={use} className={classes.use} data-chosen={use === value || undefined}>
            <input type="radio" name="use" value={use} checked={use === value} onChange={() => onChange(use)} />
            <Icon size={20} stroke={1.7} aria-hidden />
            <span>
              <b>{t(`recSource.use.${use}`)}</b>
              <span>{t(`recSource.useText.${use}`)}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
