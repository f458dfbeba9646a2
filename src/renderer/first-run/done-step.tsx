import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { Step } from './step.tsx';

export function DoneStep({ simulated }: { readonly simulated: boolean }) {
  const t = useWords();
  const { session } = useCore();
  return (
    <Step
      title={t('firstRun.done')}
      text={simulated ? t('firstRun.doneText') : t('firstRun.doneTextReal')}
      onSubmit={session.leaveFirstSteps}
      action={t('firstRun.toDesk')}
      focusAction
    >
      {null}
    </Step>
  );
}
