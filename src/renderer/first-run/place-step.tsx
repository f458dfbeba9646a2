import { IconDeviceDesktop } from '@tabler/icons-react';
import { useWords } from '../words.tsx';
import { Choice } from './choice.tsx';
import type { StepProps } from './draft.ts';
import classes from './first-run.module.css';
import { Step } from './step.tsx';

export function PlaceStep({ onNext, onBack }: StepProps) {
  const t = useWords();
  return (
    <Step title={t('firstRun.place')} text={t('firstRun.placeText')} onBack={onBack}>
      <div className={classes.choices}>
        <Choice
          glyph={<IconDeviceDesktop size={22} />}
          title={t('firstRun.placeAlone')}
          text={t('firstRun.placeAloneText')}
          autoFocus
          onChoose={() => onNext()}
        />
      </div>
    </Step>
  );
}
