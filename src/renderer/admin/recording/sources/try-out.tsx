import { Button, Group, Text } from '@mantine/core';
import { IconActivity, IconPlayerStop } from '@tabler/icons-react';
import { Details } from '../../../ui/details.tsx';
import { useWords } from '../../../words.tsx';
import { LevelMeter } from './level-meter.tsx';
import type { Tried } from './source-draft.ts';
import classes from './sources.module.css';
import { TestRecording } from './test-recording.tsx';
import { type Meter, useMeter } from './use-meter.ts';

/** See whether the source hears, and hear what it hears, before anything depends on it. */
export function TryOut({ tried }: { readonly tried: Tried }) {
  const t = useWords();
  const meter = useMeter(tried);
  const running = meter.state === 'opening' || meter.state === 'on';
  return (
    <section className={classes.tryOut} aria-label={t('recSource.level')}>
      <div>
        <Text size="sm" fw={600}>
          {t('recSource.level')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('recSource.levelText')}
        </Text>
      </div>
      <Group gap="xs">
        <Button
          variant="light"
          leftSection={running ? <IconPlayerStop size={16} /> : <IconActivity size={16} />}
          aria-pressed={running}
          onClick={running ? meter.stop : meter.start}
        >
          {t(running ? 'recSource.listenStop' : 'recSource.listen')}
        </Button>
      </Group>
      <Shown meter={meter} running={running} />
      <TestRecording tried={tried} onBegin={meter.stop} />
    </section>
  );
}

function Shown({ meter, running }: { readonly meter: Meter; readonly running: boolean }) {
  const t = useWords();
  const { trouble, detail, error, state } = meter;
  if (trouble !== null || error !== null) {
    return (
      <div role="alert">
        <Text size="sm" c="var(--hz-broken)">
          {trouble === null ? t(`errors.${error ?? 'internal'}`) : t(`recSource.trouble.${trouble}`)}
        </Text>
        {detail === null ? null : <Details text={detail} />}
      </div>
    );
  }
  if (running && meter.levels.length > 0) return <LevelMeter meter={meter} />;
  if (state === 'off') return null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {t(state === 'ended' ? 'recSource.listenEnded' : 'recSource.listenWaiting')}
    </Text>
  );
}
