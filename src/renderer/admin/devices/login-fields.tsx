import { ActionIcon, Group, PasswordInput, Select, Text, TextInput, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useAsk } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { addressOf, newSecret, postingUrl } from './address-parts.ts';
import { CopyUrl } from './copy-url.tsx';
import type { DeviceDraft, DraftFault } from './device-draft.ts';
import { asksLogin, profilesOf } from './device-kinds.ts';
import { LATIN_FIELD } from './latin-field.ts';

type Props = {
  readonly draft: DeviceDraft;
  readonly fault: DraftFault | null;
  /** One is saved with the device already. */
  readonly hasSecret: boolean;
  readonly isNew: boolean;
  readonly onChange: (draft: DeviceDraft) => void;
};

/** What a kind needs beside its wire: the make, a ready pattern, a login, a secret word. */
export function LoginFields(props: Props) {
  const { draft, isNew } = props;
  return (
    <>
      {profilesOf(draft.kind).length > 0 ? <ProfileField {...props} /> : null}
      {draft.kind === 'pattern' && isNew ? <PresetField {...props} /> : null}
      {asksLogin(draft.kind, draft.parts.wire) ? <Login {...props} kind={draft.kind} /> : null}
      {draft.parts.wire === 'http' ? <HttpSecret {...props} /> : null}
    </>
  );
}

function ProfileField({ draft, onChange }: Props) {
  const t = useWords();
  return (
    <Select
      label={t('devices.profile')}
      placeholder={t('devices.profileAny')}
      clearable
      data={profilesOf(draft.kind).map((one) => ({ value: one, label: t(`profile.${one}`) }))}
      value={draft.profile}
      onChange={(profile) => onChange({ ...draft, profile })}
    />
  );
}

function PresetField({ draft, onChange }: Props) {
  const t = useWords();
  const presets = useAsk('devices.presets', {}).data ?? [];
  return (
    <Select
      label={t('devices.preset')}
      data={[
        { value: '', label: t('devices.presetOwn') },
        ...presets.map(({ name, label }) => ({ value: name, label })),
      ]}
      value={draft.preset}
      onChange={(preset) => onChange({ ...draft, preset: preset ?? '' })}
    />
  );
}

function Login({ draft, hasSecret, kind, onChange }: Props & { readonly kind: 'ami' | 'panasonic' }) {
  const t = useWords();
  return (
    <>
      {kind === 'ami' ? (
        <TextInput
          label={t('devices.username')}
          description={t('devices.username.ami')}
          {...LATIN_FIELD}
          autoComplete="off"
          maxLength={80}
          value={draft.username}
          onChange={(event) => onChange({ ...draft, username: event.currentTarget.value })}
        />
      ) : null}
      <PasswordInput
        label={t('devices.secret')}
        description={hasSecret ? t('devices.secretSaved') : t(`devices.secret.${kind}`)}
        {...LATIN_FIELD}
        autoComplete="new-password"
        maxLength={200}
        value={draft.secret}
        onChange={(event) => onChange({ ...draft, secret: event.currentTarget.value })}
      />
    </>
  );
}

/** The word is made for the person, shown as part of the whole address, and never comes back after saving. */
function HttpSecret({ draft, fault, hasSecret, onChange }: Props) {
  const t = useWords();
  const make = () => onChange({ ...draft, secret: newSecret((bytes) => crypto.getRandomValues(bytes)) });
  const latest = useRef(make);
  latest.current = make;
  useEffect(() => {
    if (!hasSecret) latest.current();
  }, [hasSecret]);
  const url = draft.secret === '' ? null : postingUrl(addressOf(draft.parts), draft.secret, location.hostname);
  return (
    <>
      <Group align="end" gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('devices.httpSecret')}
          description={hasSecret && draft.secret === '' ? t('devices.httpUrlHidden') : t('devices.httpSecretText')}
          {...LATIN_FIELD}
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          maxLength={100}
          value={draft.secret}
          onChange={(event) => onChange({ ...draft, secret: event.currentTarget.value.trim() })}
          error={fault === 'secret' ? t('devices.httpSecretShort') : null}
        />
        <Tooltip label={t('devices.httpSecretNew')}>
          <ActionIcon size={36} variant="default" aria-label={t('devices.httpSecretNew')} onClick={make}>
            <IconRefresh size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {url === null ? null : (
        <div>
          <CopyUrl label={t('devices.httpUrl')} url={url} />
          <Text size="xs" c="dimmed" mt={4}>
            {t('devices.httpUrlText')}
          </Text>
        </div>
      )}
    </>
  );
}
