import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './first-run.module.css';
import { Step } from './step.tsx';

/** A stranger may not make himself admin: only who saw the program start has the link. */
export function NeedsLink() {
  const t = useWords();
  const { session } = useCore();
  const [text, setText] = useState('');
  const code = text.trim().split('/').at(-1) ?? '';
  const go = () => {
    if (code !== '') session.state.set({ setUpCode: code });
  };
  return (
    <div className={classes.steps}>
      <Step
        title={t('firstRun.needsLink')}
        text={t('firstRun.needsLinkText')}
        onSubmit={go}
        action={t('firstRun.useLink')}
      >
        <TextInput
          label={t('firstRun.linkField')}
          dir="ltr"
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Step>
    </div>
  );
}
