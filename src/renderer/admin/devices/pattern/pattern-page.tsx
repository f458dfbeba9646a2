import { Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { DeviceState, PatternDevice } from '../../../../shared/contract/lines.ts';
import { showDone } from '../../../ui/toast.tsx';
import { useAsk, useCommand } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Page, Ready } from '../../page.tsx';
import { BackLink } from '../back-link.tsx';
import { FIRST_PATTERN } from '../device-draft.ts';
import classes from './pattern.module.css';
import {
  draftOfPattern,
  faultOfPattern,
  optionsWith,
  type PatternDraft,
  type Preset,
  patternOf,
  patternOfDraft,
  samePattern,
} from './pattern-draft.ts';
import { PatternFields } from './pattern-fields.tsx';
import { PatternTrial, useTrial } from './pattern-trial.tsx';

/** The pattern of one device, with what its last bytes become while somebody writes. */
export function PatternPage({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const [, go] = useLocation();
  const presets = useAsk('devices.presets', {});
  const back = `/admin/devices/${device.id}`;
  return (
    <Page
      title={t('pattern.title', { name: device.name })}
      text={t('pattern.text')}
      action={<BackLink to={back} label={t('admin.section.devices')} onLeave={() => go(back)} />}
    >
      <Ready asked={presets}>{(list) => <Editor device={device} presets={list} />}</Ready>
    </Page>
  );
}

const REST_MS = 250;

function Editor({ device, presets }: { readonly device: DeviceState; readonly presets: readonly Preset[] }) {
  const saved = patternOf(device.options, presets) ?? FIRST_PATTERN;
  const [draft, setDraft] = useState(() => draftOfPattern(saved));
  const pattern = patternOfDraft(draft);
  const [restedDraft] = useDebouncedValue(draft, REST_MS);
  const rested = patternOfDraft(restedDraft);
  const trial = useTrial(device, rested);
  const error = trial.data?.error ?? null;
  const ofSkip = useSkipFault(rested, error);
  return (
    <>
      <PatternFields
        draft={draft}
        presets={presets}
        fault={error === null ? null : { ...faultOfPattern(error), of: ofSkip ? 'skip' : 'pattern' }}
        onChange={setDraft}
      />
      <SaveBar
        device={device}
        saved={saved}
        pattern={pattern}
        presets={presets}
        usable={error === null}
        onReset={setDraft}
      />
      <PatternTrial trial={trial} expression={rested.pattern} />
    </>
  );
}

/** Whether what is wrong is wrong in the skip pattern: without it the rest can be used. */
function useSkipFault(pattern: PatternDevice, error: string | null): boolean {
  const input = { pattern: { ...pattern, skip: '' }, deviceId: null, text: '' };
  const without = useAsk('devices.testPattern', error !== null && pattern.skip !== '' ? input : null).data;
  return without?.error === null;
}

function SaveBar({
  device,
  saved,
  pattern,
  presets,
  usable,
  onReset,
}: {
  readonly device: DeviceState;
  readonly saved: PatternDevice;
  readonly pattern: PatternDevice;
  readonly presets: readonly Preset[];
  readonly usable: boolean;
  readonly onReset: (draft: PatternDraft) => void;
}) {
  const t = useWords();
  const { run, pending } = useCommand('devices.update');
  const { id, name, address, baudRate, enabled } = device;
  const changed = !samePattern(saved, pattern);
  const save = async () => {
    const options = optionsWith(device.options, pattern, presets);
    const done = await run({ id, name, address, baudRate, enabled, options });
    if (done.ok) showDone(t('pattern.saved'));
  };
  return (
    <div className={classes.save}>
      {changed ? (
        <Text size="sm" c="dimmed" me="auto">
          {t('pattern.unsaved')}
        </Text>
      ) : null}
      {changed ? (
        <Button variant="default" onClick={() => onReset(draftOfPattern(saved))}>
          {t('pattern.discard')}
        </Button>
      ) : null}
      <Button disabled={!changed || !usable || pattern.pattern === ''} loading={pending} onClick={() => void save()}>
        {t('pattern.save')}
      </Button>
    </div>
  );
}
