import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Page, Ready, Sheet } from '../../page.tsx';
import shared from '../recording.module.css';
import { SaveBar } from '../save-bar.tsx';
import { useUnsaved } from '../unsaved.ts';
import { Manner } from './manner.tsx';
import { Policies } from './policies.tsx';
import { blankRule, faultOf } from './rule-draft.ts';
import classes from './rules.module.css';
import { RulesList } from './rules-list.tsx';
import { WouldPanel } from './would-panel.tsx';

/** Which calls are recorded; beside it the question that tells whether one meant what one wrote. */
export function RulesPage() {
  const t = useWords();
  const settings = useAsk('recordings.settings', {});
  return (
    <Page title={t('admin.section.recording-rules')} text={t('recRules.text')}>
      <Ready asked={settings}>{(saved) => <Rules saved={saved} />}</Ready>
    </Page>
  );
}

function Rules({ saved }: { readonly saved: RecordingSettings }) {
  const t = useWords();
  const unsaved = useUnsaved('rules', saved, t('recRules.saved'));
  const [openId, setOpenId] = useState<string | null>(null);
  const { settings, change } = unsaved;
  const add = () => {
    const rule = blankRule(crypto.randomUUID(), t('recRules.newName'));
    // On top: below a rule for all calls it would never have its turn.
    change((now) => ({ rules: [rule, ...now.rules] }));
    setOpenId(rule.id);
  };
  return (
    <>
      <div className={classes.columns} data-dirty={unsaved.dirty || undefined}>
        <div className={shared.sections}>
          <Sheet padded>
            <Switch
              size="md"
              label={<b>{t('recRules.master')}</b>}
              description={t(settings.enabled ? 'recRules.masterOn' : 'recRules.masterOff')}
              checked={settings.enabled}
              onChange={(event) => change({ enabled: event.currentTarget.checked })}
            />
          </Sheet>
          <RulesList unsaved={unsaved} openId={openId} onOpen={setOpenId} onAdd={add} />
          <Policies unsaved={unsaved} />
          <Manner unsaved={unsaved} />
        </div>
        <WouldPanel settings={settings} onAddRule={add} />
      </div>
      <SaveBar unsaved={unsaved} faulty={settings.rules.some((rule) => faultOf(rule) !== null)} />
    </>
  );
}
