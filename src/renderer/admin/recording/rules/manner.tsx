import { NumberInput, Select, Stack, Switch, Text } from '@mantine/core';
import { useWords } from '../../../words.tsx';
import { Sheet } from '../../page.tsx';
import { Section } from '../section.tsx';
import type { Unsaved } from '../unsaved.ts';
import { useSizeText } from '../use-size-text.ts';
import classes from './rules.module.css';

const BITRATES = [16_000, 24_000, 32_000, 48_000];
/** The field itself is short; what is said of it has the whole width. */
const SHORT = { wrapper: { inlineSize: 160 } };

/** What FLAC makes of an hour of telephone, bits a second. */
const FLAC_BITS = 70_000;

/** What agents may do with a recording, and in which form it is kept. */
export function Manner({ unsaved }: { readonly unsaved: Unsaved }) {
  return (
    <div className={classes.manner}>
      <Agents unsaved={unsaved} />
      <Sound unsaved={unsaved} />
    </div>
  );
}

function Agents({ unsaved: { settings, change } }: { readonly unsaved: Unsaved }) {
  const t = useWords();
  return (
    <Section title={t('recRules.agentsTitle')}>
      <Sheet padded>
        <Stack gap="sm">
          <Switch
            label={t('recRules.hearOwn')}
            checked={settings.agentsHearOwn}
            onChange={(event) => change({ agentsHearOwn: event.currentTarget.checked })}
          />
          <Switch
            label={t('recRules.control')}
            checked={settings.agentsControl}
            onChange={(event) => change({ agentsControl: event.currentTarget.checked })}
          />
          <NumberInput
            label={t('recRules.pauseAlarm')}
            description={t('recRules.pauseAlarmText')}
            styles={SHORT}
            min={30}
            max={1800}
            step={30}
            allowDecimal={false}
            value={settings.pauseAlarmSeconds}
            onChange={(value) => typeof value === 'number' && change({ pauseAlarmSeconds: value })}
          />
        </Stack>
      </Sheet>
    </Section>
  );
}

function Sound({ unsaved: { settings, change } }: { readonly unsaved: Unsaved }) {
  const t = useWords();
  const size = useSizeText();
  const { codec, bitrate } = settings;
  const rates = [...new Set([...BITRATES, bitrate])].toSorted((one, other) => one - other);
  const bits = codec === 'flac' ? FLAC_BITS : bitrate;
  return (
    <Section title={t('recRules.soundTitle')}>
      <Sheet padded>
        <Stack gap="sm">
          <Select
            label={t('recRules.codec')}
            data={(['opus', 'flac'] as const).map((one) => ({ value: one, label: t(`recRules.codec.${one}`) }))}
            value={codec}
            onChange={(value) => change({ codec: value === 'flac' ? 'flac' : 'opus' })}
          />
          {codec === 'flac' ? null : (
            <Select
              label={t('recRules.bitrate')}
              data={rates.map((one) => ({
                value: String(one),
                label: t('recRules.bitrateValue', { value: one / 1000 }),
              }))}
              value={String(bitrate)}
              onChange={(value) => change({ bitrate: Number(value) })}
            />
          )}
          <Text size="xs" c="dimmed">
            {t('recRules.perHour', { size: size((bits / 8) * 3600) })}
          </Text>
          <NumberInput
            label={t('recRules.silence')}
            description={t('recRules.silenceText')}
            styles={SHORT}
            min={0}
            max={3600}
            step={10}
            allowDecimal={false}
            value={settings.silenceSeconds}
            onChange={(value) => typeof value === 'number' && change({ silenceSeconds: value })}
          />
        </Stack>
      </Sheet>
    </Section>
  );
}
