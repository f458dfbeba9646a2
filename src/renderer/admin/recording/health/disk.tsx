import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';
import { useWords } from '../../../words.tsx';
import { Sheet } from '../../page.tsx';
import { Section } from '../section.tsx';
import { useSizeText } from '../use-size-text.ts';
import { diskParts, type Health, outlook } from './disk-parts.ts';
import classes from './health.module.css';

const MEGABYTE = 1_048_576;

/** The disk as a bar and in words, and for how many days it is enough. */
export function Disk({ health, settings }: { readonly health: Health; readonly settings: RecordingSettings }) {
  const t = useWords();
  return (
    <Section title={t('recHealth.disk')}>
      <Sheet padded>
        <div className={classes.disk}>
          <Outlook health={health} warnDays={settings.warnDays} />
          <Bar health={health} floorBytes={settings.floorMegabytes * MEGABYTE} />
        </div>
      </Sheet>
    </Section>
  );
}

function Outlook({ health, warnDays }: { readonly health: Health; readonly warnDays: number }) {
  const t = useWords();
  const size = useSizeText();
  const [, go] = useLocation();
  const state = outlook(health, warnDays);
  if (state === 'stopped') {
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={t('recHealth.stopped')}>
        <Text size="sm">{t('recHealth.stoppedText')}</Text>
        <Button size="compact-sm" mt="xs" variant="default" onClick={() => go('/admin/recording-keeping/how-long')}>
          {t('recHealth.stoppedAction')}
        </Button>
      </Alert>
    );
  }
  const { daysLeft, bytesPerDay, freeBytes } = health;
  return (
    <div className={classes.outlook} data-state={state}>
      {state === 'low' ? <IconAlertTriangle size={24} aria-hidden /> : null}
      <div>
        <div className={classes.days}>
          {daysLeft !== null
            ? t('recHealth.daysLeft', { count: Math.floor(daysLeft) })
            : bytesPerDay === 0 && freeBytes !== null
              ? t('recHealth.freeNow', { size: size(freeBytes) })
              : t('recHealth.daysPlenty')}
        </div>
        <Text size="sm" c="dimmed">
          {bytesPerDay === 0 ? t('recHealth.paceNone') : t('recHealth.pace', { size: size(bytesPerDay) })}
        </Text>
        {state === 'low' ? <Text size="sm">{t('recHealth.lowText')}</Text> : null}
      </div>
    </div>
  );
}

function Bar({ health, floorBytes }: { readonly health: Health; readonly floorBytes: number }) {
  const t = useWords();
  const size = useSizeText();
  const parts = diskParts(health, floorBytes);
  if (parts === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('recHealth.noDisk')}
      </Text>
    );
  }
  return (
    <div>
      <div className={classes.bar} aria-hidden>
        <span data-part="other" style={{ inlineSize: `${parts.other.share * 100}%` }} />
        {parts.used.bytes > 0 ? <span data-part="used" style={{ inlineSize: `${parts.used.share * 100}%` }} /> : null}
        <span className={classes.floor} style={{ insetInlineEnd: `${parts.floorShare * 100}%` }} />
      </div>
      <dl className={classes.legend}>
        <Part part="other" label={t('recHealth.other')}>
          {size(parts.other.bytes)}
        </Part>
        <Part part="used" label={t('recHealth.used')}>
          {size(parts.used.bytes)}
        </Part>
        <Part part="free" label={t('recHealth.free')}>
          {size(parts.free.bytes)}
        </Part>
        <Part part="floor" label={t('recHealth.floorMark', { size: size(floorBytes) })} />
      </dl>
    </div>
  );
}

function Part({
  part,
  label,
  children,
}: {
  readonly part: string;
  readonly label: string;
  readonly children?: ReactNode;
}) {
  return (
    <div>
      <dt>
        <span data-part={part} aria-hidden />
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
