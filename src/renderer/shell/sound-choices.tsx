import { ActionIcon, Group, Slider, Stack, Switch, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { CALLER_CLASSES, type CallerClass } from '../pop/caller-class.ts';
import { type QuietHours, readQuiet, writeQuiet } from '../pop/quiet-hours.ts';
import { ringer } from '../pop/use-ring-sound.ts';
import { usePreferences } from '../preferences.tsx';
import { useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './sound-choices.module.css';

/** Whether it rings, how loud, how each kind of caller sounds, and when it is silent. */
export function SoundChoices() {
  const t = useWords();
  const { preferences, save } = usePreferences();
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Switch
          label={t('shell.sounds')}
          checked={preferences.sounds}
          onChange={(event) => save({ sounds: event.currentTarget.checked })}
        />
        <Slider
          w={110}
          size="sm"
          disabled={!preferences.sounds}
          label={null}
          thumbLabel={t('shell.volume')}
          defaultValue={preferences.volume * 100}
          onChangeEnd={(percent) => save({ volume: percent / 100 })}
        />
      </Group>
      {preferences.sounds && (
        <>
          <TrySound volume={preferences.volume} />
          <Quiet />
        </>
      )}
    </Stack>
  );
}

/** Each click plays the next kind of caller and says which it is. */
function TrySound({ volume }: { readonly volume: number }) {
  const t = useWords();
  const [played, setPlayed] = useState<CallerClass | null>(null);
  const play = () => {
    const next = CALLER_CLASSES[(played === null ? 0 : CALLER_CLASSES.indexOf(played) + 1) % CALLER_CLASSES.length];
    if (next === undefined) return;
    setPlayed(next);
    void ringer.wake().then(() => ringer.sound(next, volume));
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIcon
        variant="default"
        size="md"
        aria-label={t('shell.trySound')}
        title={t('shell.trySound')}
        onClick={play}
      >
        <IconPlayerPlay size={15} />
      </ActionIcon>
      <Text size="sm" c="dimmed" role="status">
        {played === null ? t('shell.trySound') : t(`shell.sound.${played}`)}
      </Text>
    </Group>
  );
}

function Quiet() {
  const t = useWords();
  const me = useMe();
  const [quiet, setQuiet] = useState(() => readQuiet(localStorage, me.id));
  const change = (next: Partial<QuietHours>) => {
    const hours = { ...quiet, ...next };
    setQuiet(hours);
    writeQuiet(localStorage, me.id, hours);
  };
  return (
    <Group justify="space-between" wrap="nowrap" mih={30}>
      <Switch
        label={t('shell.quiet')}
        checked={quiet.on}
        onChange={(event) => change({ on: event.currentTarget.checked })}
      />
      {quiet.on && (
        <span className={classes.hours} dir="ltr">
          <input
            type="time"
            aria-label={t('shell.quietFrom')}
            value={quiet.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          –
          <input
            type="time"
            aria-label={t('shell.quietTo')}
            value={quiet.to}
            onChange={(event) => change({ to: event.currentTarget.value })}
          />
        </span>
      )}
    </Group>
  );
}
