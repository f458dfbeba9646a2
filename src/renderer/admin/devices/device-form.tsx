import { Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DeviceState } from '../../../shared/contract/lines.ts';
import { useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { FormActions } from '../lines/line-form.tsx';
import { draftFault, draftOf, inputOf, withKind } from './device-draft.ts';
import { KindField } from './kind-field.tsx';
import { LoginFields } from './login-fields.tsx';
import { WireFields } from './wire-fields.tsx';

type Props = {
  /** Absent: a new one. */
  readonly device?: DeviceState;
  readonly title?: string;
  readonly action: string;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
};

/** Kind, wire and what the kind needs; the address is built from the fields. */
export function DeviceForm({ device, title, action, onDone, onCancel }: Props) {
  const t = useWords();
  const [draft, setDraft] = useState(() => draftOf(device));
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState(false);
  const add = useCommand('devices.add', { quiet: ['device_busy'] });
  const update = useCommand('devices.update', { quiet: ['device_busy'] });
  const hasSecret = device?.hasSecret ?? false;
  const fault = draftFault(draft, hasSecret);
  const send = async () => {
    const input = inputOf(draft, device?.options ?? null);
    const done =
      device === undefined
        ? await add.run(input)
        : await update.run({ ...input, id: device.id, name: input.name ?? device.name, enabled: device.enabled });
    if (done.ok) onDone(device?.id ?? done.data?.id ?? '');
    else setTaken(done.code === 'device_busy');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setTaken(false);
    if (fault === null) void send();
  };
  const shown = tried ? fault : null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {title === undefined ? null : <Title order={1}>{title}</Title>}
        <KindField value={draft.kind} onChange={(kind) => setDraft(withKind(draft, kind))} />
        <WireFields draft={draft} fault={shown} onChange={setDraft} />
        {taken ? (
          <p role="alert" style={{ margin: 0, color: 'var(--hz-broken)' }}>
            {t('errors.device_busy')}
          </p>
        ) : null}
        <LoginFields
          draft={draft}
          fault={shown}
          hasSecret={hasSecret}
          isNew={device === undefined}
          onChange={setDraft}
        />
        <TextInput
          label={t('words.name')}
          description={device === undefined ? t('devices.nameText') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={80}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <FormActions pending={add.pending || update.pending} onCancel={onCancel} label={action} />
      </Stack>
    </form>
  );
}
