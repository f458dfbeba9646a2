import { Text } from '@mantine/core';
import { useEffect } from 'react';
import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';
import { AgoText } from '../../../ui/time-text.tsx';
import { useAsk } from '../../../use-core.tsx';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import { CopyUrl } from '../../devices/copy-url.tsx';
import { Page, Ready, Sheet } from '../../page.tsx';
import shared from '../recording.module.css';
import { SaveBar } from '../save-bar.tsx';
import { Section } from '../section.tsx';
import { useUnsaved } from '../unsaved.ts';
import { CheckNow } from './check-now.tsx';
import { Disk } from './disk.tsx';
import type { Health } from './disk-parts.ts';
import { Findings } from './findings.tsx';
import classes from './health.module.css';
import { Limits, limitsFault } from './limits.tsx';
import { RecoveryPart } from './recovery-part.tsx';

const EVERY_MS = 15_000;

/** Room on the disk, and whether every recording is still what it was. */
export function HealthPage() {
  const t = useWords();
  const health = useAsk('recordings.health', {});
  const settings = useAsk('recordings.settings', {});
  const { refresh } = health;
  useEffect(() => {
    const timer = setInterval(refresh, EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return (
    <Page title={t('admin.section.recording-health')} text={t('recHealth.text')} action={<CheckNow />}>
      <Ready asked={health}>
        {(data) => <Ready asked={settings}>{(saved) => <Parts health={data} saved={saved} />}</Ready>}
      </Ready>
    </Page>
  );
}

function Parts({ health, saved }: { readonly health: Health; readonly saved: RecordingSettings }) {
  const t = useWords();
  const unsaved = useUnsaved('limits', saved, t('recHealth.limitsSaved'));
  return (
    <>
      <div className={shared.sections}>
        <Disk health={health} settings={unsaved.settings} />
        <div className={classes.pair}>
          <Files health={health} />
          <Limits unsaved={unsaved} />
        </div>
        <Findings health={health} />
        <RecoveryPart />
      </div>
      <SaveBar unsaved={unsaved} faulty={limitsFault(unsaved.settings) !== null} />
    </>
  );
}

function Files({ health }: { readonly health: Health }) {
  const t = useWords();
  const { number } = useFormat();
  const { waitingToSeal, checkedAt, folder } = health;
  return (
    <Section title={t('recHealth.facts')}>
      <Sheet padded>
        <dl className={shared.facts}>
          <dt>{t('recHealth.waiting')}</dt>
          <dd>{waitingToSeal === 0 ? t('recHealth.waitingNone') : number(waitingToSeal)}</dd>
          <dt>{t('recHealth.lastCheck')}</dt>
          <dd>
            {checkedAt === null ? t('recHealth.neverChecked') : <AgoText at={checkedAt} />}
            <Text size="xs" c="dimmed">
              {t('recHealth.nightly')}
            </Text>
          </dd>
        </dl>
        <div className={classes.folder}>
          <CopyUrl label={t('recHealth.folder')} url={folder} />
        </div>
      </Sheet>
    </Section>
  );
}
