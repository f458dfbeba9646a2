import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconPlayerPause } from '@tabler/icons-react';
import type { DeviceState } from '../../../shared/contract/lines.ts';
import { isTrouble } from '../../shell/device-trouble.ts';
import { useWords } from '../../words.tsx';

/** The state of a device as a shape and a word. */
export function DeviceStateText({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const { icon: Icon, ink } = lookOf(device.state);
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={16} color={ink} aria-hidden />
      <Text size="sm" fw={550} style={{ color: ink }}>
        {t(`devices.state.${device.state}`)}
      </Text>
    </Group>
  );
}

function lookOf(state: DeviceState['state']) {
  if (isTrouble(state)) return { icon: IconAlertTriangle, ink: 'var(--hz-broken)' };
  if (state === 'open') return { icon: IconCircleCheck, ink: 'var(--hz-talking)' };
  if (state === 'opening') return { icon: IconCircleDashed, ink: 'var(--hz-ringing)' };
  return { icon: IconPlayerPause, ink: 'var(--hz-idle)' };
}
