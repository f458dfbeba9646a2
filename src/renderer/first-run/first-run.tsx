import { Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Threshold } from '../sign-in/threshold.tsx';
import { useSession } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { AdminStep } from './admin-step.tsx';
import { DeviceStep } from './device-step.tsx';
import { DoneStep } from './done-step.tsx';
import { type Draft, EMPTY_DRAFT } from './draft.ts';
import classes from './first-run.module.css';
import { LanguageStep } from './language-step.tsx';
import { NeedsLink } from './needs-link.tsx';
import { OfficeStep } from './office-step.tsx';
import { PlaceStep } from './place-step.tsx';
import { SamplesStep } from './samples-step.tsx';

/** In order. The office exists from `samples` on; what comes after is asked as its admin. */
const STEPS = ['language', 'place', 'office', 'admin', 'samples', 'device', 'done'] as const;

/** From nothing to the first card: one question per step, Enter goes on. */
export function FirstRun() {
  const t = useWords();
  const created = useSession((session) => session.phase === 'in');
  const hasCode = useSession((session) => session.setUpCode !== null);
  const [index, setIndex] = useState(0);
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [simulated, setSimulated] = useState(false);
  const step = STEPS[created ? Math.max(index, STEPS.indexOf('device')) : index] ?? 'done';
  if (!hasCode && !created) {
    return (
      <Threshold>
        <NeedsLink />
      </Threshold>
    );
  }
  const go = (by: number) =>
    setIndex((now) => Math.max(0, Math.min(STEPS.length - 1, (created ? Math.max(now, 5) : now) + by)));
  const about = {
    draft,
    onNext: (change: Partial<Draft> = {}) => {
      setDraft((now) => ({ ...now, ...change }));
      go(1);
    },
    onBack: () => go(-1),
  };
  return (
    <Threshold footer={t('firstRun.later')}>
      <Stack className={classes.steps} gap="lg">
        <div>
          <Text size="xs" c="dimmed">
            {t('firstRun.step', { step: STEPS.indexOf(step) + 1, steps: STEPS.length })}
          </Text>
          <Progress
            value={((STEPS.indexOf(step) + 1) / STEPS.length) * 100}
            size={4}
            mt={6}
            transitionDuration={120}
            aria-hidden
          />
        </div>
        {step === 'language' ? <LanguageStep {...about} /> : null}
        {step === 'place' ? <PlaceStep {...about} /> : null}
        {step === 'office' ? <OfficeStep {...about} /> : null}
        {step === 'admin' ? <AdminStep {...about} /> : null}
        {step === 'samples' ? <SamplesStep {...about} /> : null}
        {step === 'device' ? (
          <DeviceStep
            onNext={(withSimulator) => {
              setSimulated(withSimulator);
              go(1);
            }}
          />
        ) : null}
        {step === 'done' ? <DoneStep simulated={simulated} /> : null}
      </Stack>
    </Threshold>
  );
}
