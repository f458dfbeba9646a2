import { Button, Menu } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useWords } from '../words.tsx';
import { SCENARIOS, useSimulator } from './use-simulator.ts';

/** Makes the invented lines ring: only where there are any. */
export function SimulateMenu() {
  const t = useWords();
  const simulator = useSimulator();
  if (!simulator.here) return null;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="light" size="sm" h={34} leftSection={<IconWand size={16} />}>
          {t('shell.simulate')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.simulateHint')}</Menu.Label>
        {SCENARIOS.map((scenario) => (
          <Menu.Item key={scenario} onClick={() => simulator.ring(scenario)}>
            {t(`scenario.${scenario}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
