import { NumberInput, Stack } from '@mantine/core';
import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';
import { useWords } from '../../../words.tsx';
import { Sheet } from '../../page.tsx';
import { Section } from '../section.tsx';
import type { Unsaved } from '../unsaved.ts';

/** What keeps the limits from being saved. */
export function limitsFault({
  floorMegabytes,
  warnDays,
}: Pick<RecordingSettings, 'floorMegabytes' | 'warnDays'>): 'floor' | 'warn' | null {
  if (!(floorMegabytes >= 50 && floorMegabytes <= 1_000_000)) return 'floor';
  return warnDays >= 1 && warnDays <= 365 ? null : 'warn';
}

/** When to warn, and when to stop. */
export function Limits({ unsaved: { settings, change } }: { readonly unsaved: Unsaved }) {
  const t = useWords();
  const fault = limitsFault(settings);
  return (
    <Section title={t('recHealth.limits')}>
      <Sheet padded>
        <Stack gap="sm">
          <NumberInput
            label={t('recHealth.floor')}
            description={t('recHealth.floorText')}
            w={240}
            min={50}
            max={1_000_000}
            step={100}
            allowDecimal={false}
            thousandSeparator
            value={settings.floorMegabytes}
            error={fault === 'floor' ? t('recHealth.floorWrong') : null}
            onChange={(value) => change({ floorMegabytes: Number(value) })}
          />
          <NumberInput
            label={t('recHealth.warn')}
            description={t('recHealth.warnText')}
            w={240}
            min={1}
            max={365}
            allowDecimal={false}
            value={settings.warnDays}
            error={fault === 'warn' ? t('recHealth.warnWrong') : null}
            onChange={(value) => change({ warnDays: Number(value) })}
          />
        </Stack>
      </Sheet>
    </Section>
  );
}
