import { IconFilePlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { RequestRefused } from '../../shared/client/client.ts';
import type { ErrorCode } from '../../shared/contract/wire.ts';
import { usePreferences } from '../preferences.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { Choice } from './choice.tsx';
import type { StepProps } from './draft.ts';
import classes from './first-run.module.css';
import { Step } from './step.tsx';

/** The last question before the office exists; its answer creates it. */
export function SamplesStep({ draft, onNext, onBack }: StepProps) {
  const t = useWords();
  const { session } = useCore();
  const { preferences, save } = usePreferences();
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const [busy, setBusy] = useState(false);
  const create = (sampleData: boolean) => {
    setBusy(true);
    setRefused(null);
    session.setUp({ ...draft, country: 'IR', language: preferences.language, sampleData }).then(
      () => {
        save(preferences);
        onNext({ password: '' });
      },
      (error: unknown) => {
        setBusy(false);
        setRefused(error instanceof RequestRefused ? error.code : 'internal');
      },
    );
  };
  return (
    <Step title={t('firstRun.samples')} text={t('firstRun.samplesText')} onBack={onBack}>
      <div className={classes.choices}>
        <Choice
          glyph={<IconUsers size={22} />}
          title={t('firstRun.samplesYes')}
          text={t('firstRun.samplesYesText')}
          disabled={busy}
          autoFocus
          onChoose={() => create(true)}
        />
        <Choice
          glyph={<IconFilePlus size={22} />}
          title={t('firstRun.samplesNo')}
          text={t('firstRun.samplesNoText')}
          disabled={busy}
          onChoose={() => create(false)}
        />
      </div>
      {refused === null ? null : <ErrorText code={refused} />}
    </Step>
  );
}
