import { Button, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeviceState } from '../../../shared/contract/lines.ts';
import { useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { newSecret, postingUrl } from './address-parts.ts';
import { CopyUrl } from './copy-url.tsx';

/** Where other programs post their events. The word at its end is shown only in the moment in which it is made. */
export function HttpAddress({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const { run, pending } = useCommand('devices.update');
  const [made, setMade] = useState<string | null>(null);
  const { id, name, address, baudRate, enabled, options } = device;
  const make = async () => {
    const secret = newSecret((bytes) => crypto.getRandomValues(bytes));
    const done = await run({ id, name, address, baudRate, enabled, options, secret });
    if (done.ok) setMade(secret);
  };
  const url = postingUrl(address, made ?? '…', location.hostname);
  if (url === null) return null;
  return (
    <div>
      {made === null ? (
        <Text size="sm" fw={500}>
          {t('devices.httpUrl')} <code dir="ltr">{url}</code>
        </Text>
      ) : (
        <CopyUrl label={t('devices.httpUrl')} url={url} />
      )}
      <Text size="xs" c="dimmed" my={4}>
        {t(made === null ? 'devices.httpUrlHidden' : 'devices.httpUrlMade')}
      </Text>
      {device.fixed ? null : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          loading={pending}
          onClick={() => void make()}
        >
          {t('devices.httpSecretNew')}
        </Button>
      )}
    </div>
  );
}
