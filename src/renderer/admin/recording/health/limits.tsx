import { NumberInput, Stack } from '@mantine/core';
import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';
import { useWords } from '../../../words.tsx';
import { Sheet } from '../../page.tsx';
import { Section } from '../section.tsx';
import type { Unsaved } from '../unsaved.ts';

/** The field itself is short; what is said of it has the whole width. */
const SHORT = { wrapper: { inlineSize: 160 } };

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
            styles={SHORT}
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
            styles={SHORT}
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
