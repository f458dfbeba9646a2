import { Tabs } from '@mantine/core';
import { useLocation, useRoute } from 'wouter';
import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Page, Ready } from '../../page.tsx';
import shared from '../recording.module.css';
import { SaveBar } from '../save-bar.tsx';
import { useUnsaved } from '../unsaved.ts';
import { classFaultOf } from './class-draft.ts';
import { Classes } from './classes.tsx';
import classes from './keeping.module.css';
import { Plan } from './plan.tsx';
import { RecordingsView } from './recordings-view.tsx';

const HERE = '/admin/recording-keeping';
const HOW_LONG = 'how-long';

/** What is there, and how long it stays. The address says which of the two, and which recording is open. */
export function KeepingPage() {
  const t = useWords();
  const [, params] = useRoute(`${HERE}/:id`);
  const [, go] = useLocation();
  const howLong = params?.id === HOW_LONG;
  const tabs = (
    <Tabs
      variant="pills"
      value={howLong ? HOW_LONG : 'all'}
      onChange={(tab) => go(tab === HOW_LONG ? `${HERE}/${HOW_LONG}` : HERE)}
    >
      <Tabs.List aria-label={t('recKeep.views')}>
        <Tabs.Tab value="all">{t('recKeep.all')}</Tabs.Tab>
        <Tabs.Tab value={HOW_LONG}>{t('recKeep.howLong')}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
  return (
    <div className={howLong ? undefined : classes.full}>
      <Page title={t('admin.section.recording-keeping')} text={t('recKeep.text')} action={tabs}>
        {howLong ? (
          <HowLong />
        ) : (
          <RecordingsView openId={params?.id ?? null} onOpen={(id) => go(id === null ? HERE : `${HERE}/${id}`)} />
        )}
      </Page>
    </div>
  );
}

function HowLong() {
  const settings = useAsk('recordings.settings', {});
  return <Ready asked={settings}>{(saved) => <ClassesAndPlan saved={saved} />}</Ready>;
}

function ClassesAndPlan({ saved }: { readonly saved: RecordingSettings }) {
  const t = useWords();
  const unsaved = useUnsaved('classes', saved, t('recKeep.saved'));
  return (
    <>
      <div className={shared.sections}>
        <Classes unsaved={unsaved} />
        <Plan />
      </div>
      <SaveBar unsaved={unsaved} faulty={unsaved.settings.classes.some((one) => classFaultOf(one) !== null)} />
    </>
  );
}
